import type { Agent, Id, Ms } from '../domain.js';
import type { Ground } from '../ground.js';
import type { Sql } from '../sql/database.js';

/** A node says again who is here after this time. */
const REFRESH_MS: Ms = 20_000;

/** Who was not said again is gone: a node that died tells nobody. */
const LASTS_MS: Ms = 60_000;

/** Comings and goings within this time are told together: a browser that reconnects never left. */
const COALESCE_MS: Ms = 500;

export async function onlineAgents(sql: Sql, now: Ms): Promise<Set<Id>> {
  const rows = await sql.query<{ id: Id }>(
    'select distinct agent_id as id from presence where until > $1',
    [now],
  );
  return new Set(rows.map(({ id }) => id));
}

/** An agent is online while a stream of hers is open on any node. */
export class Presence {
  readonly #ground: Ground;
  readonly #tell: (changed: Agent[]) => void;
  readonly #streams = new Map<Id, number>();
  #online = new Set<Id>();
  #timer: unknown;
  #due = Infinity;
  #work: Promise<void> = Promise.resolve();
  #undo = (): void => {};

  /** `tell` is called with the agents who came or went, anywhere. */
  constructor(ground: Ground, tell: (changed: Agent[]) => void) {
    this.#ground = ground;
    this.#tell = tell;
  }

  start(): void {
    this.#undo = this.#ground.bus.subscribe(({ type }) => {
      if (type === 'presence') this.#soon(COALESCE_MS);
    });
    this.#soon(0);
  }

  come(id: Id): void {
    this.#streams.set(id, (this.#streams.get(id) ?? 0) + 1);
    if (!this.#online.has(id)) this.#soon(COALESCE_MS);
  }

  leave(id: Id): void {
    const left = (this.#streams.get(id) ?? 1) - 1;
    if (left > 0) this.#streams.set(id, left);
    else this.#streams.delete(id);
    if (left <= 0) this.#soon(COALESCE_MS);
  }

  /** Says that nobody is here any more. */
  async stop(): Promise<void> {
    const { db, bus, clock, log, node } = this.#ground;
    this.#undo();
    clock.clearTimeout(this.#timer);
    this.#due = -Infinity;
    await this.#work;
    try {
      await db.query('delete from presence where node = $1', [node]);
      bus.publish({ type: 'presence' });
    } catch (error) {
      log.warn({ err: error }, 'presence failed'); // the rows run out by themselves
    }
  }

  #soon(ms: Ms): void {
    const { clock } = this.#ground;
    const due = clock.now() + ms;
    if (due >= this.#due) return;
    clock.clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = clock.setTimeout(() => {
      this.#due = Infinity;
      this.#work = this.#work
        .then(() => this.#look())
        .catch((error: unknown) => this.#ground.log.warn({ err: error }, 'presence failed'))
        .finally(() => this.#soon(REFRESH_MS));
    }, ms);
  }

  async #look(): Promise<void> {
    const { db, bus, clock, node } = this.#ground;
    const here = [...this.#streams.keys()];
    const rows = await db.query(
      `with here as (
         insert into presence as old (agent_id, node, until)
         select id, $2, $3 from unnest($1::text[]) as id
         on conflict (agent_id, node) do update set until = excluded.until
         returning (xmax = 0) as came
       ), gone as (
         delete from presence where node = $2 and agent_id <> all($1::text[]) returning 1
       )
       select 1 from here where came union all select 1 from gone`,
      [here, node, clock.now() + LASTS_MS],
    );
    if (rows.length > 0) bus.publish({ type: 'presence' });
    await this.#compare(await onlineAgents(db, clock.now()));
  }

  async #compare(online: Set<Id>): Promise<void> {
    const was = this.#online;
    this.#online = online;
    const ids = [...online, ...was].filter((id) => online.has(id) !== was.has(id));
    if (ids.length === 0) return;
    const rows = await this.#ground.db.query<{ row: Agent }>(
      'select row from agent where id = any($1)',
      [ids],
    );
    this.#tell(rows.map(({ row }) => agentFor(row, online)));
  }
}

/** An agent as colleagues see her. */
export const agentFor = ({ id, name, sectors }: Agent, online: ReadonlySet<Id>): Agent => ({
  id,
  name,
  sectors,
  status: online.has(id) ? 'online' : 'offline',
});
