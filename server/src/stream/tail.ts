import { coalesced } from '../coalesce.js';
import type { Ms } from '../domain.js';
import type { Ground } from '../ground.js';
import { headOf, readLog, type Head } from '../log.js';
import type { LoggedEvent } from '../rows.js';

/** A wake-up may be lost: so often the log is looked at anyway. */
const POLL_MS: Ms = 1000;

/** So many events are read at once. */
const BATCH = 500;

/** So many of the newest events are kept in memory, for streams that were away for a short time. */
const KEPT = 2000;

interface TailListener {
  /** What is new, in order. */
  onNews(events: readonly LoggedEvent[]): void;
  /** The log is another one: nothing that was told goes on. */
  onReset(): void;
}

/** A node's memory of the end of the log: read once for all its streams, when the bus wakes it. */
export class Tail {
  readonly #ground: Ground;
  readonly #listener: TailListener;
  #head: Head = { epoch: '', seq: 0, tail: 0 };
  #events: LoggedEvent[] = [];
  #timer: unknown;
  #undo = (): void => {};

  constructor(ground: Ground, listener: TailListener) {
    this.#ground = ground;
    this.#listener = listener;
  }

  /** The place up to which everything was told, and where the log begins. */
  get head(): Head {
    return this.#head;
  }

  async start(): Promise<void> {
    this.#head = await headOf(this.#ground.db);
    this.#undo = this.#ground.bus.subscribe(({ type }) => {
      if (type === 'written') this.#wake();
    });
    this.#poll();
  }

  /** Resolves when nothing is read any more. */
  async stop(): Promise<void> {
    this.#undo();
    this.#ground.clock.clearTimeout(this.#timer);
    await this.look().catch(() => {});
  }

  /** Resolves once everything that is in the log now was told. */
  readonly look = coalesced(() => this.#read());

  /** What followed a place, of this memory; undefined when it does not reach back so far. */
  since(seq: number): readonly LoggedEvent[] | undefined {
    const missed = this.#head.seq - seq;
    if (missed > this.#events.length) return undefined;
    return missed === 0 ? [] : this.#events.slice(-missed);
  }

  #wake(): void {
    this.look().catch((error: unknown) =>
      this.#ground.log.warn({ err: error }, 'the log could not be read'),
    );
  }

  #poll(): void {
    this.#timer = this.#ground.clock.setTimeout(() => {
      this.#wake();
      this.#poll();
    }, POLL_MS);
  }

  async #read(): Promise<void> {
    const head = await headOf(this.#ground.db);
    if (head.epoch !== this.#head.epoch || head.seq < this.#head.seq) {
      this.#head = head;
      this.#events = [];
      return this.#listener.onReset();
    }
    this.#head = { ...this.#head, tail: head.tail };
    for (;;) {
      const events = await readLog(this.#ground.db, this.#head.seq, BATCH);
      if (events.length > 0) this.#take(events);
      if (events.length < BATCH) return;
    }
  }

  #take(events: LoggedEvent[]): void {
    this.#head = { ...this.#head, seq: events.at(-1)!.seq };
    this.#events = [...this.#events, ...events].slice(-KEPT);
    this.#listener.onNews(events);
  }
}
