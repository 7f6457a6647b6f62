import type { InboxEvent } from '../../domain/events.js';
import type { Id } from '../../domain/id.js';
import type { Counts } from '../../domain/queue.js';
import type { Follower } from '../follower.js';
import { hold, isAdapterError, need, same, show } from '../breach.js';
import { failureOf, type Desk } from '../desk.js';
import { rule, type Rule } from '../rule.js';
import { wordsOf } from '../words.js';

/** 4: who hears of what. */
export const sightRules: Rule[] = [
  rule(4, 'What a customer writes is told on every stream that may see it', async (scene) => {
    const desks = [await scene.agent(), await scene.agent()];
    if (scene.hand.colleague) desks.push(await scene.colleague());
    const customer = await scene.hand.arrive();
    const streams = await Promise.all(desks.map((desk) => desk.follow()));
    const texts = [1, 2, 3].map(() => scene.words('customer'));
    for (const text of texts) await customer.write(text);
    for (const stream of streams) {
      for (const text of texts) {
        const { direction, conversationId } = await stream.message(text);
        same({ direction, conversationId }, incoming(customer.conversationId), `"${text}"`);
      }
      const [last = ''] = texts.slice(-1);
      await stream.conversation(
        customer.conversationId,
        ({ preview, unread }) => unread >= texts.length && (preview?.text ?? last) === last,
        'with the last message in its preview and all of them unread',
      );
    }
  }),

  rule(
    4,
    'What an agent does is told on her own streams, with the id of the command',
    async (scene) => {
      const [acting, watching] = [await scene.agent(), await scene.agent()];
      const { conversationId } = await scene.hand.arrive();
      const streams = [await acting.follow(), await watching.follow()];
      const [text, id] = [scene.words('agent'), scene.newId()];
      await acting.claim(conversationId);
      await acting.write(conversationId, text, id);
      for (const stream of streams) {
        await hasTaken(stream, conversationId, acting);
        const { commandId, direction } = await stream.message(text);
        same({ commandId, direction }, { commandId: id, direction: 'out' }, `"${text}"`);
      }
    },
  ),

  rule(4, 'What a colleague does is told on the streams of those who see it', async (scene) => {
    const [agent, colleague] = [await scene.agent(), await scene.colleague()];
    const { conversationId } = await scene.hand.arrive();
    const stream = await agent.follow();
    const text = scene.words('colleague');
    await colleague.claim(conversationId);
    await colleague.write(conversationId, text);
    const { allow } = await hasTaken(stream, conversationId, colleague);
    await stream.message(text);
    hold(!allow.includes('claim'), 'no `claim` in `allow` of what a colleague has', allow);
  }),

  rule(4, 'What the bot says is told on the streams of those who see it', async (scene) => {
    const agent = await scene.agent();
    const stream = await agent.follow();
    const { conversationId } = await scene.play('meetBot');
    const { message } = await stream.hears(
      'message',
      (event) => event.message.conversationId === conversationId && isBot(event.message),
      'of a message whose author is the bot',
    );
    same(message.direction, 'out', 'the direction of what the bot says');
    await stream.conversation(conversationId, () => true, 'that the bot serves');
    const ids = (await agent.messages(conversationId)).map(({ id }) => id);
    hold(ids.includes(message.id), `${message.id} among the messages that are read`, ids);
  }),

  rule(4, 'Who loses sight of a conversation is told that it is gone', async (scene) => {
    const agent = await scene.agent();
    const outsider = await scene.outsider();
    const { conversationId } = await scene.served(agent);
    const [hers, his] = [await agent.follow(), await outsider.follow()];
    await giveAway(agent, conversationId, outsider);
    await hers.hears('gone', (event) => event.conversationId === conversationId, 'that it is gone');
    const seen = await his.conversation(conversationId, () => true, 'that came to his sector');
    hold(seen.assignee?.id !== agent.me.id, 'nobody of another sector as its assignee', seen);
    same(await agent.conversation(conversationId), undefined, 'what she reads of it afterwards');
  }),

  rule(4, 'Who may not see a conversation hears nothing of it', async (scene) => {
    const [agent, outsider] = [await scene.agent(), await scene.outsider()];
    const customer = await scene.hand.arrive();
    const { conversationId } = customer;
    const stream = await outsider.follow();
    const start = stream.heard.length;
    const secret = scene.words('secret');
    await customer.write(secret);
    await agent.claim(conversationId);
    await agent.write(conversationId, scene.words('secret'));

    const sign = await scene.served(agent);
    await giveAway(agent, sign.conversationId, outsider);
    await stream.conversation(sign.conversationId, () => true, 'that came to his sector');
    const leaks = stream.heard
      .slice(start)
      .filter((event) => canHold(event, conversationId) || canHold(event, secret));
    same(leaks, [], 'what he was told of it');
  }),

  rule(4, 'What an agent may not see is `not_found`, as what does not exist', async (scene) => {
    const outsider = await scene.outsider();
    for (const command of ['claim', 'send'] as const) outsider.needs(command);
    const customer = await scene.hand.arrive();
    const content = { kind: 'text', text: scene.words('intruder') } as const;
    for (const conversationId of [customer.conversationId, scene.newId()]) {
      const { signal } = outsider;
      const read = outsider.session.listMessages({ conversationId }, { signal });
      const refusals = [
        await outsider.refuses('reading its messages to be refused', read),
        await outsider.refusal({ type: 'claim', conversationId }),
        await outsider.refusal({ type: 'send', conversationId, content }),
      ];
      same(
        refusals.map(({ code }) => code),
        ['not_found', 'not_found', 'not_found'],
        'the codes of reading, claiming and sending',
      );
      same((await outsider.conversationPage({ ids: [conversationId] })).items, [], 'the list');
    }
    const words = (await scene.stored(customer.conversationId)).map(wordsOf);
    hold(!words.includes(content.text), 'nothing of an intruder in the conversation', words);
  }),

  rule(4, 'Who is not signed in is `unauthorized`', async (scene) => {
    const { adapter } = await scene.play('stranger');
    const { signal } = new AbortController();
    const opening = failureOf(adapter.open({ signal, locale: 'en' }));
    const failure = await scene.patience.wait(opening, '`open` to be refused');
    const isRefused = isAdapterError(failure) && failure.code === 'unauthorized';
    hold(isRefused, 'an AdapterError `unauthorized`', failure ?? 'a session');
  }),

  rule(
    4,
    'The counts of queues, where they are told, come to what the lists hold',
    async (scene) => {
      const agent = await scene.agent();
      const stream = await agent.follow();
      need((await stream.ready()).counts, 'the backend tells no counts');
      const customer = await scene.hand.arrive();
      await scene.served(agent);
      const text = scene.words('counted');
      await customer.write(text);
      await stream.message(text);
      for (const { id: queue } of agent.session.info.queues)
        await countsAreRight(agent, stream, queue);
    },
  ),
];

/** Waits until what was told of a queue is what is read of it. */
async function countsAreRight(agent: Desk, stream: Follower, queue: Id): Promise<void> {
  for (;;) {
    const heard = stream.heard.length;
    const told = Object.assign({}, ...stream.heard.map(countsIn)) as Counts;
    const { total, unread, atLeast } = told[queue] ?? {};
    if (total === undefined || atLeast) return;
    const rows = (
      await agent.pages((at) => agent.conversationPage({ queue, limit: 100, ...at }))
    ).flat();
    const sum = rows.reduce((unreads, row) => unreads + row.unread, 0);
    if (total === rows.length && (unread ?? sum) === sum) return;
    const read = `${rows.length} in "${queue}", ${sum} messages unread`;
    await stream.more(heard, `counts of ${read}, after ${show(told[queue])}`);
  }
}

const countsIn = (event: InboxEvent): Counts => ('counts' in event ? (event.counts ?? {}) : {});

const incoming = (conversationId: Id) => ({ direction: 'in', conversationId });

const hasTaken = (stream: Follower, conversationId: Id, { me }: Desk) =>
  stream.conversation(
    conversationId,
    ({ assignee }) => assignee?.id === me.id,
    `with ${me.id} as its assignee`,
  );

const isBot = ({ author }: { author: { kind: string } }): boolean => author.kind === 'bot';

const canHold = (event: unknown, text: string): boolean => JSON.stringify(event).includes(text);

/** Transfers a conversation to a sector of the outsider. @throws Skip when that cannot be done */
async function giveAway(agent: Desk, conversationId: Id, outsider: Desk): Promise<void> {
  const { can, me } = agent.session.info;
  need(can.transfer?.sector, 'the adapter declares no transfer to sectors');
  const sectorId = outsider.me.sectors.find((id) => !me.sectors.includes(id));
  need(sectorId, `the outsider has no sector that ${show(me.sectors)} does not hold`);
  await agent.do({ type: 'transfer', conversationId, to: { sectorId: sectorId! } });
}
