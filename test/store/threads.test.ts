import { expect } from '@open-wc/testing';
import type { Message } from '../../src/domain/message.js';
import type { Page } from '../../src/domain/ports.js';
import { Store } from '../../src/store/store.js';
import type { Way } from '../../src/store/threads.js';
import { conversationRow, entryRow, messageRow, START } from '../support/rows.js';
import { SimClock } from '../support/world.js';

const opened = (): Store => {
  const store = new Store({
    clock: new SimClock(START),
    report: (error) => {
      throw error;
    },
  });
  store.apply({ type: 'conversation', conversation: conversationRow('c1') });
  store.threads.open('c1');
  return store;
};

const stretch = (from: number, to: number): Message[] =>
  Array.from({ length: to - from + 1 }, (_, at) => messageRow(from + at));

const read = (store: Store, page: Page<Message>, way: Way = 'newest'): void =>
  store.apply({ type: 'history', conversationId: 'c1', page, way });

const keys = (store: Store): string[] => store.threads.items('c1').map(({ key }) => key);
const named = (from: number, to: number): string[] => stretch(from, to).map(({ id }) => id);

describe('a thread', () => {
  it('is one stretch: pages, and what arrives meanwhile', () => {
    const store = opened();
    store.apply({ type: 'message', message: messageRow(9) });
    read(store, { items: stretch(5, 8), next: 'older' });
    expect(keys(store)).to.deep.equal(named(5, 9));
    expect(store.threads.older('c1')).to.equal('older');
    read(store, { items: stretch(1, 4) }, 'older');
    expect(keys(store)).to.deep.equal(named(1, 9));
    expect(store.threads.older('c1')).to.equal(undefined);
  });

  it('keeps what was loaded when the newest page reaches it after a gap', () => {
    const store = opened();
    read(store, { items: stretch(1, 8), next: 'older' });
    store.apply({ type: 'ready', now: START, resumed: false });
    store.apply({ type: 'message', message: messageRow(12) });
    read(store, { items: stretch(8, 12), next: 'other' });
    expect(keys(store)).to.deep.equal(named(1, 12));
    expect(store.threads.older('c1'), 'from where it was').to.equal('older');
  });

  it('lets the older ones go rather than hide a hole', () => {
    const store = opened();
    read(store, { items: stretch(1, 8), next: 'older' });
    store.apply({ type: 'ready', now: START, resumed: false });
    store.apply({ type: 'message', message: messageRow(20) });
    store.apply({ type: 'ready', now: START, resumed: false });
    read(store, { items: stretch(11, 20), next: 'other' });
    expect(keys(store)).to.deep.equal(named(11, 20));
    expect(store.threads.older('c1')).to.equal('other');
    expect(store.messages.size).to.equal(10);
  });

  it('is whole when the newest page reaches the beginning', () => {
    const store = opened();
    read(store, { items: stretch(1, 2), next: 'older' });
    store.apply({ type: 'ready', now: START, resumed: false });
    read(store, { items: stretch(1, 9) });
    expect(keys(store)).to.deep.equal(named(1, 9));
    expect(store.threads.older('c1')).to.equal(undefined);
  });

  it('keeps its pages when it is opened again', () => {
    const store = opened();
    read(store, { items: stretch(5, 8), next: 'older' });
    read(store, { items: stretch(1, 4), next: 'oldest' }, 'older');
    store.threads.leave('c1');
    store.threads.open('c1');
    read(store, { items: stretch(5, 8), next: 'older' });
    expect(keys(store)).to.deep.equal(named(1, 8));
    expect(store.threads.older('c1')).to.equal('oldest');
  });

  it('lets the least recently opened thread go after twenty', () => {
    const store = opened();
    read(store, { items: stretch(1, 3) });
    for (let at = 0; at < 20; at += 1) store.threads.open(`other-${at}`);
    expect(store.messages.size).to.equal(0);
    expect(store.threads.isKept('c1')).to.equal(false);
  });

  it('keeps the place of a message that changes', () => {
    const store = opened();
    read(store, { items: stretch(1, 3) });
    const [first, , third] = store.threads.items('c1');
    store.apply({ type: 'message', message: messageRow(2, { rev: 2, editedAt: START }) });
    expect(keys(store)).to.deep.equal(named(1, 3));
    expect(store.threads.items('c1')[0], 'untouched ones are the same').to.equal(first);
    expect(store.threads.items('c1')[2]).to.equal(third);
    expect(store.threads.items('c1')[1]!.message.editedAt).to.equal(START);
  });
});

describe('a message that leaves', () => {
  const message = messageRow(9, { commandId: 'k1', direction: 'out', status: 'sent' });

  it('stands at the end, in the order of sending', () => {
    const store = opened();
    read(store, { items: stretch(1, 2) });
    store.outbox.set(entryRow('k2', { seq: 2 }));
    store.outbox.set(entryRow('k1', { seq: 1, state: 'failed', error: { code: 'undeliverable' } }));
    expect(keys(store)).to.deep.equal(['m1', 'm2', 'k1', 'k2']);
    const echo = store.threads.items('c1')[2]!;
    expect(echo.entry!.id).to.equal('k1');
    expect(echo.message).to.deep.include({
      id: 'k1',
      status: 'failed',
      error: { code: 'undeliverable' },
    });
  });

  for (const [name, order] of [
    ['the answer comes before the event', ['result', 'event']],
    ['the event comes before the answer', ['event', 'result']],
  ] as const) {
    it(`is one item under one key when ${name}`, () => {
      const store = opened();
      read(store, { items: stretch(1, 2) });
      store.outbox.set(entryRow('k1', { state: 'sending' }));
      expect(keys(store)).to.deep.equal(['m1', 'm2', 'k1']);
      for (const step of order) {
        store.apply(
          step === 'event' ? { type: 'message', message } : { type: 'result', result: { message } },
        );
        const items = store.threads.items('c1');
        expect(items.map(({ key }) => key)).to.deep.equal(['m1', 'm2', 'k1']);
        expect(items[2]!.message.id).to.equal('m9');
        expect(items[2]!.entry).to.equal(undefined);
      }
    });
  }

  it('is not drawn twice while another tab still has the entry', () => {
    const store = opened();
    store.apply({ type: 'message', message });
    store.outbox.set(entryRow('k1', { state: 'sending' }));
    expect(keys(store)).to.deep.equal(['k1']);
  });

  it('is drawn from what is known of it', () => {
    const store = opened();
    const blob = new Blob(['abc'], { type: 'image/png' });
    store.outbox.set(
      entryRow('k1', {
        content: { kind: 'image', attachment: '', caption: 'olha' },
        file: { blob, name: 'a.png' },
        state: 'uploading',
        replyTo: 'm1',
      }),
    );
    const { message: echo } = store.threads.items('c1')[0]!;
    expect(echo.content).to.deep.equal({
      kind: 'image',
      media: { mime: 'image/png', name: 'a.png', bytes: 3 },
      caption: 'olha',
    });
    expect(echo).to.include({ status: 'sending', replyTo: 'm1', direction: 'out' });
  });
});

describe('a message of a page that was not read yet', () => {
  it('is not shown above a hole: its page brings it', () => {
    const store = opened();
    read(store, { items: stretch(61, 100), next: 'older' });
    store.apply({ type: 'message', message: messageRow(5, { rev: 2, editedAt: START }) });
    expect(keys(store)).to.deep.equal(named(61, 100));
    read(store, { items: stretch(21, 60), next: 'oldest' }, 'older');
    read(store, { items: stretch(1, 20) }, 'older');
    expect(keys(store)).to.deep.equal(named(1, 100));
  });

  it('is not shown either when it was told before the newest page', () => {
    const store = opened();
    store.apply({ type: 'message', message: messageRow(5, { rev: 2, editedAt: START }) });
    store.apply({ type: 'message', message: messageRow(101) });
    read(store, { items: stretch(61, 100), next: 'older' });
    expect(keys(store)).to.deep.equal(named(61, 101));
  });

  it('is shown where there is no older page', () => {
    const store = opened();
    read(store, { items: stretch(2, 4) });
    store.apply({ type: 'message', message: messageRow(1) });
    expect(keys(store)).to.deep.equal(named(1, 4));
  });
});

describe('conversations that were left', () => {
  const PAGE = 5000;
  /** Reads the newest `pages` pages of a conversation that is as long. */
  const readAll = (store: Store, conversationId: string, pages: number): void => {
    store.threads.open(conversationId);
    for (let page = pages; page > 0; page -= 1) {
      const items = stretch((page - 1) * PAGE + 1, page * PAGE).map((message) => ({
        ...message,
        id: `${conversationId}-${message.id}`,
        conversationId,
      }));
      const next = page > 1 && { next: `${conversationId} before ${page}` };
      const way = page === pages ? 'newest' : 'older';
      store.apply({ type: 'history', conversationId, page: { items, ...next }, way });
    }
    store.threads.leave(conversationId);
  };
  const length = (store: Store, id: string): number => store.threads.items(id).length;

  it('give back their oldest pages, and go on from there', () => {
    const store = opened();
    let told = 0;
    store.threads.watch('long', () => (told += 1));
    readAll(store, 'long', 6);
    expect(length(store, 'long')).to.equal(20_000);
    expect(store.messages.size).to.equal(20_000);
    expect(store.threads.items('long')[0]!.message.order).to.equal('00010001');
    expect(store.threads.older('long')).to.equal('long before 3');
    expect(told).to.equal(30_000 + 6 + 1);
  });

  it('give back first what was left longest ago', () => {
    const store = opened();
    readAll(store, 'one', 2);
    readAll(store, 'two', 2);
    expect(store.messages.size).to.equal(20_000);
    readAll(store, 'three', 1);
    expect(['one', 'two', 'three'].map((id) => length(store, id))).to.deep.equal([
      5000, 10_000, 5000,
    ]);
    readAll(store, 'four', 4);
    expect(['one', 'two', 'three', 'four'].map((id) => length(store, id))).to.deep.equal([
      0, 0, 0, 20_000,
    ]);
    expect(store.threads.isKept('three'), 'read anew when it is opened').to.equal(false);
  });

  it('let go of what no page tells where it begins', () => {
    const store = opened();
    store.threads.open('live');
    for (let n = 1; n <= 20_001; n += 1) {
      store.apply({ type: 'message', message: messageRow(n, { conversationId: 'live' }) });
    }
    expect(length(store, 'live'), 'while it is open').to.equal(20_001);
    store.threads.leave('live');
    expect(store.messages.size).to.equal(0);
  });

  it('tell who watches a message that it has gone with nearly all others', () => {
    const store = opened();
    read(store, { items: stretch(30_001, 30_040), next: 'before 30001' });
    read(store, { items: stretch(1, 30_000) }, 'older');
    const told: string[] = [];
    for (const id of ['m1', 'm30000', 'm30001']) {
      store.messages.watch(id, () => told.push(`${id} ${store.messages.get(id)?.id}`));
    }
    store.threads.leave('c1');
    expect(told).to.deep.equal(['m1 undefined', 'm30000 undefined']);
    expect([...store.messages.values()].map(({ id }) => id)).to.deep.equal(named(30_001, 30_040));
    expect(keys(store)).to.deep.equal(named(30_001, 30_040));
  });

  it('give nothing back while they are few', () => {
    const store = opened();
    readAll(store, 'one', 4);
    store.threads.open('one');
    expect(length(store, 'one')).to.equal(20_000);
  });
});

describe('a thread that is shown around a message further up', () => {
  const away = (): Store => {
    const store = opened();
    read(store, { items: stretch(90, 99), next: 'before 90' });
    read(store, { items: stretch(40, 49), next: 'before 40', prev: 'after 49' }, 'around');
    return store;
  };

  it('is that stretch alone, with a way in both directions', () => {
    const store = away();
    expect(keys(store)).to.deep.equal(named(40, 49));
    expect([store.threads.older('c1'), store.threads.newer('c1')]).to.deep.equal([
      'before 40',
      'after 49',
    ]);
    read(store, { items: stretch(30, 39), next: 'before 30', prev: 'after 39' }, 'older');
    read(store, { items: stretch(50, 59), next: 'before 50', prev: 'after 59' }, 'newer');
    expect(keys(store)).to.deep.equal(named(30, 59));
    expect([store.threads.older('c1'), store.threads.newer('c1')]).to.deep.equal([
      'before 30',
      'after 59',
    ]);
  });

  it('keeps what arrives meanwhile for the end, and what waits to leave', () => {
    const store = away();
    store.apply({ type: 'message', message: messageRow(100) });
    store.outbox.set(entryRow('k1'));
    expect(keys(store)).to.deep.equal(named(40, 49));
    store.apply({ type: 'message', message: messageRow(70) });
    const newest = store.threads.newest('c1').map(({ key }) => key);
    expect(newest, 'and nothing of what was not read').to.deep.equal([...named(90, 100), 'k1']);
    store.threads.back('c1');
    expect(keys(store)).to.deep.equal([...named(90, 100), 'k1']);
    expect(store.threads.older('c1')).to.equal('before 90');
    expect(store.threads.newer('c1')).to.equal(undefined);
    expect(store.messages.size, 'nothing else is held').to.equal(11);
  });

  it('changes in place, and takes up what was late', () => {
    const store = away();
    store.apply({ type: 'message', message: messageRow(45, { rev: 9, editedAt: START }) });
    expect(store.threads.items('c1')[5]!.message.editedAt).to.equal(START);
    store.apply({
      type: 'message',
      message: { ...messageRow(45), id: 'late', order: `${messageRow(45).order}a` },
    });
    expect(keys(store)).to.deep.equal([...named(40, 45), 'late', ...named(46, 49)]);
  });

  it('is one with the end once what was between has been read', () => {
    const store = away();
    read(store, { items: stretch(50, 95), next: 'before 50', prev: 'after 95' }, 'newer');
    store.apply({ type: 'message', message: messageRow(100) });
    expect(keys(store)).to.deep.equal(named(40, 100));
    expect(store.threads.newer('c1')).to.equal(undefined);
    expect(store.threads.older('c1')).to.equal('before 40');
    expect(store.messages.size).to.equal(61);
  });

  it('is so at once where the page reaches the end, or is within what is loaded', () => {
    const store = opened();
    read(store, { items: stretch(90, 99), next: 'before 90' });
    read(store, { items: stretch(85, 94), next: 'before 85', prev: 'after 94' }, 'around');
    expect(keys(store)).to.deep.equal(named(85, 99));
    read(store, { items: stretch(88, 92), next: 'before 88', prev: 'after 92' }, 'around');
    expect(keys(store)).to.deep.equal(named(85, 99));
    expect(store.threads.older('c1')).to.equal('before 85');
  });

  it('is not mixed up with a newest page that is read after a gap', () => {
    const store = away();
    store.apply({ type: 'ready', now: START, resumed: false });
    read(store, { items: stretch(300, 309), next: 'before 300' });
    expect(keys(store)).to.deep.equal(named(40, 49));
    store.threads.back('c1');
    expect(keys(store)).to.deep.equal(named(300, 309));
  });

  it('leads from one message to another', () => {
    const store = away();
    read(store, { items: stretch(10, 19), next: 'before 10', prev: 'after 19' }, 'around');
    expect(keys(store)).to.deep.equal(named(10, 19));
    expect(store.messages.size).to.equal(20);
  });

  it('is kept when it is left, while there is room', () => {
    const store = away();
    store.threads.leave('c1');
    store.threads.open('c2');
    store.threads.open('c1');
    expect(keys(store)).to.deep.equal(named(40, 49));
  });
});
