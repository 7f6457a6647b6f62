import type { SimulatorControl } from '../simulator/src/control.js';
import type { Customer } from '../simulator/src/customer.js';
import type { Id, Ms } from '../src/domain.js';
import type { Desk } from './desk.js';
import { sofa } from './picture.js';
import type { Line, Story } from './stories.js';
import { voiceNote } from './voice-note.js';

const MINUTE: Ms = 60_000;

export interface Town {
  sim: SimulatorControl;
  /** Of the agent with this id. */
  desk: (agentId: Id) => Promise<Desk>;
  /** What `ago` in the stories is counted from. */
  now: Ms;
}

/**
 * Lives the stories through, in the order in which they began: customers at their phones, agents at their desks, all
 * by the way that messages take. Ends at `now`.
 */
export async function live(town: Town, stories: readonly Story[]): Promise<void> {
  const { sim, now } = town;
  for (const story of stories.toSorted((a, b) => b.ago - a.ago)) {
    await reach(sim, now - story.ago * MINUTE);
    await tell(town, story);
  }
  await reach(sim, now);
}

async function tell({ sim, desk }: Town, story: Story): Promise<void> {
  const customer = await sim.customer(story.who);
  await says(customer, story.says);
  await customer.hears('assistente virtual');
  if (story.about === undefined) return;
  await customer.taps(story.about);
  const told = await customer.hears('protocolo');
  for (const line of story.waiting ?? []) {
    await sim.clock.advance(MINUTE);
    await says(customer, line);
  }
  if (story.agent === undefined) return sim.webhooks.settled();

  const agent = await desk(story.agent);
  const id = await agent.takes(protocolIn(told.text));
  for (const line of story.lines ?? []) {
    await sim.clock.advance(MINUTE);
    if (line[0] === 'customer') await says(customer, line[1]);
    else await answers(agent, id, customer, line[1]);
  }
  await sim.webhooks.settled();
  await agent.reads(id);
  if (!story.closed) return;

  const { reasonId, rating } = story.closed;
  await agent.does({
    type: 'close',
    conversationId: id,
    reasonId,
    survey: true,
    finalMessage: true,
  });
  await customer.hears('avalia');
  if (rating === undefined) return;
  await customer.says(String(rating));
  await customer.hears('pela sua avaliação');
}

function says(customer: Customer, line: Line): Promise<unknown> {
  if (typeof line === 'string') return customer.says(line);
  const words = line.caption === undefined ? {} : { caption: line.caption };
  return line.file === 'voice'
    ? customer.sendsVoice(voiceNote(4))
    : customer.sendsPhoto(sofa(), { mime: 'image/png', ...words });
}

async function answers(agent: Desk, id: Id, customer: Customer, text: string): Promise<void> {
  await agent.reads(id);
  await agent.says(id, text);
  await customer.hears(text);
  await customer.reads();
}

async function reach(sim: SimulatorControl, time: Ms): Promise<void> {
  const ahead = time - (await sim.clock.now());
  if (ahead > 0) await sim.clock.advance(ahead);
}

const protocolIn = (text: string): string => /\d+-\d+/.exec(text)?.[0] ?? '';
