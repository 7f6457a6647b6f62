import type { Conversation } from '../../domain/conversation.js';
import type { InboxEvent } from '../../domain/events.js';
import type { Versioned } from '../../domain/id.js';
import { canonical, hold } from '../breach.js';
import { rule, type Rule } from '../rule.js';
import type { Scene } from '../scene.js';

/** 3: what the merge by `rev` stands on. */
export const revisionRules: Rule[] = [
  rule(3, 'The revisions of an entity never go back on a stream', async (scene) => {
    const { told } = await talk(scene);
    const last = new Map<string, number>();
    for (const { id, rev } of told) {
      const before = last.get(id) ?? -Infinity;
      hold(rev >= before, `rev ${before} or higher of ${id} on the stream`, `rev ${rev} after it`);
      last.set(id, rev);
    }
  }),

  rule(
    3,
    'What has changed has a higher `rev`: the same `rev` is the same thing',
    async (scene) => {
      const { told, read } = await talk(scene);
      const known = new Map<string, string>();
      for (const entity of [...told, ...read]) {
        const key = `${entity.id} at rev ${entity.rev}`;
        const now = canonical(entity);
        const before = known.get(key) ?? now;
        hold(before === now, `${key} to be ${before}`, now);
        known.set(key, now);
      }
    },
  ),
];

/** A short service: what one agent was told of it, and what she was answered and read. */
async function talk(scene: Scene): Promise<{ told: Versioned[]; read: Versioned[] }> {
  const agent = await scene.agent();
  const stream = await agent.follow();
  const customer = await scene.served(agent);
  const { conversationId } = customer;
  const read: Versioned[] = [];
  for (const round of ['first', 'second']) {
    const [question, answer] = [scene.words(`${round} question`), scene.words(`${round} answer`)];
    await customer.write(question);
    await stream.message(question);
    const { conversation, message } = await agent.write(conversationId, answer);
    if (conversation) read.push(bare(conversation));
    if (message) read.push(message);
    await stream.message(answer);
    await customer.received();
    if (!customer.report) continue;
    await customer.report(answer, 'read');
    await stream.message(answer, ({ status }) => status === 'read');
  }
  const last = scene.words('last');
  await customer.write(last);
  await stream.message(last);
  const told = stream.heard.flatMap(entitiesOf);
  const conversation = await agent.conversation(conversationId);
  if (conversation) read.push(bare(conversation));
  read.push(...(await agent.messages(conversationId)));
  return { told, read };
}

function entitiesOf(event: InboxEvent): Versioned[] {
  switch (event.type) {
    case 'conversation':
      return [bare(event.conversation)];
    case 'message':
      return [event.message];
    case 'contact':
      return [event.contact];
    default:
      return [];
  }
}

/** Without its contact, which has a `rev` of its own. */
const bare = ({ contact: _, ...conversation }: Conversation): Versioned => conversation;
