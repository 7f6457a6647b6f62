import type { Inbound, Person } from '../channel/channel.js';
import type { ContactRow } from '../rows.js';
import { note } from '../say.js';
import { contactOf, giveKeys, holders, keysOf } from './contacts.js';
import type { Context } from './context.js';
import { lastClosed, openConversation } from './conversations.js';
import { merge } from './merge.js';

/**
 * The person has another number, or another business-scoped id, which Meta makes anew with each number. Her contact is
 * known by both from now on, so that what is still on its way finds her; two moves may come in any order.
 */
export async function move(
  { change }: Context,
  { channelId, from, to, at, hidden }: Extract<Inbound, { kind: 'moved' }>,
): Promise<void> {
  const [oldKey] = keysOf(from);
  const [newKey] = keysOf(to);
  const before = await holderOf(from);
  const after = await holderOf(to);
  const was = before && { waId: before.waId };
  if (before && after && before !== after) await merge(change, before, after);
  else if (before) await giveKeys(change, before.id, [newKey!]);

  const contact = await contactOf(change, to, at);
  await giveKeys(change, contact.id, [oldKey!]);
  if (hidden && at >= (contact.seenAt ?? 0)) {
    delete contact.waId;
    delete contact.phone;
    change.save('contact', contact);
  }
  if (!was || contact.phone === undefined || contact.waId === was.waId) return;
  const conversation =
    (await openConversation(change, contact.id, channelId)) ??
    (await lastClosed(change, contact.id, channelId));
  if (conversation) note(change, conversation, 'number_changed', { to: contact.phone });

  async function holderOf(person: Person): Promise<ContactRow | undefined> {
    const { byUser, byNumber } = await holders(change, person);
    if (byUser) return byUser;
    const isAnothers = person.userId !== undefined && byNumber?.userId !== undefined;
    return isAnothers ? undefined : byNumber;
  }
}
