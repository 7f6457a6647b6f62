import type { Conversation } from '../../domain/conversation.js';
import type { Id } from '../../domain/id.js';
import type { Message } from '../../domain/message.js';
import { isWaitingFirst, type Queue } from '../../domain/queue.js';
import { hold, need, same } from '../breach.js';
import { rule, type Rule } from '../rule.js';
import { list, type Scene } from '../scene.js';
import { wordsOf } from '../words.js';

/** 12: lists in pages. */
export const pagingRules: Rule[] = [
  rule(
    12,
    'The pages of a conversation have no hole and no overlap while new messages arrive',
    async (scene) => {
      const agent = await scene.agent();
      const customer = await scene.hand.arrive();
      const { conversationId } = customer;
      const stream = await agent.follow();
      const texts = Array.from({ length: 12 }, () => scene.words('line'));
      for (const text of texts) await customer.write(text);
      await stream.messages(texts);

      const pages = await agent.pages(async (at) => {
        const answer = await agent.messagePage({ conversationId, limit: 5, ...at });
        ascends(answer.items);
        const text = scene.words('meanwhile');
        await customer.write(text);
        await stream.message(text);
        return answer;
      });
      const read = pages.reverse().flat();
      ascends(read);
      const words = read.map(wordsOf).filter((text) => texts.includes(text));
      same(words, texts, 'the messages on all pages');
      hold(
        pages.every((page) => page.length <= 5),
        'five messages a page at most',
        list(pages),
      );
    },
  ),

  rule(
    12,
    'From the page around a message the pages lead both ways, to the first and the last',
    async (scene) => {
      const agent = await scene.agent();
      need(agent.session.info.can.around, '`around` is not declared');
      const customer = await scene.hand.arrive();
      const { conversationId } = customer;
      const stream = await agent.follow();
      const texts = Array.from({ length: 12 }, () => scene.words('line'));
      for (const text of texts) await customer.write(text);
      const { id: around } = await stream.message(texts[5]!);
      await stream.messages(texts);

      const read = (page: string) => agent.messagePage({ conversationId, page, limit: 4 });
      const middle = await agent.messagePage({ conversationId, around, limit: 4 });
      const hasIt = middle.items.some(({ id }) => id === around);
      hold(hasIt, `"${texts[5]}" on the page around it`, list(middle.items.map(wordsOf)));
      const nowhere = { conversationId, around: scene.newId(), limit: 4 };
      const { items: newest } = await agent.messagePage(nowhere);
      same(newest.map(wordsOf), texts.slice(-4), 'the page around a message that is not there');
      const found = [...middle.items];
      for (let page = middle.next; page !== undefined;) {
        const answer = await read(page);
        found.unshift(...answer.items);
        page = answer.next;
      }
      for (let page = middle.prev; page !== undefined;) {
        const answer = await read(page);
        found.push(...answer.items);
        page = answer.prev;
      }
      ascends(found);
      const all = (await agent.messages(conversationId)).map(({ id }) => id);
      same(
        found.map(({ id }) => id),
        all,
        'the messages before, around and after it',
      );
    },
  ),

  rule(
    12,
    'The pages of a queue have no hole and no overlap while customers come and go',
    async (scene) => {
      const agent = await scene.agent();
      const arrivals = await arrive(scene, 8);
      const { queue = '' } = (await agent.conversation(arrivals[0]!)) ?? {};
      const line = await agent.pages((at) => agent.conversationPage({ queue, limit: 50, ...at }));
      const inLine = line.flat().flatMap(({ id }) => (arrivals.includes(id) ? id : []));
      same(inLine.length, arrivals.length, 'how many of those who arrived are in the queue');
      const { total = line.flat().length } = await agent.conversationPage({ queue, limit: 1 });
      same(total, line.flat().length, '`total`');
      const [going, known] = [inLine.slice(0, 3), inLine.slice(3)];
      const pages = await agent.pages(async (at) => {
        const answer = await agent.conversationPage({ queue, limit: 2, ...at });
        const gone = going.shift();
        if (gone === undefined) return answer;
        if (agent.declares('claim')) await agent.claim(gone);
        await scene.hand.arrive();
        return answer;
      });
      const ids = pages.flat().map(({ id }) => id);
      for (const id of known) {
        const times = ids.filter((other) => other === id).length;
        same(times, 1, `how often ${id} is on the pages of its queue`);
      }
      hold(
        pages.every((page) => page.length <= 2),
        'two conversations a page at most',
        list(pages),
      );
    },
  ),

  rule(
    12,
    'Of a queue of kind `new` the longest wait comes first, of others the newest movement',
    async (scene) => {
      const agent = await scene.agent();
      await scene.hand.arrive();
      const customers = [await scene.served(agent), await scene.served(agent)];
      const stream = await agent.follow();
      const text = scene.words('moves');
      await scene.hand.moveClock?.(1000); // else all of it may be one millisecond
      await customers[0]!.write(text);
      await stream.message(text);
      await scene.hand.arrive();
      for (const queue of agent.session.info.queues) {
        const { items } = await agent.conversationPage({ queue: queue.id, limit: 50 });
        same(
          items.map(({ id }) => id),
          inOrder(items, queue).map(({ id }) => id),
          `the order of the queue "${queue.id}"`,
        );
        hold(
          items.every((item) => item.queue === queue.id),
          `nothing but "${queue.id}" in it`,
          list(items.map((item) => item.queue)),
        );
      }
    },
  ),

  rule(12, 'Conversations can be found by their ids, and by their contact', async (scene) => {
    const agent = await scene.agent();
    const customers = [await scene.hand.arrive(), await scene.hand.arrive()];
    const ids = customers.map(({ conversationId }) => conversationId);
    const found = await agent.conversationPage({ ids: [...ids, scene.newId()] });
    same(found.items.map(({ id }) => id).sort(), [...ids].sort(), 'what is found by ids');
    const contactId = need(found.items[0], 'nothing was found by ids').contact.id;
    const hers = await agent.conversationPage({ contactId });
    same(
      hers.items.map(({ contact }) => contact.id),
      [contactId],
      'the contacts of what is found by one contact',
    );
  }),
];

async function arrive(scene: Scene, count: number): Promise<Id[]> {
  const ids: Id[] = [];
  while (ids.length < count) ids.push((await scene.hand.arrive()).conversationId);
  return ids;
}

function ascends(messages: readonly Message[]): void {
  const orders = messages.map(({ order }) => order);
  const isRising = orders.every((order, at) => at === 0 || orders[at - 1]! < order);
  hold(isRising, '`order` to rise from message to message', list(orders));
}

function inOrder(items: readonly Conversation[], queue: Queue): Conversation[] {
  const waitOf = ({ waitingSince, activeAt }: Conversation): number => waitingSince ?? activeAt;
  return items.toSorted((a, b) =>
    isWaitingFirst(queue) ? waitOf(a) - waitOf(b) : b.activeAt - a.activeAt,
  );
}
