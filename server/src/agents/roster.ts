import type { Id } from '../domain.js';
import { fold } from '../domain.js';
import { write, type Ground } from '../ground.js';
import type { AgentRow } from '../rows.js';

/** All agents who ever came with a good token, so that a conversation can be transferred to them. */
export class Roster {
  readonly #ground: Ground;
  /** What is known to be in the table. */
  #known = new Map<Id, string>();

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Keeps an agent as her token names her now. When anything of her is new, all are told. */
  async admit({ id, name, sectors, role }: AgentRow): Promise<AgentRow> {
    const agent: AgentRow = { id, name, sectors, role };
    const text = JSON.stringify(agent);
    if (this.#known.get(id) === text) return agent;
    await write(this.#ground, async (change) => {
      const changed = await change.sql.query(
        `insert into agent as old (id, row, words) values ($1, $2, $3)
         on conflict (id) do update set row = excluded.row, words = excluded.words
         where old.row <> excluded.row returning id`,
        [id, agent, fold(name)],
      );
      if (changed.length > 0) change.stale('agent');
    });
    this.#known.set(id, text);
    return agent;
  }

  /** The agents among these whose sectors or role are not what they had. Forgets what it knew: it changed. */
  async changed(agents: readonly AgentRow[]): Promise<Set<Id>> {
    this.#known = new Map();
    const rows = await this.#ground.db.query<{ row: AgentRow }>(
      'select row from agent where id = any($1)',
      [[...new Set(agents.map(({ id }) => id))]],
    );
    const now = new Map(rows.map(({ row }) => [row.id, rightsOf(row)]));
    return new Set(
      agents.filter((agent) => rightsOf(agent) !== now.get(agent.id)).map(({ id }) => id),
    );
  }
}

const rightsOf = ({ sectors, role }: AgentRow): string =>
  JSON.stringify([role, [...sectors].sort()]);
