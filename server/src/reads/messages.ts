import { AdapterError, type Id, type Message, type MessageQuery, type Page } from '../domain.js';
import type { AgentRow, MessageRow } from '../rows.js';
import type { Sql } from '../sql/database.js';
import { messageFor } from '../views.js';
import { seenConversation } from './conversations.js';
import { pageToken, placeOf } from './page-token.js';

/**
 * A stretch of a conversation, ascending: before or after a place, around a message, or the newest. `next` leads to
 * older ones. @throws AdapterError `not_found` for a conversation that the agent does not see
 */
export async function listMessages(
  sql: Sql,
  me: AgentRow,
  { conversationId, page, around, limit = 50 }: MessageQuery,
): Promise<Page<Message>> {
  const { places } = await seenConversation(sql, me, conversationId);
  const stretch = new Stretch(sql, conversationId);
  const [way, place] =
    page === undefined ? [] : placeOf<[way: string, place: string]>(page, ['string', 'string']);
  if (way !== undefined && way !== 'after' && way !== 'before')
    throw new AdapterError('invalid', 'Not a page of this list', { field: 'page' });
  const items =
    way === 'after'
      ? await stretch.after(place!, limit)
      : await stretch.upTo(
          way === 'before' ? { before: place! } : await stretch.endAround(around, limit),
          limit,
        );
  const [oldest, newest] = [items[0], items.at(-1)];
  return {
    items: items.map(messageFor),
    total: places,
    ...(oldest && (await stretch.hasBefore(oldest.order)) && { next: before(oldest) }),
    ...(newest && (await stretch.hasAfter(newest.order)) && { prev: after(newest) }),
  };
}

const before = ({ order }: MessageRow): string => pageToken(['before', order]);
const after = ({ order }: MessageRow): string => pageToken(['after', order]);

type End = { before?: string; last?: string };

/** The messages of one conversation by their places. */
class Stretch {
  readonly #sql: Sql;
  readonly #id: Id;

  constructor(sql: Sql, id: Id) {
    this.#sql = sql;
    this.#id = id;
  }

  after = (place: string, limit: number): Promise<MessageRow[]> =>
    this.#rows(`place > $2 order by place limit ${limit}`, [place]);

  async upTo({ before, last }: End, limit: number): Promise<MessageRow[]> {
    const rows =
      before !== undefined
        ? this.#rows(`place < $2 order by place desc limit ${limit}`, [before])
        : last !== undefined
          ? this.#rows(`place <= $2 order by place desc limit ${limit}`, [last])
          : this.#rows(`true order by place desc limit ${limit}`, []);
    return (await rows).reverse();
  }

  /** Half of the stretch comes after the message; without one of that id it is the newest stretch. */
  async endAround(id: Id | undefined, limit: number): Promise<End> {
    if (id === undefined) return {};
    const [middle] = await this.#rows('id = $2', [id]);
    if (!middle) return {};
    const half = Math.ceil(limit / 2);
    const rows = await this.#rows(`place >= $2 order by place limit ${half}`, [middle.order]);
    return { last: rows.at(-1)!.order };
  }

  hasBefore = async (place: string): Promise<boolean> =>
    (await this.#rows('place < $2 limit 1', [place])).length > 0;

  hasAfter = async (place: string): Promise<boolean> =>
    (await this.#rows('place > $2 limit 1', [place])).length > 0;

  async #rows(what: string, params: string[]): Promise<MessageRow[]> {
    const rows = await this.#sql.query<{ row: MessageRow }>(
      `select row from message where conversation_id = $1 and ${what}`,
      [this.#id, ...params],
    );
    return rows.map(({ row }) => row);
  }
}
