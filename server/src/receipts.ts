import type { Channel } from './channel/channel.js';
import type { Id } from './domain.js';
import type { Ground } from './ground.js';
import type { ConversationRow } from './rows.js';

/** A mark that takes longer is told by the next one. */
const TIMEOUT_MS = 10_000;

/**
 * Tells the provider that an agent has read what the customer wrote. Nobody waits for it, and when it fails it is not
 * tried again: what is read later says the same of all that was before.
 */
export function markRead(
  { db, log }: Pick<Ground, 'db' | 'log'>,
  channel: Pick<Channel, 'markRead'>,
  conversationId: Id,
): void {
  const tell = async (): Promise<void> => {
    const [found] = await db.query<{ wamid: string; row: ConversationRow }>(
      `select m.wamid, c.row from conversation c join message m on m.conversation_id = c.id
       where c.id = $1 and m.wamid is not null and m.row ->> 'direction' = 'in'
         and m.place <= c.row ->> 'readUpTo'
       order by m.place desc limit 1`,
      [conversationId],
    );
    if (!found) return;
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    await channel.markRead(found.row.channel.id, found.wamid, false, signal);
  };
  tell().catch((error: unknown) => log.warn({ err: error, conversationId }, 'read mark failed'));
}
