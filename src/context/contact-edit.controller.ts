import type { Contact, ContactField } from '../domain/contact.js';
import type { Host } from './follower.js';
import { SubmissionController } from './submission.controller.js';

/** Saves one field of a contact. A conflict is saved again on top of the row that won. */
export class ContactEditController extends SubmissionController<{
  contact: Contact;
  value: string;
}> {
  constructor(host: Host, field: () => ContactField) {
    super(host, ({ contact, value }) => ({
      type: 'editContact',
      contactId: contact.id,
      rev: contact.rev,
      patch: { [field()]: value === '' ? null : value },
    }));
  }

  /** The phase as `<inbox-edit-field>` knows it. */
  get phase(): 'rest' | 'saving' | 'failed' | 'conflict' {
    if (this.state === 'submitting') return 'saving';
    if (this.state !== 'refused') return 'rest';
    return this.error?.code === 'conflict' ? 'conflict' : 'failed';
  }
}
