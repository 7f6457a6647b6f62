import type { Contact } from '../../domain/contact.js';
import type { Id } from '../../domain/id.js';
import { newId } from '../../browser/new-id.js';
import { digits } from '../../domain/phone.js';
import { Backend, type BackendOptions } from './backend.js';
import { PhoneLine } from './phone-line.js';
import { contactFor } from './views.js';

/** The other side of the local adapter: phones on which a person plays the customers. */
export interface CustomerPhone {
  /** Everybody who has a phone, who spoke last first. */
  contacts(): Promise<Contact[]>;
  /** A new customer, by number, by name, or by both. */
  addContact(fields: Pick<Contact, 'name' | 'phone'>): Promise<Contact>;
  /** The phone of one customer. */
  line(contactId: Id): PhoneLine;
  close(): void;
}

/** Opens the backend of that name for its customers. Close it when done. */
export async function customerPhone(options: BackendOptions = {}): Promise<CustomerPhone> {
  const backend = await Backend.open(options);
  const lines = new Set<PhoneLine>();
  return {
    contacts: () =>
      backend.read(async (tx) => {
        const contacts = await tx.objectStore('contacts').getAll();
        const conversations = await tx.objectStore('conversations').getAll();
        const last = new Map<Id, number>();
        for (const { contactId, activeAt } of conversations) {
          last.set(contactId, Math.max(last.get(contactId) ?? 0, activeAt));
        }
        return contacts
          .sort((a, b) => (last.get(b.id) ?? 0) - (last.get(a.id) ?? 0))
          .map((row) => contactFor(row));
      }),
    addContact: ({ name, phone }) =>
      backend.write(async (change) => {
        const number = digits(phone ?? '');
        const contact = change.create('contacts', {
          id: newId(),
          rev: 0,
          ...(name && { name }),
          ...(number && { phone: `+${number}` }),
        });
        change.save('contacts', contact);
        return contact;
      }),
    line(contactId) {
      const line = new PhoneLine(backend, contactId);
      lines.add(line);
      return line;
    },
    close() {
      for (const line of lines) line.close();
      backend.close();
    },
  };
}
