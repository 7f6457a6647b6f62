import type { Role } from '../../../src/rows.js';
import { eventFor } from '../../../src/views.js';
import { headOf, readLogFor } from '../../../src/log.js';
import type { Database } from '../../../src/sql/database.js';
import type { SimulatorControl } from '../../../simulator/src/control.js';
import {
  checkHistory,
  checkStream,
  type Arrival,
  type Findings,
  type StreamFindings,
} from '../history.js';
import type { Agent, Lane } from './agents.js';
import type { Talker } from './customers.js';

/** Everything that took part. Conversation `n` is of talker `n` and lane `n`. */
export interface Cast {
  sim: SimulatorControl;
  talkers: readonly Talker[];
  lanes: readonly Lane[];
  agents: readonly Agent[];
  sectors: string[];
}

export interface Verdict {
  inbound: Findings;
  outbound: Findings;
  /** Accepted, not at the customer's, and the agent sees that nobody knows. */
  unconfirmed: number;
  streams: StreamFindings[];
}

/** Holds what was promised against the database, which nobody writes any more, and the customers' phones. */
export async function examine(db: Database, cast: Cast): Promise<Verdict> {
  const { talkers, lanes, agents } = cast;
  const rows = await db.query<{ lane: string; id: string; status: string | null }>(
    `select conversation_id as lane, row #>> '{content,text}' as id, row ->> 'status' as status
     from message where row #>> '{content,kind}' = 'text' order by conversation_id, place`,
  );
  const told = new Set(talkers.flatMap(({ attempts }) => attempts).map(({ id }) => id));
  const sent = new Map(lanes.flatMap(({ attempts }) => attempts).map((one) => [one.id, one]));
  const inbound = checkHistory(
    talkers.flatMap(({ attempts }) => attempts),
    rows.filter(({ id }) => told.has(id)),
  );

  const brought = await bringings(cast);
  const atPhone = new Set(brought.map(({ id }) => id));
  const unknown = new Set(
    rows
      .filter(({ id, status }) => sent.has(id) && status === 'unconfirmed' && !atPhone.has(id))
      .map(({ id }) => id),
  );
  const attempts = [...sent.values()].map((attempt) => ({
    ...attempt,
    accepted: attempt.accepted && !unknown.has(attempt.id),
  }));
  const outbound = checkHistory(
    attempts,
    brought.filter(({ id }) => sent.has(id)),
  );
  return {
    inbound,
    outbound,
    unconfirmed: unknown.size,
    streams: await Promise.all(agents.map((agent) => streamOf(db, agent, cast))),
  };
}

/** What the customers' phones hold, in the order in which it came. */
async function bringings({ sim, talkers, lanes }: Cast): Promise<Arrival[]> {
  const phones = await Promise.all(
    talkers.map(async ({ customer }, at) => {
      const messages = await sim.messagesTo(customer);
      return messages.map(({ text }) => ({ lane: lanes[at]!.name, id: text }));
    }),
  );
  return phones.flat();
}

async function streamOf(
  db: Database,
  { id, began = 0, told }: Agent,
  { sectors }: Cast,
): Promise<StreamFindings> {
  const me = { id, name: id, sectors, role: 'agent' as Role };
  const { seq } = await headOf(db);
  const log = await readLogFor(db, me, began, seq);
  const due = log.filter((event) => eventFor(event, me, 0) !== undefined).map((event) => event.seq);
  return checkStream(due, told);
}
