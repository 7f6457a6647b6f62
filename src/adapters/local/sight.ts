import type { Agent } from '../../domain/lookups.js';
import type { ConversationRow, Sight } from './rows.js';

export type QueueId = 'new' | 'bot' | 'mine' | 'others' | 'closed';

export const sightOf = ({ bot, closed, sector, assignee }: ConversationRow): Sight => ({
  phase: closed ? 'closed' : bot ? 'bot' : 'open',
  sectorId: sector?.id,
  assigneeId: assignee?.id,
});

/**
 * The queue of a conversation for one agent; undefined when it is out of her sight. The bot's and the closed ones
 * are everybody's; Novos and Outros are those of her sectors and of none.
 */
export function queueFor({ phase, sectorId, assigneeId }: Sight, me: Agent): QueueId | undefined {
  if (phase !== 'open') return phase;
  if (assigneeId === me.id) return 'mine';
  if (sectorId !== undefined && !me.sectors.includes(sectorId)) return undefined;
  return assigneeId === undefined ? 'new' : 'others';
}
