import type { ServerResponse } from 'node:http';
import { Presence } from '../agents/presence.js';
import type { Roster } from '../agents/roster.js';
import type { SignedAgent } from '../agents/verify.js';
import {
  AdapterError,
  type Agent,
  type Cursor,
  type Id,
  type InboxEvent,
  type Ms,
} from '../domain.js';
import type { Ground } from '../ground.js';
import { cursorAt, placeAfter, readLogFor } from '../log.js';
import type { Tally } from '../reads/counts.js';
import { SILENCE_MS } from '../reads/session.js';
import type { LoggedEvent } from '../rows.js';
import { queueFor } from '../sight.js';
import { Audience } from './audience.js';
import { Board } from './board.js';
import { Frames, frameOf } from './frames.js';
import { Reader } from './reader.js';
import { Tail } from './tail.js';
import { typingIn } from './typing.js';

const BEAT_MS: Ms = SILENCE_MS / 3;

/** Who is further behind reads anew: that is less work for both sides. */
const MAX_BEHIND = 5000;

/** So many events are replayed before the reader has to catch up. */
const BATCH = 500;

/** Clients that a stopping node sends away come back to another one spread over this time. */
const DRAIN_MS: Ms = 2000;

export interface StreamLimits {
  /** Of one agent, on one node. Default 20. */
  perAgent: number;
  /** Of one node. Default 10,000. */
  perNode: number;
}

/** What streams tell of themselves. */
export interface StreamMeter {
  delivered(frames: number): void;
  /** From the commit to the socket. */
  lag(ms: Ms): void;
  cut(): void;
}

/** All streams of this node. */
export class Streams {
  readonly #ground: Ground;
  readonly #roster: Roster;
  readonly #limits: StreamLimits;
  readonly #meter: StreamMeter;
  readonly #audience = new Audience();
  readonly #perAgent = new Map<Id, number>();
  readonly #tail: Tail;
  readonly #board: Board;
  readonly #presence: Presence;
  #beat: unknown;
  #undo = (): void => {};
  #isDraining = false;

  constructor(ground: Ground, roster: Roster, limits: StreamLimits, meter: StreamMeter) {
    this.#ground = ground;
    this.#roster = roster;
    this.#limits = limits;
    this.#meter = meter;
    this.#tail = new Tail(ground, {
      onNews: (events) => this.#tellNews(events),
      onReset: () => this.#reset(),
    });
    this.#board = new Board(ground, (tally) => this.#tellCounts(tally));
    this.#presence = new Presence(ground, (agents) => this.#tellAgents(agents));
  }

  get size(): number {
    return this.#audience.all.size;
  }

  async start(): Promise<void> {
    await this.#tail.start();
    this.#presence.start();
    this.#undo = this.#ground.bus.subscribe((signal) => {
      if (signal.type === 'typing') void this.#tellTyping(signal.conversationId, signal.on);
    });
    this.#beatLater();
  }

  /** Ends every stream so that its client moves to another node, and takes no more. */
  async stop(): Promise<void> {
    this.#isDraining = true;
    this.#undo();
    this.#ground.clock.clearTimeout(this.#beat);
    this.#board.stop();
    for (const reader of [...this.#audience.all]) reader.end(this.#ground.random() * DRAIN_MS);
    await this.#tail.stop();
    await this.#presence.stop();
  }

  /**
   * Gives an agent her stream, after the cursor when the log still has what followed it. Resolves when it runs; it ends
   * by itself when her token does, or her rights change.
   * @throws AdapterError `rate_limited` for one stream too many, `unavailable` on a full or stopping node
   */
  async open(
    me: SignedAgent,
    cursor: Cursor | undefined,
    out: ServerResponse,
    headers: Record<string, string>,
  ): Promise<void> {
    const reader = new Reader(me, out);
    if (reader.isGone) return;
    this.#admit(me.id);
    const { clock } = this.#ground;
    const expiry =
      me.until === undefined
        ? undefined
        : clock.setTimeout(() => reader.end(), me.until - clock.now());
    out.once('close', () => {
      clock.clearTimeout(expiry);
      this.#audience.delete(reader);
      this.#release(me.id);
    });
    await this.#tail.look();
    const tally = await this.#board.tally();
    if (reader.isGone) return;
    reader.begin(headers);
    this.#begin(reader, cursor, tally).catch((error: unknown) => {
      this.#ground.log.warn({ err: error }, 'a stream could not be resumed');
      out.destroy();
    });
  }

  #admit(id: Id): void {
    const { perAgent, perNode } = this.#limits;
    const open = this.#perAgent.get(id) ?? 0;
    if (this.#isDraining || this.size >= perNode) throw new AdapterError('unavailable', 'No room');
    if (open >= perAgent) throw new AdapterError('rate_limited', `More than ${perAgent} streams`);
    this.#perAgent.set(id, open + 1);
    this.#presence.come(id);
  }

  #release(id: Id): void {
    const left = this.#perAgent.get(id)! - 1;
    if (left > 0) this.#perAgent.set(id, left);
    else this.#perAgent.delete(id);
    this.#presence.leave(id);
  }

  /** `ready`, what was missed, and from then on what happens: joined in one turn, so that nothing falls between. */
  async #begin(reader: Reader, cursor: Cursor | undefined, tally: Tally): Promise<void> {
    const { clock, db } = this.#ground;
    const { epoch, ...head } = this.#tail.head;
    const after = placeAfter(cursor, { epoch, ...head });
    const resumed = after.resumed && head.seq - after.seq <= MAX_BEHIND;
    let seq = resumed ? after.seq : head.seq;
    const counts = tally.for(reader.me);
    reader.counts = JSON.stringify(counts);
    const ready: InboxEvent = { type: 'ready', now: clock.now(), resumed, counts };
    reader.push(frameOf(ready, cursorAt({ epoch, seq })));
    for (;;) {
      this.#flush(reader);
      await reader.drained();
      if (reader.isGone) return;
      if (this.#isDraining || this.#tail.head.epoch !== epoch) return reader.end();
      const upTo = this.#tail.head.seq;
      if (seq === upTo) break;
      const kept = this.#tail.since(seq)?.slice(0, BATCH);
      const events = kept ?? (await readLogFor(db, reader.me, seq, BATCH, upTo));
      for (const event of events) this.#push(reader, new Frames(event, epoch, clock.now()));
      seq = kept || events.length === BATCH ? events.at(-1)!.seq : upTo;
    }
    this.#audience.add(reader);
  }

  #tellNews(events: readonly LoggedEvent[]): void {
    const { clock } = this.#ground;
    const now = clock.now();
    const { epoch } = this.#tail.head;
    const touched = new Set<Reader>();
    for (const event of events) {
      const frames = new Frames(event, epoch, now);
      for (const reader of this.#audience.of(event))
        if (this.#push(reader, frames)) touched.add(reader);
    }
    for (const reader of touched) this.#flush(reader);
    this.#meter.lag(clock.now() - events[0]!.at);
    this.#board.moved(events);
    if (events.some(({ body }) => body.kind === 'stale' && body.lookup === 'agent'))
      this.#endChanged();
  }

  /** Streams with rights that their agents had before end: she comes back with those that she has now. */
  #endChanged(): void {
    const readers = [...this.#audience.all];
    this.#roster.changed(readers.map(({ me }) => me)).then(
      (ids) => readers.filter(({ me }) => ids.has(me.id)).forEach((reader) => reader.end(0)),
      (error: unknown) => this.#ground.log.warn({ err: error }, 'rights could not be looked up'),
    );
  }

  #tellCounts(tally: Tally): void {
    for (const reader of this.#audience.all) {
      const counts = tally.for(reader.me);
      const text = JSON.stringify(counts);
      if (text === reader.counts) continue;
      reader.counts = text;
      this.#tell(reader, frameOf({ type: 'counts', counts }));
    }
  }

  #tellAgents(agents: readonly Agent[]): void {
    const frames = agents.map((agent) => frameOf({ type: 'agent', agent })).join('');
    if (frames !== '') for (const reader of this.#audience.all) this.#tell(reader, frames);
  }

  async #tellTyping(conversationId: Id, on: boolean): Promise<void> {
    const { db, clock, log } = this.#ground;
    try {
      const found = await typingIn(db, conversationId, on, clock.now());
      if (!found) return;
      const frame = frameOf(found.event);
      for (const reader of this.#audience.of(found))
        if (queueFor(found.sight, reader.me)) this.#tell(reader, frame);
    } catch (error) {
      log.warn({ err: error }, 'typing could not be told');
    }
  }

  #reset(): void {
    this.#board.reset();
    for (const reader of [...this.#audience.all]) reader.end(0);
  }

  #beatLater(): void {
    this.#beat = this.#ground.clock.setTimeout(() => {
      const beat: InboxEvent = { type: 'beat', now: this.#ground.clock.now() };
      const frame = frameOf(beat, cursorAt(this.#tail.head));
      for (const reader of this.#audience.all) this.#tell(reader, frame);
      this.#beatLater();
    }, BEAT_MS);
  }

  #push(reader: Reader, frames: Frames): boolean {
    const frame = frames.for(reader.me);
    if (frame === undefined) return false;
    reader.push(frame);
    this.#meter.delivered(1);
    return true;
  }

  #tell(reader: Reader, frame: string): void {
    reader.push(frame);
    this.#flush(reader);
  }

  #flush(reader: Reader): void {
    if (!reader.flush()) this.#meter.cut();
  }
}
