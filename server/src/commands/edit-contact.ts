import { AdapterError, setField, type ContactField, type Id } from '../domain.js';
import type { ConversationRow } from '../rows.js';
import { queueFor, sightOf } from '../sight.js';
import { contactFor } from '../views.js';
import type { Handler, Scene } from './touched.js';

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
