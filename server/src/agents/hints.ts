import { AdapterError, type Hint } from '../domain.js';
import type { Ground } from '../ground.js';
import { seenConversation } from '../reads/conversations.js';
import type { AgentRow } from '../rows.js';
import type { Services } from '../services.js';
import { sightOf, queueFor } from '../sight.js';

/** A hint that takes longer is of no use any more. */
const TIMEOUT_MS = 10_000;

/**
 * Lets the customer see that the agent is writing: WhatsApp shows three dots for 25 seconds at the most and has no way to
 * take them away. Does not wait for the channel. @throws AdapterError `not_found`, `forbidden` (not hers)
 */
export async function hint(
  { db, log }: Ground,
  { channel }: Pick<Services, 'channel'>,
  me: AgentRow,
  { conversationId, on }: Hint,
): Promise<void> {
  const conversation = await seenConversation(db, me, conversationId);
  if (queueFor(sightOf(conversation), me) !== 'mine') throw new AdapterError('forbidden');
  if (!on) return;
  const [last] = await db.query<{ wamid: string }>(
    `select wamid from message
     where conversation_id = $1 and wamid is not null and row ->> 'direction' = 'in'
     order by place desc limit 1`,
    [conversationId],
  );
  if (!last) return;
  channel
    .markRead(conversation.channel.id, last.wamid, true, AbortSignal.timeout(TIMEOUT_MS))
    .catch((error: unknown) => log.debug({ err: error }, 'a hint was not passed on'));
}
