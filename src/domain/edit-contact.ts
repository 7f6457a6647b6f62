import type { Contact, ContactField } from './contact.js';
import { AdapterError } from './errors.js';

/** Longest value of a field. */
const MAX_FIELD = 500;

/**
 * Writes a field of a contact; blank takes it away, as null does.
 * @throws AdapterError `invalid` for an e-mail that is none, `too_large` above 500 characters
 */
export function setField(
  contact: Contact,
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
