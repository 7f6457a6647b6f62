import type { Clock, Id } from './domain.js';
import type { Database } from './sql/database.js';

/** What nodes call across to each other. What has no trace in the database may be lost. */
export type Signal =
  /** There is something new in the log, or in a queue. */
  | { type: 'written' }
  /** A webhook waits. Told here only: each node looks after what it was given, and the others' at their next look. */
  | { type: 'received' }
  /** An agent came or went. */
  | { type: 'presence' }
  | { type: 'typing'; conversationId: Id; on: boolean };

export interface Bus {
  publish(signal: Signal): void;
  /** Returns the undo. */
  subscribe(listener: (signal: Signal) => void): () => void;
  close(): Promise<void>;
}

const CHANNEL = 'chat_inbox';

/** Wake-ups within this time are told to the other nodes once. */
const COALESCE_MS = 10;

/**
 * Signals over LISTEN/NOTIFY, on a connection of their own and coalesced: a NOTIFY inside the writing transaction
 * serialises all commits. Here they are heard at once. A signal that is lost costs a second: who waits looks again by
 * itself.
 */
export async function openBus(db: Database, clock: Clock, node: Id): Promise<Bus> {
  const listeners = new Set<(signal: Signal) => void>();
  const tell = (signal: Signal): void => {
    for (const listener of [...listeners]) listener(signal);
  };
  const send = (signal: Signal): void => {
    db.notify(CHANNEL, JSON.stringify({ node, signal })).catch(() => {});
  };
  let waking: unknown;
  const unlisten = await db.listen(CHANNEL, (payload) => {
    if (payload === undefined) return tell({ type: 'written' });
    const { node: from, signal } = JSON.parse(payload) as { node: Id; signal: Signal };
    if (from !== node) tell(signal);
  });
  return {
    publish(signal) {
      tell(signal);
      if (signal.type === 'received') return;
      if (signal.type !== 'written') return send(signal);
      waking ??= clock.setTimeout(() => {
        waking = undefined;
        send(signal);
      }, COALESCE_MS);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      if (waking !== undefined) clock.clearTimeout(waking);
      listeners.clear();
      await unlisten();
    },
  };
}
