import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Slices } from '../../src/machines/slices.js';
import { FakeBackend } from '../support/fake-backend.js';
import { conversationRow, messageRow, START } from '../support/rows.js';
import { openTab } from '../support/tab.js';
import { SimClock, turn, World } from '../support/world.js';

/** A page that has its turn when it is given it, and work that takes time. */
class Page {
  readonly clock = new SimClock(START);
  readonly taken: number[] = [];
  /** What was taken when the page had its turns. */
  readonly turns: number[] = [];
  #go: (() => void) | undefined;
  readonly #each: number;

  constructor(each: number) {
    this.#each = each;
  }

  readonly yieldToPage = (): Promise<void> =>
    new Promise((go) => {
      this.turns.push(this.taken.length);
      this.#go = go;
    });

  take = (thing: number): void => {
    this.taken.push(thing);
    this.clock.jump(this.#each);
  };

  async turn(): Promise<void> {
    this.#go?.();
    this.#go = undefined;
    await turn();
  }
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

describe('slices', () => {
  it('take a single thing at once', () => {
    const page = new Page(0);
    const slices = new Slices(page, page.take);
    void slices.add(1);
    expect(page.taken).to.deep.equal([1]);
  });

  it('give the page its turn after some milliseconds of a burst, however many wait', async () => {
    const page = new Page(2);
    const slices = new Slices(page, page.take);
    for (const each of numbers(100)) void slices.add(each);
    while (page.taken.length < 100) await page.turn();
    expect(page.taken).to.deep.equal(numbers(100));
    const sizes = page.turns.map((count, at) => count - (page.turns[at - 1] ?? 0));
    expect(Math.max(...sizes)).to.equal(4);
  });

  it('give the page its turn where the clock stands still', async () => {
    const page = new Page(0);
    const slices = new Slices(page, page.take);
    for (const each of numbers(1000)) void slices.add(each);
    await page.turn();
    expect(page.taken.length).to.be.within(2, 300);
  });

  it('let nothing more come while a whole slice waits', async () => {
    const page = new Page(0);
    const slices = new Slices(page, page.take);
    let pulled = 0;
    const pull = async (): Promise<void> => {
      for (const each of numbers(10_000)) {
        await slices.add(each);
        pulled += 1;
      }
    };
    const pulling = pull();
    await turn();
    expect(pulled, 'held in memory').to.be.lessThan(1000);
    while (pulled < 10_000) await page.turn();
    await pulling;
  });

  it('need nothing but a clock', async () => {
    const { clock, take, taken } = new Page(0);
    const slices = new Slices<number>({ clock }, take);
    for (const each of numbers(10)) void slices.add(each);
    await clock.pass(1);
    expect(taken).to.deep.equal(numbers(10));
  });

  it('keep the order and lose nothing, whenever things come and the page has its turn', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant('turn'))),
        fc.integer({ min: 0, max: 5 }),
        async (steps, each) => {
          const page = new Page(each);
          const slices = new Slices(page, page.take);
          let count = 0;
          for (const step of steps) {
            if (typeof step === 'string') await page.turn();
            else for (const _ of numbers(step)) void slices.add(count++);
          }
          let settled = false;
          void slices.settled().then(() => (settled = true));
          for (let tries = 0; !settled && tries < 1000; tries += 1) await page.turn();
          expect(page.taken).to.deep.equal(numbers(count));
        },
      ),
      { numRuns: 40 },
    ));

  it('take nothing after they were stopped, and leave nobody waiting', async () => {
    const page = new Page(0);
    const slices = new Slices(page, page.take);
    for (const each of numbers(400)) void slices.add(each);
    const settled = slices.settled();
    slices.stop();
    await settled;
    await page.turn();
    await slices.add(0);
    expect(page.taken).to.deep.equal([0]);
  });
});

describe('a burst on the stream', () => {
  const COUNT = 10_000;

  const burst = async () => {
    const world = new World(START);
    const backend = new FakeBackend({
      now: () => world.clock.now(),
      conversations: [conversationRow('c1')],
    });
    const tab = await openTab(world, backend.adapter, { open: 'c1' });
    await turn();
    return { world, backend, tab };
  };

  it('of 10,000 messages leaves the page its turns, and is told in slices', async () => {
    const { backend, tab } = await burst();
    const heights: number[] = [];
    let told = 0;
    tab.store.threads.watch('c1', () => (told += 1));
    for (let n = 1; n <= COUNT; n += 1) {
      backend.tell({ type: 'message', message: messageRow(n) });
    }
    while (tab.store.messages.size < COUNT) {
      await turn();
      heights.push(tab.store.messages.size);
    }
    expect(heights.length, 'turns of the page').to.be.greaterThan(20);
    expect(heights).to.deep.equal([...heights].sort((a, b) => a - b));
    expect(told).to.equal(COUNT);
    const keys = tab.store.threads.items('c1').map(({ key }) => key);
    expect(keys.slice(-2)).to.deep.equal(['m9999', 'm10000']);
    tab.dispose();
  });

  it('that is cut off is told again from where it was taken', async () => {
    const { world, backend, tab } = await burst();
    for (let n = 1; n <= COUNT; n += 1) {
      backend.tell({ type: 'message', message: messageRow(n) });
    }
    await turn();
    await turn();
    const taken = tab.store.messages.size;
    expect(taken).to.be.within(1, COUNT - 1);
    tab.actor.send({ type: 'session.expired' });
    expect(backend.resumedFrom).to.have.lengthOf(1);
    await world.clock.pass(0);
    expect(Number(backend.resumedFrom[1]!.split(':')[1]), 'the cursor').to.be.within(1, COUNT - 1);
    while (tab.store.messages.size < COUNT) await turn();
    expect(tab.store.threads.items('c1')).to.have.lengthOf(COUNT);
    tab.dispose();
  });

  it('is taken whole before the loss is told that came after it', async () => {
    const { backend, tab } = await burst();
    const live: number[] = [];
    tab.store.watchSession(() => tab.store.live || live.push(tab.store.messages.size));
    for (let n = 1; n <= 1000; n += 1) {
      backend.tell({ type: 'message', message: messageRow(n) });
    }
    backend.drop();
    while (live.length === 0) await turn();
    expect(live).to.deep.equal([1000]);
    tab.dispose();
  });
});
