import { fold, type CloseReason, type LookupKind, type QuickReply, type Ref } from '../domain.js';
import { write, type Ground } from '../ground.js';

/** What the shop's agents choose from, in the order in which it is shown. Templates come from the channel. */
export interface Shop {
  sectors: readonly Ref[];
  closeReasons: readonly CloseReason[];
  quickReplies: readonly QuickReply[];
}

const KINDS = {
  sectors: 'sector',
  closeReasons: 'closeReason',
  quickReplies: 'quickReply',
} as const satisfies Record<keyof Shop, LookupKind>;

/** Brings the reference lists to what the shop says: what is no longer in it goes. Browsers read changed lists anew. */
export const keepShop = (ground: Ground, shop: Shop): Promise<void> =>
  write(ground, async (change) => {
    for (const [list, kind] of Object.entries(KINDS)) {
      const rows = shop[list as keyof Shop];
      const changed = await change.sql.query(
        `delete from lookup where kind = $1 and id <> all($2) returning id`,
        [kind, rows.map(({ id }) => id)],
      );
      for (const [place, row] of rows.entries()) {
        changed.push(
          ...(await change.sql.query(
            `insert into lookup (kind, id, place, row, words) values ($1, $2, $3, $4, $5)
             on conflict (kind, id) do update
             set place = excluded.place, row = excluded.row, words = excluded.words
             where (lookup.place, lookup.row) is distinct from (excluded.place, excluded.row)
             returning id`,
            [kind, row.id, place, row, wordsOf(row)],
          )),
        );
      }
      if (changed.length > 0) change.stale(kind);
    }
  });

const wordsOf = ({ name, text = '', shortcut = '' }: Ref & Partial<QuickReply>): string =>
  fold(`${name} ${shortcut} ${text}`);
