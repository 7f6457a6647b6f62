import type { Id } from '../../domain/id.js';
import { hold, isAdapterError, need, same } from '../breach.js';
import { failureOf, type Desk } from '../desk.js';
import { rule, type Rule } from '../rule.js';
import { list, type Scene } from '../scene.js';
import { allWords, wordsOf } from '../words.js';

const IDEMPOTENT = 'the adapter declares `idempotent: false`';

/** 7, 8 and 9: one command, one effect, and the truth about it. */
export const commandRules: Rule[] = [
  rule(
    7,
    'A message sent again under the same id is one message, with one result',
    async (scene) => {
      const agent = await scene.agent();
      need(agent.session.info.idempotent, IDEMPOTENT);
      const customer = await scene.served(agent);
      const { conversationId } = customer;
      const [text, id] = [scene.words('once'), scene.newId()];
      const first = await agent.write(conversationId, text, id);
      const again = [
        await agent.write(conversationId, text, id),
        await (await scene.agent()).write(conversationId, text, id),
      ];
      for (const result of again)
        same(result.message?.id, first.message?.id, 'the message in the result of a repeat');
      await isOnce(scene, conversationId, text);
      same(count(await customer.received(), text), 1, `how often the phone got "${text}"`);
    },
  ),

  rule(7, 'Repeats that come at the same time are one message', async (scene) => {
    const agent = await scene.agent();
    need(agent.session.info.idempotent, IDEMPOTENT);
    const customer = await scene.served(agent);
    const { conversationId } = customer;
    const [text, id] = [scene.words('at once'), scene.newId()];
    const desks = [agent, agent, await scene.agent()];
    const content = { kind: 'text', text } as const;
    const failures = await Promise.all(
      desks.map((desk) => failureOf(desk.ask({ type: 'send', conversationId, content }, id))),
    );
    for (const failure of failures) {
      const isWaiting = isAdapterError(failure) && failure.retry === 'later';
      hold(!failure || isWaiting, 'the result, or an error to try again later', failure);
    }
    await agent.write(conversationId, text, id);
    await isOnce(scene, conversationId, text);
    same(count(await customer.received(), text), 1, `how often the phone got "${text}"`);
  }),

  rule(
    7,
    'A claim repeated under its id does nothing when the state has moved on',
    async (scene) => {
      const agent = await scene.agent();
      need(agent.session.info.idempotent, IDEMPOTENT);
      const colleague = await scene.colleague();
      const { conversationId } = await scene.hand.arrive();
      const id = scene.newId();
      const order = { type: 'claim', conversationId } as const;
      await agent.do(order, id);
      const { can } = agent.session.info;
      need(can.transfer?.agent, 'the adapter declares no transfer to agents');
      const to = { agentId: colleague.me.id };
      await agent.do({ type: 'transfer', conversationId, to });
      await agent.do(order, id);
      const now = await colleague.conversation(conversationId);
      same(now?.assignee?.id, colleague.me.id, 'the assignee after the repeat');
    },
  ),

  rule(7, 'Two ids are two commands, though they say the same', async (scene) => {
    const agent = await scene.agent();
    const customer = await scene.served(agent);
    const { conversationId } = customer;
    const text = scene.words('twice');
    await agent.write(conversationId, text);
    await agent.write(conversationId, text);
    const stored = (await scene.stored(conversationId)).map(wordsOf);
    same(count(stored, text), 2, `how often the conversation has "${text}"`);
    same(count(await customer.received(), text), 2, `how often the phone got "${text}"`);
  }),

  rule(
    7,
    'A refusal leaves its id free, so that the same command can be done later',
    async (scene) => {
      const agent = await scene.agent();
      const { conversationId } = await scene.hand.arrive();
      const { allow = [] } = (await agent.conversation(conversationId)) ?? {};
      need(!allow.includes('send'), 'who has not claimed a conversation may write in it here');
      const [text, id] = [scene.words('early'), scene.newId()];
      const content = { kind: 'text', text } as const;
      const { applied } = await agent.refusal({ type: 'send', conversationId, content }, id);
      same(applied, 'no', '`applied` of a refusal');
      await agent.claim(conversationId);
      await agent.write(conversationId, text, id);
      await isOnce(scene, conversationId, text);
    },
  ),

  rule(
    8,
    "A lost answer says `applied: 'maybe'`, and the same id finds what was done",
    async (scene) => {
      const agent = await scene.agent();
      const lose = lineOf(agent, 'loseNextAnswer');
      const customer = await scene.served(agent);
      const { conversationId } = customer;
      const [text, id] = [scene.words('lost'), scene.newId()];
      const content = { kind: 'text', text } as const;
      await lose();
      const { applied, retry } = await agent.refusal({ type: 'send', conversationId, content }, id);
      same({ applied, retry }, { applied: 'maybe', retry: 'later' }, 'the error of a lost answer');
      if (agent.session.info.idempotent) await agent.write(conversationId, text, id);
      await isOnce(scene, conversationId, text);
      same(count(await customer.received(), text), 1, `how often the phone got "${text}"`);
    },
  ),

  rule(
    8,
    "A refusal says `applied: 'no'` and how long to wait, and nothing was done",
    async (scene) => {
      const agent = await scene.agent();
      const refuse = lineOf(agent, 'refuseNext');
      const customer = await scene.served(agent);
      const { conversationId } = customer;
      const text = scene.words('refused');
      const content = { kind: 'text', text } as const;
      await refuse('rate_limited', 4000);
      const refusal = await agent.refusal({ type: 'send', conversationId, content });
      same(
        {
          code: refusal.code,
          applied: refusal.applied,
          retryAfterMs: refusal.detail.retryAfterMs,
        },
        { code: 'rate_limited', applied: 'no', retryAfterMs: 4000 },
        'the refusal',
      );
      const stored = await scene.stored(conversationId);
      hold(!allWords(stored).includes(text), 'nothing of it stored', allWords(stored));
      same(count(await customer.received(), text), 0, `how often the phone got "${text}"`);
    },
  ),

  rule(
    9,
    'A claim of what a colleague has is a `conflict` that shows who has it',
    async (scene) => {
      const [agent, colleague] = [await scene.agent(), await scene.colleague()];
      const { conversationId } = await scene.hand.arrive();
      await colleague.claim(conversationId);
      const refusal = await agent.refusal({ type: 'claim', conversationId });
      same(refusal.code, 'conflict', 'the code');
      same(refusal.applied, 'no', '`applied`');
      const { current } = refusal.detail;
      hold(
        current !== undefined && 'assignee' in current,
        'the conversation as `current`',
        current,
      );
      same(current.assignee?.id, colleague.me.id, 'the assignee of `current`');
      const now = await agent.conversation(conversationId);
      same(now?.assignee?.id, colleague.me.id, 'the assignee that is read afterwards');
    },
  ),

  rule(9, 'Of many claims at the same time exactly one agent wins', async (scene) => {
    const desks = [
      await scene.agent(),
      await scene.colleague(),
      await scene.agent(),
      await scene.colleague(),
    ];
    for (let round = 0; round < 5; round += 1) {
      const { conversationId } = await scene.hand.arrive();
      const failures = await Promise.all(
        desks.map((desk) => failureOf(desk.ask({ type: 'claim', conversationId }))),
      );
      const winners = new Set(desks.filter((_, at) => !failures[at]).map(({ me }) => me.id));
      hold(winners.size === 1, 'one winner', list([...winners]));
      for (const failure of failures.filter(Boolean)) {
        hold(isAdapterError(failure) && failure.code === 'conflict', 'a `conflict`', failure);
      }
      const now = await desks[0]!.conversation(conversationId);
      same(now?.assignee?.id, [...winners][0], 'the assignee that is read afterwards');
    }
  }),
];

const count = (texts: readonly string[], text: string): number =>
  texts.filter((said) => said === text).length;

async function isOnce(scene: Scene, conversationId: Id, text: string): Promise<void> {
  const stored = allWords(await scene.stored(conversationId));
  hold(count(stored, text) === 1, `"${text}" once in the conversation`, list(stored));
}

/** What goes wrong on the line of a desk. @throws Skip when the hand cannot let it */
export function lineOf<K extends 'setOnline' | 'loseNextAnswer' | 'refuseNext'>(
  { seat }: Desk,
  member: K,
): NonNullable<Desk['seat'][K]> {
  const found = need(seat[member], `the hand has no \`${member}\` of a seat`);
  return found.bind(seat) as NonNullable<Desk['seat'][K]>;
}
