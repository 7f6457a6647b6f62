import type { CommandOf, TransferTarget } from '../../domain/commands.js';
import type { Id } from '../../domain/id.js';
import { mayRepeat, type Story } from './story.js';
import type { Watcher } from './watcher.js';

/** One thing that may happen. Resolves to a line for the log; undefined when it cannot happen now. */
type Step = (story: Story) => Promise<string | undefined>;

/** Does one thing, by chance. */
export async function step(story: Story): Promise<void> {
  const line = await story.random.pick(WEIGHTED)(story);
  if (line) story.log.push(line);
}

const customerWrites: Step = async (story) => {
  const customer = story.random.pick(story.customers);
  const text = story.scene.words('customer');
  await customer.write(text);
  story.written.get(customer.conversationId)!.push(text);
  return `a customer writes "${text}"`;
};

const agentClaims: Step = async (story) => {
  const [by, conversationId] = somebodySomewhere(story);
  if (!by.isOnline) return undefined;
  const { fate } = await story.tell(by, { type: 'claim', conversationId });
  return `${by.name} claims ${conversationId}: ${fate}`;
};

const agentSends: Step = (story) => sends(story, ...somebodyAtWork(story));

const answerIsLost: Step = async (story) => {
  const [by, conversationId] = somebodyAtWork(story);
  if (!by.isOnline || !by.seat.loseNextAnswer) return undefined;
  await by.seat.loseNextAnswer();
  return `${await sends(story, by, conversationId)}, and the answer is lost`;
};

const agentReads: Step = async (story) => {
  const [by, conversationId] = somebodySomewhere(story);
  if (!by.isOnline || !by.desk.declares('read')) return undefined;
  const { fate } = await story.tell(by, { type: 'read', conversationId, upTo: '\uffff' });
  return `${by.name} reads ${conversationId}: ${fate}`;
};

const agentTransfers: Step = async (story) => {
  const [by, conversationId] = somebodyAtWork(story);
  const to = targetFor(story, by);
  if (!by.isOnline || !to) return undefined;
  const { fate } = await story.tell(by, { type: 'transfer', conversationId, to });
  return `${by.name} transfers ${conversationId} to ${JSON.stringify(to)}: ${fate}`;
};

const commandIsRepeated: Step = async (story) => {
  const known = story.deeds.filter(({ by, fate }) => fate !== 'refused' && mayRepeat(by));
  if (known.length === 0) return undefined;
  const deed = story.random.pick(known);
  const { by, order, text, fate } = deed;
  if (!by.isOnline) return undefined;
  await story.attempt(deed, fate === 'straight' ? fate : 'later');
  return `${by.name} repeats \`${order.type}\` ${text ? `"${text}"` : ''}: ${deed.fate}`;
};

const agentComesBack: Step = async (story) => {
  const by = story.random.pick(story.watchers);
  if (!by.isOnline) {
    await story.back(by);
    return `${by.name} is back on line`;
  }
  await by.disconnect();
  await by.connect();
  return `${by.name} begins a new session`;
};

const lineIsLost: Step = async (story) => {
  const by = story.random.pick(story.watchers);
  if (!by.isOnline || !by.seat.setOnline) return undefined;
  await by.seat.setOnline(false);
  by.isOnline = false;
  return `${by.name} is off line`;
};

const phoneReports: Step = async (story) => {
  const customer = story.random.pick(story.customers);
  if (!customer.report) return undefined;
  const received = await customer.received();
  const texts = story.deeds.flatMap(({ text }) => (text && received.includes(text) ? text : []));
  if (texts.length === 0) return undefined;
  const [text, status] = [
    story.random.pick(texts),
    story.random.pick(['delivered', 'read'] as const),
  ];
  await customer.report(text, status);
  return `the phone reports "${text}" as ${status}`;
};

const everybodyAtOnce: Step = async (story) => {
  const lines = await Promise.all([
    ...story.customers.map((customer) => {
      const text = story.scene.words('customer');
      story.written.get(customer.conversationId)!.push(text);
      return customer.write(text).then(() => `a customer writes "${text}"`);
    }),
    agentClaims(story),
    agentClaims(story),
    agentTransfers(story),
  ]);
  return `at once: ${lines.filter(Boolean).join(' · ')}`;
};

/** How often each happens, compared with the others. */
const STEPS: [weight: number, step: Step][] = [
  [5, customerWrites],
  [5, agentClaims],
  [8, agentSends],
  [2, answerIsLost],
  [2, agentReads],
  [2, agentTransfers],
  [5, commandIsRepeated],
  [3, agentComesBack],
  [1, lineIsLost],
  [1, phoneReports],
  [2, everybodyAtOnce],
];
const WEIGHTED = STEPS.flatMap(([weight, step]) => Array.from({ length: weight }, () => step));

async function sends(story: Story, by: Watcher, conversationId: Id): Promise<string> {
  const text = story.scene.words('agent');
  const content = { kind: 'text', text } as const;
  const { fate } = await story.tell(by, { type: 'send', conversationId, content }, text);
  return `${by.name} sends "${text}" in ${conversationId}: ${fate}`;
}

/** One of those at work, and a conversation, in her sight or not. */
const somebodySomewhere = ({ random, watchers, customers }: Story): [Watcher, Id] => [
  random.pick(watchers),
  random.pick(customers).conversationId,
];

/** Most often one who has claimed a conversation, and may have it still. */
function somebodyAtWork(story: Story): [Watcher, Id] {
  const { deeds, random } = story;
  const claims = deeds.filter(({ order, fate }) => order.type === 'claim' && fate !== 'refused');
  if (claims.length === 0 || random.below(5) === 0) return somebodySomewhere(story);
  const { by, order } = random.pick(claims);
  return [by, (order as CommandOf<'claim'>).conversationId];
}

function targetFor({ random, watchers }: Story, by: Watcher): TransferTarget | undefined {
  const { transfer } = by.desk.session.info.can;
  const { me } = random.pick(watchers).desk;
  const [sectorId] = me.sectors;
  const targets: TransferTarget[] = [
    ...(transfer?.agent && me.id !== by.desk.me.id ? [{ agentId: me.id }] : []),
    ...(transfer?.sector && sectorId !== undefined ? [{ sectorId }] : []),
  ];
  return targets.length > 0 ? random.pick(targets) : undefined;
}
