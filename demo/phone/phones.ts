import type { Contact } from '../../src/domain/contact.js';
import type { Content, Media, MediaKind, Message } from '../../src/domain/message.js';

/** A message as the customer sees it; her own (`direction: 'in'`) have the ticks that she sees in `status`. */
export interface PhoneMessage extends Message {
  /** What she may tap. */
  options?: { id: string; title: string; description?: string }[];
  /** The options are a list behind a button of this name, else buttons. */
  listLabel?: string;
}

export interface PhoneThread {
  messages: PhoneMessage[];
  /** Messages reach the phone. */
  reachable: boolean;
  /** An agent is writing. */
  typing: boolean;
}

/** One customer's phone. Everything it does is done when its promise resolves. */
export interface PhoneLine {
  readonly contactId: string;
  /** All that was ever said, oldest first. */
  thread(): Promise<PhoneThread>;
  /** Calls back when the thread may have changed. Returns the undo. */
  watch(onChange: () => void): () => void;
  write(text: string, replyTo?: string): Promise<unknown>;
  /** Sends what needs no file: a location, a contact card. */
  send(content: Content, replyTo?: string): Promise<unknown>;
  sendFile(kind: MediaKind, file: Blob, options: FileOptions): Promise<unknown>;
  /** Taps a button or a row of a list. */
  choose(messageId: string, optionId: string): Promise<unknown>;
  /** Without `emoji` the reaction is taken back. */
  react(messageId: string, emoji?: string): Promise<void>;
  edit(messageId: string, text: string): Promise<void>;
  revoke(messageId: string): Promise<void>;
  /** Nobody answers, but the 24-hour window opens. */
  call(): Promise<void>;
  /** The thread is on the screen: what arrived is read. */
  look(): Promise<void>;
  play(messageId: string): Promise<void>;
  setReachable(reachable: boolean): Promise<void>;
  /** A hint to the agents; repeated while it lasts. */
  typing(on: boolean): Promise<void>;
  /** A URL of a message's file, valid until `close`. */
  url(media: Media): Promise<string>;
  close(): void;
}

export interface FileOptions {
  name: string;
  caption?: string;
  /** Recorded on the spot: a voice message. */
  voice?: boolean;
  replyTo?: string;
}

/** Phones on which a person plays the customers, of whatever backend. */
export interface Phones {
  /** Everybody who has a phone, who spoke last first. */
  contacts(): Promise<Contact[]>;
  /** A new customer, by number, by name, or by both. */
  addContact(fields: Pick<Contact, 'name' | 'phone'>): Promise<Contact>;
  /** Calls back when there may be other contacts. Returns the undo. */
  watch?(onChange: () => void): () => void;
  line(contactId: string): PhoneLine;
  close(): void;
}
