import { contactName } from '../../domain/contact-name.js';
import type { Cursor, InboxEvent } from '../../domain/events.js';
import type { Id, Ms } from '../../domain/id.js';
import type { Agent } from '../../domain/lookups.js';
import type { CallOptions } from '../../domain/ports.js';
import type { Backend, Signal } from './backend.js';
import type { Faults } from './faults.js';
import { counts, cursorAt, missed, placeAfter } from './log.js';
import { agentsOf } from './lookups.js';
import { onlineAgents } from './presence.js';
import { queueFor, sightOf } from './sight.js';

/** Long, because browsers wake the timers of a hidden tab only once a minute. */
export const SILENCE_MS: Ms = 180_000;
const BEAT_MS = SILENCE_MS / 3;

/** WhatsApp's own: "typing" fades by itself. */
const TYPING_MS = 25_000;

/** The changes as one agent sees them, from the log on: `ready`, what was missed, then what happens. */
export async function* stream(
  backend: Backend,
  faults: Faults,
  me: Agent,
  { signal, after }: CallOptions & { after?: Cursor },
): AsyncGenerator<InboxEvent, void> {
  const bell = new Bell(backend, faults, signal);
  try {
    await faults.pass(backend.clock, { signal });
    const start = await backend.read(async (tx, state, now) => ({
      ...placeAfter(after, state),
      now,
      counts: await counts(tx, me),
    }));
    let place = { epoch: start.epoch, seq: start.seq };
    let presence = await presenceOf(backend);
    yield {
      type: 'ready',
      now: start.now,
      resumed: start.resumed,
      counts: start.counts,
      cursor: cursorAt(place),
    };
    let signals: Signal[] = [{ type: 'written' }];
    for (let isFirst = true; !signal.aborted; isFirst = false) {
      await faults.pass(backend.clock, { signal });
      const look = await missed(backend, me, place);
      place = look.place;
      const events = [...look.events, ...(await typing(backend, me, signals, look.now))];
      if (signals.length === 0 || signals.some(({ type }) => type === 'presence')) {
        const next = await presenceOf(backend);
        for (const [id, agent] of next) {
          if (presence.get(id)?.status !== agent.status) events.push({ type: 'agent', agent });
        }
        presence = next;
      }
      if (events.length === 0 && !isFirst) {
        events.push({ type: 'beat', now: look.now, cursor: cursorAt(place) });
      }
      for (const event of events) {
        if (signal.aborted) return;
        yield event;
      }
      if (!look.more) signals = await bell.rings(BEAT_MS);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    bell.close();
  }
}

/** Collects signals while the stream is busy, and sleeps while there are none. */
class Bell {
  readonly #backend: Backend;
  readonly #signal: AbortSignal;
  readonly #undo: (() => void)[];
  #heard: Signal[] = [];
  #wake = (): void => {};

  constructor(backend: Backend, faults: Faults, signal: AbortSignal) {
    this.#backend = backend;
    this.#signal = signal;
    const abort = (): void => this.#wake();
    signal.addEventListener('abort', abort);
    this.#undo = [
      backend.listen((heard) => this.#hear(heard)),
      faults.watch(() => this.#hear({ type: 'written' })),
      () => signal.removeEventListener('abort', abort),
    ];
  }

  /** What rang since the last time; nothing when `ms` went by in silence. */
  async rings(ms: Ms): Promise<Signal[]> {
    if (this.#heard.length === 0 && !this.#signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = this.#backend.clock.setTimeout(resolve, ms);
        this.#wake = () => {
          this.#backend.clock.clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.#heard.splice(0);
  }

  close(): void {
    for (const undo of this.#undo) undo();
  }

  #hear(signal: Signal): void {
    this.#heard.push(signal);
    this.#wake();
  }
}

async function typing(
  backend: Backend,
  me: Agent,
  signals: readonly Signal[],
  now: Ms,
): Promise<InboxEvent[]> {
  const events: InboxEvent[] = [];
  for (const signal of signals) {
    if (signal.type !== 'typing' || signal.by !== 'customer') continue;
    const { conversationId, on } = signal;
    const who = await writerOf(backend, me, conversationId);
    if (who)
      events.push({ type: 'typing', conversationId, who, until: on ? now + TYPING_MS : now });
  }
  return events;
}

const writerOf = (backend: Backend, me: Agent, conversationId: Id) =>
  backend.read(async (tx) => {
    const row = await tx.objectStore('conversations').get(conversationId);
    if (!row || !queueFor(sightOf(row), me)) return undefined;
    const contact = await tx.objectStore('contacts').get(row.contactId);
    return { id: row.contactId, name: (contact && contactName(contact)) ?? '' };
  });

async function presenceOf(backend: Backend): Promise<Map<Id, Agent>> {
  const agents = await agentsOf(backend, await onlineAgents(backend));
  return new Map(agents.map((agent) => [agent.id, agent]));
}
