import type { Id, Ms } from '../domain/id.js';
import type { OutboxEntry, OutboxState } from '../domain/outbox.js';
import { inLine } from '../store/threads.js';

/** At most this many messages leave at once, each of another conversation. */
const LANES = 4;

/** What is known of a conversation's lane beyond its entries. */
export interface Lane {
  /** The entry that is on its way. */
  flying?: Id | undefined;
  /** Tries of its head that came to nothing. */
  attempt: number;
  /** Local time before which its head is not tried again. */
  notBefore?: Ms | undefined;
  /** Not sooner, even if the connection is better now. */
  firm?: boolean;
}

export interface PlanInput {
  entries: Iterable<OutboxEntry>;
  lanes: ReadonlyMap<Id, Lane>;
  /** Taken by the server, whose message has not been seen yet. */
  accepted: ReadonlySet<Id>;
  /** Local time. */
  now: Ms;
  live: boolean;
  idempotent: boolean;
}

export interface Plan {
  changes: { id: Id; state: OutboxState }[];
  start: OutboxEntry[];
  /** On their way, but discarded or known to have arrived. */
  stop: Id[];
  /** When to look again, by the local clock. */
  next: Ms | undefined;
}

/**
 * What the outbox does next. Each conversation is a lane in which only the first entry may leave; a failed or
 * unconfirmed one holds those behind it. An entry found half sent by nobody is queued again under its id, or, where
 * the backend would send it twice, left unconfirmed.
 */
export const planOutbox = ({
  entries,
  lanes,
  accepted,
  now,
  live,
  idempotent,
}: PlanInput): Plan => {
  const plan: Plan = { changes: [], start: [], stop: [], next: undefined };
  const queues = new Map<Id, OutboxEntry[]>();
  const present = new Set<Id>();
  for (const entry of [...entries].sort(inLine)) {
    present.add(entry.id);
    queues.set(entry.conversationId, [...(queues.get(entry.conversationId) ?? []), entry]);
  }
  let free = LANES;
  for (const { flying } of lanes.values()) {
    if (flying === undefined) continue;
    if (present.has(flying)) free -= 1;
    else plan.stop.push(flying);
  }
  const ready: OutboxEntry[] = [];
  for (const [conversationId, queue] of queues) {
    const { flying, notBefore = -Infinity }: Partial<Lane> = lanes.get(conversationId) ?? {};
    let held = false;
    let head: OutboxEntry | undefined;
    for (const entry of queue) {
      if (entry.id === flying) head = entry;
      if (entry.id === flying || accepted.has(entry.id)) continue;
      let { state } = entry;
      if (state === 'sending' && !idempotent) state = 'unconfirmed';
      if (state === 'failed' || state === 'unconfirmed') held = true;
      else state = held ? 'held' : 'queued';
      if (state !== entry.state) plan.changes.push({ id: entry.id, state });
      if (held || head) continue;
      head = entry;
      if (!live) continue;
      if (notBefore <= now) ready.push(entry);
      else plan.next = Math.min(plan.next ?? Infinity, notBefore);
    }
  }
  plan.start = ready.sort(inLine).slice(0, Math.max(free, 0));
  return plan;
};
