import type { CloseReason } from '../../domain/lookups.js';
import { hold, need, same } from '../breach.js';
import type { Desk, Order } from '../desk.js';
import { rule, type Rule } from '../rule.js';
import { list } from '../scene.js';
import { serving } from './capabilities.js';

/** 7 and 13: the end of a service. */
export const closingRules: Rule[] = [
  rule(
    13,
    'A conversation can be closed, and is told as closed, with its reason',
    async (scene) => {
      const { agent, customer, stream } = await serving(scene, 'close');
      const { conversationId } = customer;
      const { order, reason } = await closing(agent, conversationId);
      const note = agent.session.info.can.close?.note ? scene.words('note') : undefined;
      await agent.do({ ...order, ...(note !== undefined && { note }) });
      const { closed, allow } = await stream.conversation(
        conversationId,
        (conversation) => conversation.closed !== undefined,
        'that is closed',
      );
      same(closed?.by?.id, agent.me.id, 'who closed it');
      same(closed?.reason?.id, reason?.id, 'the reason');
      same(closed?.note, note, 'the note');
      hold(!allow.includes('send'), 'no `send` in `allow` of what is closed', allow);
    },
  ),

  rule(13, 'A closing without the reason or the note that it needs is `invalid`', async (scene) => {
    const { agent, customer } = await serving(scene, 'close');
    const { conversationId } = customer;
    need(agent.session.info.can.close?.reason === 'required', 'no reason is required');
    const without = await agent.refusal({ type: 'close', conversationId });
    same(without.code, 'invalid', 'the code without a reason');
    const { items } = await agent.lookup('closeReason');
    const strict = items.find(({ noteRequired }) => noteRequired);
    if (strict) {
      const order = { type: 'close', conversationId, reasonId: strict.id } as const;
      same((await agent.refusal(order)).code, 'invalid', 'the code without its note');
    }
    const now = await agent.conversation(conversationId);
    hold(now !== undefined && !now.closed, 'it to be open still', now);
  }),

  rule(
    13,
    'The final message and the survey of a closing leave when chosen, and only then',
    async (scene) => {
      const { agent } = await serving(scene, 'close');
      const { close } = agent.session.info.can;
      const chosen = (['finalMessage', 'survey'] as const).filter(
        (extra) => close?.[extra] === 'choose',
      );
      need(chosen.length > 0, 'nothing can be chosen at a closing');
      for (const extra of [undefined, ...chosen]) {
        const customer = await scene.served(agent);
        const { order } = await closing(agent, customer.conversationId);
        const extras = { finalMessage: false, survey: false, ...(extra && { [extra]: true }) };
        const before = (await customer.received()).length;
        await agent.do({ ...order, ...extras });
        const got = (await customer.received()).slice(before);
        const expected = extra ? 1 : 0;
        hold(
          got.length === expected,
          `${expected} messages with ${extra ?? 'nothing'} chosen`,
          list(got),
        );
        if (extra === 'finalMessage' && close?.finalMessageText !== undefined)
          same(got, [close.finalMessageText], 'the final message');
      }
    },
  ),

  rule(
    7,
    'A closing repeated under its id closes once, and says its last words once',
    async (scene) => {
      const { agent, customer } = await serving(scene, 'close');
      need(agent.session.info.idempotent, 'the adapter declares `idempotent: false`');
      const { close } = agent.session.info.can;
      const { order } = await closing(agent, customer.conversationId);
      const extras = close?.finalMessage === 'choose' ? { finalMessage: true } : {};
      const id = scene.newId();
      await agent.do({ ...order, ...extras }, id);
      const received = await customer.received();
      const stored = await scene.stored(customer.conversationId);
      await agent.do({ ...order, ...extras }, id);
      same(await customer.received(), received, 'what the phone has after the repeat');
      const again = await scene.stored(customer.conversationId);
      same(again.length, stored.length, 'how many messages there are after the repeat');
    },
  ),

  rule(13, 'What was closed can be opened again, when that is declared', async (scene) => {
    const { agent, customer, stream } = await serving(scene, 'reopen');
    const { conversationId } = customer;
    const { order } = await closing(agent, conversationId);
    await agent.do(order);
    await agent.do({ type: 'reopen', conversationId });
    const now = await agent.conversation(conversationId);
    hold(now !== undefined && !now.closed, 'it to be open', now);
    const text = scene.words('reopened');
    await agent.write(conversationId, text);
    await stream.message(text);
  }),
];

/** A closing with the least that is needed. @throws Skip when a reason is needed and there is none without a note */
async function closing(agent: Desk, conversationId: string) {
  const { can } = agent.session.info;
  const order: Order = { type: 'close', conversationId };
  if (can.close?.reason === 'none' || !can.lookups.includes('closeReason')) {
    return { order, reason: undefined };
  }
  const { items } = await agent.lookup('closeReason');
  const reason: CloseReason = need(
    items.find(({ noteRequired }) => !noteRequired),
    'the backend has no reason that needs no note',
  );
  return { order: { ...order, reasonId: reason.id }, reason };
}
