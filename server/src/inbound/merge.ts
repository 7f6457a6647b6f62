import type { Change } from '../change.js';
import type { ContactRow, ConversationRow } from '../rows.js';
import { note } from '../say.js';

/** Two contacts are one person: all that is of `from` is of `into` now, and `from` is no more. */
export async function merge(
  change: Change,
  into: ContactRow,
  from: ContactRow,
): Promise<ContactRow> {
  Object.assign(into, factsOf(into, from));
  change.save('contact', into);
  const hers = await conversationsOf(change, into);
  for (const conversation of await conversationsOf(change, from)) {
    const other = hers.find((one) => isOpen(one) && one.channel.id === conversation.channel.id);
    if (other && isOpen(conversation)) joinServices(change, conversation, other);
    conversation.contactId = into.id;
    change.save('conversation', conversation);
  }
  await change.sql.query('update contact_key set contact_id = $1 where contact_id = $2', [
    into.id,
    from.id,
  ]);
  await change.remove('contact', from);
  return into;
}

const isOpen = ({ closed }: ConversationRow): boolean => closed === undefined;

async function conversationsOf(change: Change, { id }: ContactRow): Promise<ConversationRow[]> {
  const rows = await change.sql.query<{ row: ConversationRow }>(
    'select row from conversation where contact_id = $1 order by id for update',
    [id],
  );
  for (const { row } of rows) change.keep('conversation', row);
  return change.known('conversation', ({ contactId }) => contactId === id);
}

/** The newer knowledge of who she is; the name that an agent gave; everything else of both. */
function factsOf(a: ContactRow, b: ContactRow): Partial<ContactRow> {
  const [older, newer] = (a.seenAt ?? 0) < (b.seenAt ?? 0) ? [a, b] : [b, a];
  const name = [a, b].find(isNamedByAgent)?.name ?? newer.name ?? older.name;
  const notes = [...new Set([a.notes, b.notes])].filter(Boolean).join('\n');
  const custom = { ...b.custom, ...a.custom };
  const { id, rev, ...facts } = { ...older, ...newer };
  const email = a.email ?? b.email;
  return {
    ...facts,
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
    ...(notes && { notes }),
    ...(Object.keys(custom).length > 0 && { custom }),
  };
}

const isNamedByAgent = ({ name, profileName }: ContactRow): boolean =>
  name !== undefined && name !== profileName;

/**
 * One service at a time for a person on a channel: of two open ones an agent's goes on, else the one that people have,
 * else the older. The other is closed, what nobody has read of it counts in the one that goes on, and each names the
 * other.
 */
function joinServices(change: Change, a: ConversationRow, b: ConversationRow): void {
  const [on, off] = [a, b].sort(
    (x, y) =>
      Number(!x.assignee) - Number(!y.assignee) ||
      Number(!!x.bot) - Number(!!y.bot) ||
      x.createdAt - y.createdAt,
  ) as [ConversationRow, ConversationRow];
  off.closed = { at: change.now };
  note(change, off, 'merged', { protocol: on.protocol ?? '' }); // saved first: one open at a time
  note(change, on, 'merged', { protocol: off.protocol ?? '' });
  on.unread += off.unread;
  off.unread = 0;
  const waits = [on.waitingSince, off.waitingSince].filter((at) => at !== undefined);
  if (waits.length > 0) on.waitingSince = Math.min(...waits);
  const heard = [on.lastInboundAt, off.lastInboundAt].filter((at) => at !== undefined);
  if (heard.length > 0) on.lastInboundAt = Math.max(...heard);
  delete off.bot;
  delete off.waitingSince;
  delete off.templateAt;
}
