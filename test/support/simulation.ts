import { expect } from '@open-wc/testing';
import type { Command } from '../../src/domain/commands.js';
import type { Id } from '../../src/domain/id.js';
import { FakeBackend } from './fake-backend.js';
import { faultyAdapter, seeded, type Network } from './faulty-adapter.js';
import { conversationRow, HOUR, MINUTE, START } from './rows.js';
import { onScreen, openTab, type Tab } from './tab.js';
import { turn, World } from './world.js';

const STEPS = 40;
const CONVERSATIONS = ['c1', 'c2', 'c3'];

/** An agent at work on a bad line, with crashes, several tabs and wrong clocks; all of it follows from the seed. */
class Simulation {
  readonly random: () => number;
  readonly world = new World(START);
  readonly backend: FakeBackend;
  readonly network: Network = { calm: false, down: false };
  /** What the agent pressed send on and the inbox called queued, in that order. */
  readonly queued: { text: string; id: Id; conversationId: Id }[] = [];
  readonly discarded = new Set<Id>();
  /** Refused for good, and the agent has not decided yet. */
  readonly refused = new Set<Id>();
  readonly faults: string[] = [];
  tabs: Tab[] = [];
  #texts = 0;
  readonly #skew: number;

  constructor(seed: number) {
    this.random = seeded(seed);
    this.world.chance = this.random;
    this.#skew = (this.random() - 0.5) * 96 * HOUR;
    this.backend = new FakeBackend({
      now: () => this.now(),
      conversations: CONVERSATIONS.map((id, at) =>
        conversationRow(id, {
          lastInboundAt: this.now() - 24 * HOUR + (at + 1) * MINUTE,
          reply: { mode: 'free', until: this.now() + (at + 1) * MINUTE },
        }),
      ),
    });
  }

  /** The server's time; the agent's clock is wrong by up to two days. */
  now(): number {
    return this.world.clock.now() + this.#skew;
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)]!;
  }

  async openTab(): Promise<void> {
    const adapter = faultyAdapter(this.backend, this.world, this.random, this.network, (command) =>
      this.#check(command),
    );
    this.tabs.push(await openTab(this.world, adapter));
  }

  /** What must never leave. */
  #check(command: Command): void {
    if (command.type !== 'send') return;
    const at = this.queued.findIndex(({ id }) => id === command.id);
    const { conversationId } = command;
    const until = this.backend.conversations.get(conversationId)!.reply as { until: number };
    if (this.now() >= until.until) this.faults.push(`G13 left after the window: ${command.id}`);
    if (this.discarded.has(command.id)) this.faults.push(`G10 let go and sent: ${command.id}`);
    const before = this.queued.slice(0, at < 0 ? undefined : at);
    const arrived = new Set([...this.backend.messages.values()].map(({ commandId }) => commandId));
    const undecided = before.find(
      ({ id, conversationId: of }) =>
        of === conversationId && this.refused.has(id) && !arrived.has(id),
    );
    if (undecided) this.faults.push(`G7 overtook a refused one: ${command.id}`);
  }

  async write(): Promise<void> {
    const tab = this.pick(this.tabs);
    const conversationId = this.pick(CONVERSATIONS);
    tab.actor.send({ type: 'conversation.open', conversationId });
    await turn();
    const text = `${conversationId} ${(this.#texts += 1)}`;
    const stop = tab.store.outbox.watchAll((id) => {
      const entry = tab.store.outbox.get(id);
      if (!entry || this.queued.some((known) => known.id === id)) return;
      if ('text' in entry.content && entry.content.text === text) {
        this.queued.push({ id, text, conversationId });
      }
    });
    onScreen(tab).composer.send({ type: 'draft.changed', text });
    onScreen(tab).composer.send({ type: 'submit' });
    await turn();
    stop();
    // What was not taken (no session, no window) is not sent later.
    if (tab.store.drafts.get(conversationId)) {
      onScreen(tab).composer.send({ type: 'draft.changed', text: '' });
    }
  }

  decide(): void {
    const tab = this.pick(this.tabs);
    const [failed] = [...tab.store.outbox.values()].filter(({ state }) => state === 'failed');
    if (!failed) return;
    this.refused.delete(failed.id);
    const discard = this.random() < 0.5;
    if (discard) this.discarded.add(failed.id);
    tab.actor.send({ type: discard ? 'entry.discard' : 'entry.retry', id: failed.id });
  }

  async step(): Promise<void> {
    const luck = this.random();
    if (luck < 0.35) await this.write();
    else if (luck < 0.45) this.decide();
    else if (luck < 0.52) this.backend.drop();
    else if (luck < 0.57) this.network.down = !this.network.down;
    else if (luck < 0.62) this.world.connectivity.wake();
    else if (luck < 0.66 && this.tabs.length < 3) await this.openTab();
    else if (luck < 0.71) this.backend.forgetCursors();
    else if (luck < 0.75) await this.crash();
    else if (luck < 0.78) this.world.locks.steal('chat-inbox:fake:ana');
    await this.world.clock.pass(this.random() * 4000);
    this.#noteRefused();
  }

  async crash(): Promise<void> {
    const tab = this.pick(this.tabs);
    tab.crash();
    this.tabs = this.tabs.filter((other) => other !== tab);
    if (this.tabs.length === 0) await this.openTab();
  }

  #noteRefused(): void {
    for (const { id, state } of this.world.rows().outbox.values()) {
      if (state === 'failed') this.refused.add(id);
    }
  }

  /** The line gets better, the agent goes on trying until nothing is left. */
  async settle(): Promise<void> {
    this.network.calm = true;
    this.network.down = false;
    for (let round = 0; round < 12; round += 1) {
      await this.world.clock.pass(10_000);
      this.#noteRefused();
      if (this.world.rows().outbox.size === 0) break;
      this.decide();
    }
  }

  async run(): Promise<void> {
    await this.openTab();
    await this.world.clock.pass(2000);
    for (let step = 0; step < STEPS; step += 1) await this.step();
    await this.settle();
  }
}

const textOf = ({ content }: { content: object }): string =>
  'text' in content ? String(content.text) : '';

/** Looks after each run of so many seeds at what was promised; fails with the seed. */
export const simulate = async (from: number, to: number): Promise<void> => {
  let sent = 0;
  for (let seed = from; seed <= to; seed += 1) {
    const simulation = new Simulation(seed);
    await simulation.run();
    const { backend, world, queued, discarded, tabs, faults } = simulation;
    const where = `seed ${seed}`;
    expect(faults, where).to.deep.equal([]);

    const left = [...world.rows().outbox.values()];
    for (const conversationId of CONVERSATIONS) {
      const arrived = [...backend.messages.values()]
        .filter((message) => message.conversationId === conversationId)
        .sort((a, b) => (a.order < b.order ? -1 : 1))
        .map(textOf);
      const pressed = queued.filter((entry) => entry.conversationId === conversationId);
      const texts = pressed.map(({ text }) => text);
      expect(new Set(arrived).size, `${where}: G2 nothing twice`).to.equal(arrived.length);
      expect(
        texts.filter((text) => arrived.includes(text)),
        `${where}: G4 in order`,
      ).to.deep.equal(arrived);
      for (const { id, text } of pressed) {
        const kept =
          arrived.includes(text) || discarded.has(id) || left.some((entry) => entry.id === id);
        expect(kept, `${where}: G1 "${text}" is not lost`).to.equal(true);
      }
      sent += arrived.length;
    }
    for (const tab of tabs) {
      expect(tab.reports, where).to.deep.equal([]);
      tab.actor.send({ type: 'queue.show', queueId: 'mine' });
      tab.actor.send({ type: 'conversation.open', conversationId: 'c1' });
    }
    await world.clock.pass(60_000);
    for (const tab of tabs) {
      const shown = tab.store.threads.items('c1').filter(({ entry }) => !entry);
      const there = [...backend.messages.values()].filter(
        (message) => message.conversationId === 'c1',
      );
      expect(
        shown.map(({ message }) => message.id),
        `${where}: G16`,
      ).to.deep.equal(there.map(({ id }) => id));
      const rows = [...backend.conversations.values()];
      expect(
        rows.map(({ id }) => tab.store.conversations.get(id)),
        `${where}: G18`,
      ).to.deep.equal(rows);
      tab.dispose();
    }
    await turn();
    expect(world.locks.holders, where).to.equal(0);
  }
  expect(sent, 'something happened').to.be.greaterThan((to - from) * 2);
};
