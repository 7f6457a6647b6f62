import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { InboxEvent } from '../../src/domain/events.js';
import type { Delivery } from '../../src/domain/message.js';
import type { InboxSession } from '../../src/domain/ports.js';
import { Store, type Fact } from '../../src/store/store.js';
import { CAN, ME, QUEUES } from '../support/fake-backend.js';
import { conversationRow, entryRow, HOUR, messageRow, MINUTE, START } from '../support/rows.js';
import { SimClock } from '../support/world.js';

const session = (now = START): InboxSession => ({
  info: { me: ME, now, queues: QUEUES, can: CAN, idempotent: true, resumable: true },
  events: () => (async function* () {})(),
  listConversations: async () => ({ items: [] }),
  listMessages: async () => ({ items: [] }),
  execute: async () => ({}),
});

const newStore = (clock = new SimClock(START), options = {}): Store => {
  const store = new Store({
    clock,
    report: (error) => {
      throw error;
    },
    ...options,
  });
  store.setSession(session(clock.now()));
  return store;
};

const conversation = (rev: number, change = {}): InboxEvent => ({
  type: 'conversation',
  conversation: conversationRow('c1', { rev, ...change }),
});

const seen = (store: Store) => ({
  conversations: [...store.conversations.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  items: store.threads.items('c1'),
  queues: Object.fromEntries(
    QUEUES.map(({ id }) => [id, [store.queues.ids(id), store.queues.count(id)]]),
  ),
  window: store.windowOf('c1'),
});

describe('store.apply', () => {
  it('keeps the highest rev of a conversation, whatever comes later', () => {
    const store = newStore();
    store.apply(conversation(2, { unread: 5 }));
    store.apply(conversation(1, { unread: 1 }));
    expect(store.conversations.get('c1')!.unread).to.equal(5);
    store.apply(conversation(3, { unread: 0 }));
    expect(store.conversations.get('c1')!.unread).to.equal(0);
  });

  it('tells nobody when an event is repeated', () => {
    const store = newStore();
    store.threads.open('c1');
    store.apply(conversation(1));
    store.apply({ type: 'message', message: messageRow(1) });
    let told = 0;
    store.conversations.watchAll(() => (told += 1));
    store.threads.watch('c1', () => (told += 1));
    store.apply(conversation(1));
    store.apply({ type: 'message', message: messageRow(1) });
    expect(told).to.equal(0);
  });

  it('takes a conversation away, and brings it back only by a newer rev', () => {
    const store = newStore();
    store.apply(conversation(2));
    store.apply({ type: 'gone', conversationId: 'c1', rev: 1 });
    expect(store.conversations.size).to.equal(1);
    store.apply({ type: 'gone', conversationId: 'c1', rev: 3 });
    store.apply(conversation(2));
    expect(store.conversations.size).to.equal(0);
    store.apply(conversation(4));
    expect(store.conversations.size).to.equal(1);
  });

  it('shows the newest contact in all its conversations', () => {
    const store = newStore();
    const contact = { id: 'maria', rev: 1, name: 'Maria' };
    store.apply(conversation(1, { contact }));
    store.apply({ type: 'conversation', conversation: conversationRow('c2', { contact }) });
    store.apply({ type: 'contact', contact: { ...contact, rev: 2, name: 'Maria Lima' } });
    expect([...store.conversations.values()].map((row) => row.contact.name)).to.deep.equal([
      'Maria Lima',
      'Maria Lima',
    ]);
    store.apply(conversation(2, { contact, unread: 1 }));
    expect(store.conversations.get('c1')).to.deep.include({ unread: 1 });
    expect(store.conversations.get('c1')!.contact.name).to.equal('Maria Lima');
  });

  it('keeps messages of opened conversations only', () => {
    const store = newStore();
    store.threads.open('c1');
    store.apply({ type: 'message', message: messageRow(1) });
    store.apply({ type: 'message', message: messageRow(2, { conversationId: 'c2' }) });
    expect([...store.messages.values()].map(({ id }) => id)).to.deep.equal(['m1']);
  });

  it('never takes a tick back', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            rev: fc.integer({ min: 1, max: 4 }),
            status: fc.constantFrom<Delivery>('sent', 'failed', 'delivered', 'read', 'played'),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        (receipts) => {
          const store = newStore();
          store.threads.open('c1');
          const rank = ['sent', 'failed', 'delivered', 'read', 'played'];
          let furthest = 0;
          for (const { rev, status } of receipts) {
            store.apply({
              type: 'message',
              message: messageRow(1, { rev, status, direction: 'out' }),
            });
            furthest = Math.max(furthest, rank.indexOf(status));
            expect(store.messages.get('m1')!.status).to.equal(rank[furthest]);
          }
        },
      ),
    );
  });

  it('ends in the same state whatever the order and the repeats', () => {
    const contact = { id: 'maria', rev: 3, name: 'Maria Lima' };
    const facts: Fact[] = [
      conversation(1),
      conversation(3, { unread: 2, activeAt: START + 1, queue: 'new' }),
      conversation(2, { contact: { ...contact, rev: 2, name: 'M.' } }),
      { type: 'conversation', conversation: conversationRow('c2', { contact, rev: 1 }) },
      {
        type: 'conversation',
        conversation: conversationRow('c2', { contact, rev: 5, queue: 'closed' }),
      },
      { type: 'gone', conversationId: 'c2', rev: 3 },
      { type: 'conversation', conversation: conversationRow('c3') },
      { type: 'gone', conversationId: 'c3', rev: 1 },
      { type: 'contact', contact: { ...contact, rev: 4, name: 'Maria Lima Prado' } },
      { type: 'message', message: messageRow(1) },
      {
        type: 'message',
        message: messageRow(2, { direction: 'out', status: 'sent', commandId: 'k1' }),
      },
      {
        type: 'message',
        message: messageRow(2, { rev: 2, direction: 'out', status: 'read', commandId: 'k1' }),
      },
      {
        type: 'message',
        message: messageRow(2, { rev: 3, direction: 'out', status: 'delivered', commandId: 'k1' }),
      },
      { type: 'message', message: messageRow(3, { rev: 2, editedAt: START }) },
      { type: 'message', message: messageRow(3) },
      {
        type: 'message',
        message: messageRow(4, {
          direction: 'out',
          status: 'failed',
          error: { code: 'window_closed' },
          at: START,
        }),
      },
    ];
    const play = (order: readonly Fact[]) => {
      const store = newStore();
      store.threads.open('c1');
      for (const fact of order) store.apply(fact);
      return seen(store);
    };
    const once = play(facts);
    expect(once.conversations.map(({ id }) => id)).to.deep.equal(['c1', 'c2']);
    expect(once.window).to.deep.equal({ state: 'closed' });
    fc.assert(
      fc.property(
        fc.array(fc.nat(facts.length - 1), { maxLength: 20 }),
        fc.shuffledSubarray(facts, { minLength: facts.length }),
        (repeats, shuffled) => {
          const order = [...shuffled];
          for (const at of repeats) order.splice(at % order.length, 0, facts[at]!);
          expect(play(order)).to.deep.equal(once);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('lets what is in doubt go once it was read again and not found', () => {
    const store = newStore();
    for (const id of ['c1', 'c2', 'c3'])
      store.apply({ type: 'conversation', conversation: conversationRow(id) });
    store.apply({ type: 'ready', now: START, resumed: false });
    expect(store.queues.ids('mine').length, 'the screen is kept').to.equal(3);
    store.apply({ type: 'conversation', conversation: conversationRow('c3', { rev: 2 }) });
    store.apply({
      type: 'conversations',
      items: [conversationRow('c1')],
      covers: store.queues.ids('mine'),
    });
    expect([...store.queues.ids('mine')].sort()).to.deep.equal(['c1', 'c3']);
  });

  it('keeps everything when nothing was missed', () => {
    const store = newStore();
    store.apply(conversation(1));
    store.apply({ type: 'ready', now: START, resumed: true });
    store.apply({ type: 'conversations', items: [], covers: ['c1'] });
    expect(store.conversations.size).to.equal(1);
  });

  it("lets the backend's counts win, and falls back to what is loaded", () => {
    const store = newStore();
    store.apply(conversation(1, { unread: 2 }));
    expect(store.queues.count('mine')).to.deep.equal({ total: 1, unread: 2, atLeast: true });
    store.apply({ type: 'counts', counts: { mine: { total: 40 } } });
    expect(store.queues.count('mine')).to.deep.equal({ total: 40 });
    store.apply({ type: 'ready', now: START, resumed: false, counts: { new: { total: 7 } } });
    expect(store.queues.count('new')).to.deep.equal({ total: 7 });
    expect(store.queues.count('mine')).to.deep.equal({ total: 1, unread: 2, atLeast: true });
  });

  it('shows who is typing until the message comes', () => {
    const store = newStore();
    const typing = { conversationId: 'c1', who: { id: 'maria', name: 'Maria' } };
    store.apply({ type: 'typing', ...typing, until: START - 1 });
    expect(store.typing.get('c1')).to.equal(undefined);
    store.apply({ type: 'typing', ...typing, until: START + 5000 });
    expect(store.typing.get('c1')!.who.name).to.equal('Maria');
    store.apply({ type: 'message', message: messageRow(1) });
    expect(store.typing.get('c1')).to.equal(undefined);
  });

  it('drops a lookup that became stale', async () => {
    const store = newStore();
    store.lookups.load('sector', undefined, async () => [{ id: 'a', name: 'A' }]);
    await Promise.resolve();
    expect(store.lookups.get('sector')).to.have.length(1);
    store.apply({ type: 'stale', lookup: 'agent' });
    expect(store.lookups.state('sector')).to.equal('ready');
    store.apply({ type: 'stale', lookup: 'sector' });
    expect(store.lookups.get('sector')).to.equal(undefined);
  });

  it('moves the cursor with what carries one', () => {
    const store = newStore();
    store.apply({ ...conversation(1), cursor: 'a' });
    store.apply({ type: 'beat', now: START });
    expect(store.cursor).to.equal('a');
  });
});

describe('the window in the store', () => {
  const opened = (change = {}, options = {}) => {
    const clock = new SimClock(START);
    const store = newStore(clock, options);
    store.apply(conversation(1, change));
    return { clock, store };
  };

  it('is unknown for an unknown conversation', () => {
    expect(newStore().windowOf('c9')).to.equal(undefined);
  });

  it('closes by server time, not by the clock of the machine', () => {
    const { clock, store } = opened();
    store.setSession(session(START + 24 * HOUR));
    expect(store.windowOf('c1')!.state).to.equal('closed');
    clock.jump(-48 * HOUR);
    store.setSession(session(START));
    expect(store.windowOf('c1')!.state).to.equal('open');
  });

  it('has no end where the channel has none, whoever wrote last', () => {
    const { lastInboundAt: _, ...row } = conversationRow('c1', { channel: { kind: 'web' } });
    const store = newStore();
    store.apply({ type: 'conversation', conversation: { ...row, reply: { mode: 'free' } } });
    expect(store.windowOf('c1')).to.deep.equal({ state: 'open' });
  });

  it("gives way to the server's refusal until the customer writes again", () => {
    const { store } = opened();
    store.apply({ type: 'window.refused', conversationId: 'c1' });
    expect(store.windowOf('c1')!.state).to.equal('closed');
    store.apply(conversation(2, { lastInboundAt: START }));
    expect(store.windowOf('c1')!.state).to.equal('open');
  });

  it('does not blame an answer that crossed the refusal', () => {
    const { store } = opened();
    store.apply(conversation(2, { lastInboundAt: START }));
    store.apply({ type: 'window.refused', conversationId: 'c1', inboundAt: START - HOUR });
    expect(store.windowOf('c1')!.state).to.equal('open');
  });

  it('takes a failed message as a refusal only if it is newer than the last one of the customer', () => {
    const { store } = opened();
    const refused = {
      direction: 'out',
      status: 'failed',
      error: { code: 'window_closed' },
    } as const;
    store.apply({ type: 'message', message: messageRow(1, { ...refused, at: START - 2 * HOUR }) });
    expect(store.windowOf('c1')!.state).to.equal('open');
    store.apply({ type: 'message', message: messageRow(2, { ...refused, at: START - MINUTE }) });
    expect(store.windowOf('c1')!.state).to.equal('closed');
  });

  it('is still refused after a reload or in another tab, by what could not be sent', () => {
    const { store } = opened();
    const refused = { state: 'failed', error: { code: 'window_closed' } } as const;
    store.outbox.set(entryRow('k1', { ...refused, at: START - 2 * HOUR }));
    expect(store.windowOf('c1')!.state, 'she has written since').to.equal('open');
    store.outbox.set(entryRow('k2', { ...refused, at: START - MINUTE }));
    expect(store.windowOf('c1')!.state).to.equal('closed');
    store.outbox.set(entryRow('k3', { ...refused, conversationId: 'c2' }));
    store.outbox.set(entryRow('k2', { at: START - MINUTE }));
    expect(store.windowOf('c1')!.state, 'tried again').to.equal('open');
  });

  it('waits while a template is on its way, and until the server has said what follows', () => {
    const { store } = opened({ reply: { mode: 'template' } });
    const template = entryRow('k1', {
      at: START,
      content: { kind: 'template', templateId: 't', language: 'pt_BR', params: {} },
    });
    store.outbox.set(template);
    expect(store.windowOf('c1')).to.deep.equal({
      state: 'waiting',
      since: START,
      templates: false,
    });
    const message = messageRow(1, { direction: 'out', commandId: 'k1', status: 'sent' });
    store.apply({ type: 'message', message });
    expect(store.outbox.size).to.equal(0);
    expect(store.windowOf('c1')!.state, 'before the conversation is told').to.equal('waiting');
    store.apply({ type: 'message', message: { ...message, rev: 2, status: 'failed' } });
    expect(store.windowOf('c1')!.state, 'it did not arrive').to.equal('closed');
  });

  it('lets a failed template go', () => {
    const { store } = opened({ reply: { mode: 'template' } });
    store.outbox.set(
      entryRow('k1', {
        state: 'failed',
        content: { kind: 'template', templateId: 't', language: 'pt_BR', params: {} },
      }),
    );
    expect(store.windowOf('c1')!.state).to.equal('closed');
  });

  it('allows more templates where that is the policy', () => {
    const waiting = { reply: { mode: 'waiting', since: START, templates: true } };
    expect(opened(waiting).store.windowOf('c1')).to.include({ templates: false });
    expect(opened(waiting, { afterTemplate: 'templates' }).store.windowOf('c1')).to.include({
      templates: true,
    });
  });
});
