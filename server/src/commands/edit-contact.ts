import { AdapterError, type ContactField, type Id } from '../domain.js';
import type { ContactRow, ConversationRow } from '../rows.js';
import { queueFor, sightOf } from '../sight.js';
import { contactFor } from '../views.js';
import type { Handler, Scene } from './touched.js';

/** Longest value of a field, in UTF-16 code units. */
const MAX_FIELD = 500;

export const editContact: Handler<'editContact'> = async (scene, { contactId, rev, patch }) => {
  const { change, services } = scene;
  const contact = await change.get('contact', contactId);
  await mayEdit(scene, contactId);
  if (rev < contact.rev)
    throw new AdapterError('conflict', 'Edited meanwhile', { current: contactFor(contact) });
  for (const [field, value] of Object.entries(patch)) {
    if (!services.can.editContact?.includes(field as ContactField))
      throw new AdapterError('invalid', 'Not a field that can be edited', { field });
    setField(contact, field as ContactField, value);
  }
  change.save('contact', contact);
  return { contact };
};

/** Who serves her may, and who sees a service of hers that is closed. */
async function mayEdit({ change, me }: Scene, contactId: Id): Promise<void> {
  const rows = await change.sql.query<{ row: ConversationRow }>(
    'select row from conversation where contact_id = $1',
    [contactId],
  );
  const queues = rows.map(({ row }) => queueFor(sightOf(row), me));
  if (!queues.some((queue) => queue !== undefined)) throw new AdapterError('not_found');
  if (!queues.some((queue) => queue === 'mine' || queue === 'closed'))
    throw new AdapterError('forbidden');
}

/** Blank takes a field away, as null does. */
function setField(
  contact: ContactRow,
  field: ContactField,
  value: string | null | undefined,
): void {
  const text = value?.trim() ?? '';
  if (field === 'email' && text && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text))
    throw new AdapterError('invalid', 'Not an address', { field });
  if (text.length > MAX_FIELD) throw new AdapterError('too_large', 'Too long', { field });
  if (field.startsWith('custom.')) {
    const { [field.slice('custom.'.length)]: _, ...others } = contact.custom ?? {};
    contact.custom = text ? { ...others, [field.slice('custom.'.length)]: text } : others;
    return;
  }
  const own = field as Exclude<ContactField, `custom.${string}`>;
  if (text) contact[own] = text;
  else delete contact[own];
}
