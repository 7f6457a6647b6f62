import { agentFor, onlineAgents } from '../agents/presence.js';
import type { Agent, LookupKind, LookupMap, LookupQuery, Ms, Page } from '../domain.js';
import type { AgentRow } from '../rows.js';
import type { Sql } from '../sql/database.js';
import { seenConversation } from './conversations.js';
import { pageToken, placeOf } from './page-token.js';
import { patternsOf } from './search.js';

export const LOOKUPS: LookupKind[] = ['sector', 'agent', 'closeReason', 'quickReply', 'template'];

/**
 * A page of a reference list, in its own order; agents by name, with their presence. Of templates only those that may be
 * sent. These lists are the whole business's. @throws AdapterError `not_found` for a conversation out of sight
 */
export async function lookup<K extends LookupKind>(
  sql: Sql,
  me: AgentRow,
  kind: K,
  { ids, text = '', conversationId, page, limit = 100 }: LookupQuery,
  now: Ms,
): Promise<Page<LookupMap[K]>> {
  if (conversationId !== undefined) await seenConversation(sql, me, conversationId);
  const [from] = page === undefined ? [0] : placeOf<[from: number]>(page, ['number']);
  const { table, where, order } = SOURCES[kind === 'agent' ? 'agent' : 'lookup'];
  const found = `from ${table} where ${where}
    and ($2::text[] is null or id = any($2)) and words like all ($3::text[])`;
  const params = [kind, ids ?? null, patternsOf(text)];
  const [{ total } = { total: 0 }] = await sql.query<{ total: number }>(
    `select count(*) as total ${found}`,
    params,
  );
  const rows = await sql.query<{ row: LookupMap[K] }>(
    `select row ${found} order by ${order} limit ${limit} offset $4`,
    [...params, Math.max(0, from)],
  );
  const online = kind === 'agent' ? await onlineAgents(sql, now) : undefined;
  return {
    items: rows.map(({ row }) => (online ? (agentFor(row as Agent, online) as LookupMap[K]) : row)),
    total,
    ...(from + limit < total && { next: pageToken([from + limit]) }),
  };
}

const SOURCES = {
  agent: { table: 'agent', where: '$1::text is not null', order: 'words, id' },
  lookup: {
    table: 'lookup',
    where: `kind = $1 and (kind <> 'template' or coalesce(row ->> 'status', 'approved') = 'approved')`,
    order: 'place, id',
  },
};
