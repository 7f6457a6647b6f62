import type { Id } from './domain.js';
import type { AgentRow, ConversationRow, Sight } from './rows.js';

/** The queues of every agent, in the order of their tabs. */
export const QUEUES = ['new', 'bot', 'mine', 'others', 'closed'] as const;
export type QueueId = (typeof QUEUES)[number];

export const isQueue = (id: string): id is QueueId => (QUEUES as readonly string[]).includes(id);

export const sightOf = ({
  bot,
  closed,
  sector,
  assignee,
}: Pick<ConversationRow, 'bot' | 'closed' | 'sector' | 'assignee'>): Sight => ({
  phase: closed ? 'closed' : bot ? 'bot' : 'open',
  sectorId: sector?.id ?? null,
  assigneeId: assignee?.id ?? null,
});

type Me = Pick<AgentRow, 'id' | 'sectors' | 'role'>;

/**
 * The queue of a conversation for one agent; undefined when it is out of her sight. She sees what she serves, what has
 * no sector, and what is of hers; a supervisor sees all sectors. `seenBy` says the same in SQL.
 */
export function queueFor({ phase, sectorId, assigneeId }: Sight, me: Me): QueueId | undefined {
  const isHers = assigneeId === me.id;
  const inSight =
    isHers || me.role === 'supervisor' || sectorId === null || me.sectors.includes(sectorId);
  if (!inSight) return undefined;
  if (phase !== 'open') return phase;
  return isHers ? 'mine' : assigneeId === null ? 'new' : 'others';
}

/** A part of a `where`, and the parameters that it adds. */
export interface Condition {
  text: string;
  params: unknown[];
}

/**
 * `queueFor` as a condition on a table with `sector_id` and `assignee_id`, its parameters counted from `first`.
 * Every read of what belongs to a conversation has it, so that another sector's ids answer like none.
 */
export const seenBy = (me: Me, first: number, table = ''): Condition =>
  me.role === 'supervisor'
    ? { text: 'true', params: [] }
    : {
        text: `(${table}assignee_id = $${first} or ${table}sector_id is null or ${table}sector_id = any($${first + 1}))`,
        params: [me.id, me.sectors],
      };

/** The rows of one queue, among those that the agent sees. */
export function inQueue(queue: QueueId, me: { id: Id }, first: number, table = ''): Condition {
  const mine = `${table}assignee_id = $${first}`;
  switch (queue) {
    case 'mine':
      return { text: `${table}phase = 'open' and ${mine}`, params: [me.id] };
    case 'new':
      return { text: `${table}phase = 'open' and ${table}assignee_id is null`, params: [] };
    case 'others':
      return {
        text: `${table}phase = 'open' and ${table}assignee_id <> $${first}`,
        params: [me.id],
      };
    default:
      return { text: `${table}phase = '${queue}'`, params: [] };
  }
}
