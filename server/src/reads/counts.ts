import type { Counts, Id } from '../domain.js';
import type { AgentRow, Sight } from '../rows.js';
import { QUEUES, queueFor, type QueueId } from '../sight.js';
import type { Sql } from '../sql/database.js';

/** How many there are of one kind of sight. */
export interface Group extends Sight {
  total: number;
  unread: number;
}

/** How many conversations there are by all that decides who sees them, whoever asks. */
export class Tally {
  /** All of a sector (null: of none) in a phase, whoever has them. */
  readonly #sectors = new Map<Id | null, Group[]>();
  /** Those of an agent, in whatever sector. */
  readonly #agents = new Map<Id, Group[]>();

  constructor(groups: readonly Group[]) {
    for (const group of groups) {
      push(this.#sectors, group.sectorId, group);
      if (group.assigneeId !== null) push(this.#agents, group.assigneeId, group);
    }
    for (const [sector, all] of this.#sectors) this.#sectors.set(sector, withoutOwners(all));
  }

  /** What one agent sees of it, by queue. */
  for(me: AgentRow): Counts {
    const counts = Object.fromEntries(
      QUEUES.map((queue) => [queue, { total: 0, unread: 0 }]),
    ) as Record<QueueId, { total: number; unread: number }>;
    const add = (queue: QueueId | undefined, { total, unread }: Group, sign = 1): void => {
      if (!queue) return;
      counts[queue].total += sign * total;
      counts[queue].unread += sign * unread;
    };
    const sectors =
      me.role === 'supervisor' ? [...this.#sectors.keys()] : [null, ...new Set(me.sectors)];
    const seen = new Set(sectors);
    for (const sector of sectors)
      for (const group of this.#sectors.get(sector) ?? []) add(queueFor(group, me), group);
    for (const group of this.#agents.get(me.id) ?? []) {
      if (seen.has(group.sectorId))
        add(queueFor({ ...group, assigneeId: SOMEBODY }, me), group, -1);
      add(queueFor(group, me), group);
    }
    return counts;
  }
}

/** Stands for all who have something, where it does not matter who. */
const SOMEBODY = '';

/** One group for each phase and for each of "somebody has it" and "nobody has it". */
function withoutOwners(groups: readonly Group[]): Group[] {
  const sums = new Map<string, Group>();
  for (const { phase, sectorId, assigneeId, total, unread } of groups) {
    const owner = assigneeId === null ? null : SOMEBODY;
    const key = `${phase} ${owner}`;
    const sum = sums.get(key) ?? { phase, sectorId, assigneeId: owner, total: 0, unread: 0 };
    sum.total += total;
    sum.unread += unread;
    sums.set(key, sum);
  }
  return [...sums.values()];
}

function push<K>(map: Map<K, Group[]>, key: K, group: Group): void {
  const list = map.get(key);
  if (list) list.push(group);
  else map.set(key, [group]);
}

/** The groups of the open conversations, or of the closed ones: these are many and change seldom. */
export const groupsOf = (sql: Sql, which: 'open' | 'closed'): Promise<Group[]> =>
  sql.query<Group>(
    `select phase, sector_id as "sectorId", assignee_id as "assigneeId",
       count(*) as total, ${which === 'open' ? 'sum(unread)' : '0::bigint'} as unread
     from conversation where ${which === 'open' ? `phase <> 'closed'` : `phase = 'closed'`}
     group by 1, 2, 3`,
  );
