import type { Versioned } from './id.js';

/**
 * The customer. Every identifying field is optional: a WhatsApp user with a username may have no visible
 * phone. Key by `id`, never by phone.
 */
export interface Contact extends Versioned {
  name?: string;
  /** Digits with country code, `+5511987654321`. */
  phone?: string;
  /** A username, without `@`. */
  handle?: string;
  email?: string;
  avatarUrl?: string;
  notes?: string;
  /** The host's own fields, shown in the details in this order. */
  custom?: Record<string, string>;
}

/** A field `editContact` may patch. */
export type ContactField = 'name' | 'email' | 'notes' | `custom.${string}`;
