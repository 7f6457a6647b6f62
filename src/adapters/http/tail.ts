import type { Cursor, InboxEvent } from '../../domain/events.js';
import type { Ms } from '../../domain/id.js';
import type { Clock } from '../../domain/ports.js';
import type { Counts } from '../../domain/queue.js';

/** How many events are kept for those who come later. */
const LENGTH = 500;

/** The end of a stream: what another tab needs to go on from where it is. */
export class Tail {
  readonly #clock: Clock;
  #events: InboxEvent[] = [];
  /** The resume point before the first of them. */
  #start: Cursor | undefined;
  #cursor: Cursor | undefined;
  #counts: Counts | undefined;
  /** Server time minus local time. */
  #offset: Ms | undefined;

  constructor(after: Cursor | undefined, clock: Clock) {
    this.#clock = clock;
    this.#start = this.#cursor = after;
  }

  /** The resume point after the last event. */
  get cursor(): Cursor | undefined {
    return this.#cursor;
  }

  add(event: InboxEvent): void {
    if (event.type === 'ready' && !event.resumed) this.#restart(event.cursor);
    if (event.type === 'ready' || event.type === 'beat')
      this.#offset = event.now - this.#clock.now();
    if ((event.type === 'ready' || event.type === 'counts') && event.counts) {
      this.#counts = { ...this.#counts, ...event.counts };
    }
    if (event.cursor === undefined) return;
    this.#cursor = event.cursor;
    if (event.type === 'ready') return;
    this.#events.push(event);
    if (this.#events.length > LENGTH) this.#start = this.#events.shift()!.cursor;
  }

  /** What a stream begins with that goes on after a cursor: `ready`, then what was missed. Nothing before `ready` came. */
  after(cursor: Cursor | undefined): InboxEvent[] {
    if (this.#offset === undefined) return [];
    const missed = this.#missed(cursor);
    const from = missed ? cursor : this.#cursor;
    const ready: InboxEvent = {
      type: 'ready',
      now: this.#clock.now() + this.#offset,
      resumed: missed !== undefined,
      ...(this.#counts && { counts: this.#counts }),
      ...(from !== undefined && { cursor: from }),
    };
    return [ready, ...(missed ?? [])];
  }

  #missed(cursor: Cursor | undefined): InboxEvent[] | undefined {
    if (cursor === undefined) return undefined;
    if (cursor === this.#cursor) return [];
    if (cursor === this.#start) return this.#events;
    const at = this.#events.findLastIndex((event) => event.cursor === cursor);
    return at < 0 ? undefined : this.#events.slice(at + 1);
  }

  #restart(cursor: Cursor | undefined): void {
    this.#events = [];
    this.#start = this.#cursor = cursor;
    this.#counts = undefined;
  }
}
