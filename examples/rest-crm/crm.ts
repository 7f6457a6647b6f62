/** What the CRM's own API says. Nothing in it was made for the inbox. */

export interface Me {
  id: string;
  name: string;
  /** The server's clock, in epoch milliseconds. */
  time: number;
  /** Grows with every change of anything. */
  version: number;
}

export interface Ticket {
  id: string;
  version: number;
  customer: { id: string; name: string; phone: string };
  agent?: { id: string; name: string };
  opened: number;
  updated: number;
  /** Notes of the customer that nobody has answered. */
  unanswered: number;
  last?: { text: string; time: number; fromCustomer: boolean };
}

export interface Note {
  id: string;
  version: number;
  ticket: string;
  /** Counts within the CRM. */
  number: number;
  time: number;
  text: string;
  /** Absent when the customer wrote it. */
  agent?: { id: string; name: string };
  /** Whatever the writer gave along. */
  ref?: string;
}

export interface Page<T> {
  items: T[];
  /** Leads to older ones, or further down a list. */
  more?: string;
  /** Leads to newer ones. */
  newer?: string;
}

/** What has changed after a version. */
export interface Changes {
  time: number;
  version: number;
  tickets: Ticket[];
  notes: Note[];
}
