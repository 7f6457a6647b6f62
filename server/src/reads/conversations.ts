import {
  AdapterError,
  type Conversation,
  type ConversationQuery,
  type Ms,
  type Page,
} from '../domain.js';
import type { AgentRow, ContactRow, ConversationRow } from '../rows.js';
import { inQueue, isQueue, seenBy, type Condition } from '../sight.js';
import type { Sql } from '../sql/database.js';
import { conversationFor } from '../views.js';
import { pageToken, placeOf } from './page-token.js';
import { speaksOf } from './search.js';

/** Beyond it a total is not told: counting would cost more than the page. */
const COUNTED = 1000;

type Place = [at: Ms, id: string];

/** How a list is sorted, and what of it follows a place in parameters `first` and the next. */
interface Order {
  at: string;
  direction: 'asc' | 'desc';
  follows: (first: number) => string;
}

const BY_MOVEMENT: Order = {
  at: 'c.active_at',
  direction: 'desc',
  follows: (first) =>
    `c.active_at <= $${first} and (c.active_at < $${first} or c.id > $${first + 1})`,
};
const BY_WAIT: Order = {
  at: 'c.waits_at',
  direction: 'asc',
  follows: (first) => `(c.waits_at, c.id) > ($${first}, $${first + 1})`,
};

/**
 * A page of what the agent sees: newest movement first, in Novos the longest wait first. It goes on after the last row
 * of the page before, wherever that row is now: what is new or moves meanwhile is told by the stream and shifts nothing.
 */
export async function listConversations(
  sql: Sql,
  me: AgentRow,
  { queue, ids, contactId, text, page, limit = 30 }: ConversationQuery,
  now: Ms,
): Promise<Page<Conversation>> {
  if (queue !== undefined && !isQueue(queue)) return { items: [], total: 0 };
  const where = new Where();
  where.add((first) => seenBy(me, first, 'c.'));
  if (queue) where.add((first) => inQueue(queue, me, first, 'c.'));
  if (ids) where.add((first) => ({ text: `c.id = any($${first})`, params: [ids] }));
  if (contactId) where.add((first) => ({ text: `c.contact_id = $${first}`, params: [contactId] }));
  if (text?.trim()) where.add((first) => speaksOf(text, first));
  const total = await countUpTo(sql, where);
  const { at, direction, follows } = queue === 'new' ? BY_WAIT : BY_MOVEMENT;
  if (page !== undefined) {
    const place = placeOf<Place>(page, ['number', 'string']);
    where.add((first) => ({ text: follows(first), params: place }));
  }
  const rows = await sql.query<{ row: ConversationRow; contact: ContactRow; at: Ms }>(
    `select c.row, contact.row as contact, ${at} as at
     from conversation c join contact on contact.id = c.contact_id
     where ${where.text} order by ${at} ${direction}, c.id limit ${limit + 1}`,
    where.params,
  );
  const last = rows[limit - 1];
  return {
    items: rows
      .slice(0, limit)
      .map(({ row, contact }) => conversationFor(row, contact, me, now))
      .filter((conversation) => conversation !== undefined),
    ...(total !== undefined && { total }),
    ...(rows.length > limit && last && { next: pageToken([last.at, last.row.id]) }),
  };
}

/** @throws AdapterError `not_found`, for what does not exist and for what the agent does not see */
export async function seenConversation(
  sql: Sql,
  me: AgentRow,
  id: string,
): Promise<ConversationRow> {
  const sight = seenBy(me, 2);
  const [found] = await sql.query<{ row: ConversationRow }>(
    `select row from conversation where id = $1 and ${sight.text}`,
    [id, ...sight.params],
  );
  if (!found) throw new AdapterError('not_found');
  return found.row;
}

async function countUpTo(sql: Sql, { text, params }: Where): Promise<number | undefined> {
  const [{ total } = { total: 0 }] = await sql.query<{ total: number }>(
    `select count(*) as total
     from (select 1 from conversation c where ${text} limit ${COUNTED + 1}) as found`,
    params,
  );
  return total > COUNTED ? undefined : total;
}

/** Conditions that hold together, their parameters numbered as they are added. */
class Where {
  readonly params: unknown[] = [];
  readonly #texts: string[] = [];

  get text(): string {
    return this.#texts.join(' and ');
  }

  add(make: (first: number) => Condition): void {
    const { text, params } = make(this.params.length + 1);
    this.#texts.push(text);
    this.params.push(...params);
  }
}
