import { contactName, type Id, type InboxEvent, type Ms } from '../domain.js';
import type { ContactRow, ConversationRow, Sight } from '../rows.js';
import { sightOf } from '../sight.js';
import type { Sql } from '../sql/database.js';

/** As on WhatsApp: "typing" fades by itself. */
const TYPING_MS: Ms = 25_000;

/** What is told of a customer who types, and from where it is seen; undefined when there is no such conversation. */
export async function typingIn(
  sql: Sql,
  conversationId: Id,
  on: boolean,
  now: Ms,
): Promise<{ event: InboxEvent; sight: Sight } | undefined> {
  const [found] = await sql.query<{ row: ConversationRow; contact: ContactRow }>(
    `select c.row, contact.row as contact
     from conversation c join contact on contact.id = c.contact_id where c.id = $1`,
    [conversationId],
  );
  if (!found) return undefined;
  const who = { id: found.contact.id, name: contactName(found.contact) ?? '' };
  const until = on ? now + TYPING_MS : now;
  return { event: { type: 'typing', conversationId, who, until }, sight: sightOf(found.row) };
}
