import { newId } from '../../browser/new-id.js';
import { AdapterError } from '../../domain/errors.js';
import type { Id } from '../../domain/id.js';
import type { Content, Media, MediaKind, Message } from '../../domain/message.js';
import type { Backend, Signal } from './backend.js';
import type { Change } from './change.js';
import { under } from './database.js';
import { play, tick } from './delivery.js';
import { FileUrls, keepFile, mediaOf } from './files.js';
import { call, edit, react, receive, revoke } from './inbound.js';
import type { Option } from './rows.js';
import { messageFor } from './views.js';

/** A message as the customer sees it; her own (`direction: 'in'`) have the ticks that she sees in `status`. */
export interface PhoneMessage extends Message {
  /** What she may tap. */
  options?: Option[];
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

/** What WhatsApp shows at most without a new sign of it. */
const TYPING_MS = 25_000;

/** One customer's phone. Everything it does is done when its promise resolves. */
export class PhoneLine {
  readonly contactId: Id;
  readonly #backend: Backend;
  readonly #urls = new FileUrls();
  readonly #listeners = new Set<() => void>();
  readonly #undo: () => void;
  #typingIn: Id | undefined;
  #typingTimer: unknown;

  constructor(backend: Backend, contactId: Id) {
    this.contactId = contactId;
    this.#backend = backend;
    this.#urls.hold();
    this.#undo = backend.listen((signal) => this.#hear(signal));
  }

  /** All that was ever said, oldest first. @throws AdapterError `not_found` */
  async thread(): Promise<PhoneThread> {
    return this.#backend.read(async (tx) => {
      const contact = await tx.objectStore('contacts').get(this.contactId);
      if (!contact) throw new AdapterError('not_found');
      const conversations = await tx
        .objectStore('conversations')
        .index('contact')
        .getAll(contact.id);
      const readUpTo = new Map(conversations.map((row) => [row.id, row.readUpTo ?? '']));
      const rows = await tx.objectStore('messages').index('contact').getAll(under(contact.id));
      const messages = rows
        .filter(({ internal }) => !internal)
        .map((row): PhoneMessage => ({
          ...messageFor(row),
          ...(row.options && { options: row.options }),
          ...(row.listLabel !== undefined && { listLabel: row.listLabel }),
          ...(row.direction === 'in' && {
            status: row.order <= readUpTo.get(row.conversationId)! ? 'read' : 'delivered',
          }),
        }));
      return {
        messages,
        reachable: !contact.offline,
        typing: conversations.some(({ id }) => id === this.#typingIn),
      };
    });
  }

  /** Calls back when the thread may have changed. Returns the undo. */
  watch(onChange: () => void): () => void {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  }

  write(text: string, replyTo?: Id): Promise<Message> {
    return this.send({ kind: 'text', text }, replyTo);
  }

  /** Sends what needs no file: a text, a location, a contact card. */
  send(content: Content, replyTo?: Id): Promise<Message> {
    return this.#write((change) => receive(change, this.contactId, content, replyTo));
  }

  async sendFile(
    kind: MediaKind,
    file: Blob,
    { name, caption, voice = false, replyTo }: FileOptions,
  ): Promise<Message> {
    const id = newId();
    await keepFile(this.#backend, id, file, name);
    return this.#write(async (change) => {
      const media = { ...(await mediaOf(change, id)), ...(voice && { voice }) };
      const content = { kind, media, ...(caption && { caption }) };
      return receive(change, this.contactId, content, replyTo);
    });
  }

  /** Taps a button or a row of a list. @throws AdapterError `not_found` */
  choose(messageId: Id, optionId: Id): Promise<Message> {
    return this.#write(async (change) => {
      const { options = [] } = await change.get('messages', messageId);
      const option = options.find(({ id }) => id === optionId);
      if (!option) throw new AdapterError('not_found');
      const { id: choiceId, title: text, description } = option;
      const content: Content = {
        kind: 'choice',
        text,
        choiceId,
        ...(description && { description }),
      };
      return receive(change, this.contactId, content, messageId);
    });
  }

  /** Without `emoji` the reaction is taken back. */
  react(messageId: Id, emoji?: string): Promise<void> {
    return this.#write((change) => react(change, this.contactId, messageId, emoji));
  }

  /** @throws AdapterError `forbidden` for a message that is not hers, `invalid` for one that is no text */
  edit(messageId: Id, text: string): Promise<void> {
    return this.#write((change) => edit(change, this.contactId, messageId, text));
  }

  revoke(messageId: Id): Promise<void> {
    return this.#write((change) => revoke(change, this.contactId, messageId));
  }

  /** Nobody answers, but the 24-hour window opens. */
  call(): Promise<void> {
    return this.#write((change) => call(change, this.contactId));
  }

  /** The thread is on the screen: what arrived is read. */
  look(): Promise<void> {
    return this.#backend.write((change) => tick(change, this.contactId, 'read'));
  }

  play(messageId: Id): Promise<void> {
    return this.#backend.write((change) => play(change, this.contactId, messageId));
  }

  /** Out of reach nothing is delivered; back in reach all of it is. */
  setReachable(reachable: boolean): Promise<void> {
    return this.#backend.write(async (change) => {
      const contact = await change.get('contacts', this.contactId);
      if (reachable) delete contact.offline;
      else contact.offline = true;
      change.save('contacts', contact);
      await tick(change, this.contactId, 'delivered');
    });
  }

  /** A hint to the agents; repeat it while it lasts. */
  async typing(on: boolean): Promise<void> {
    const open = await this.#backend.read(async (tx) => {
      const rows = await tx.objectStore('conversations').index('contact').getAll(this.contactId);
      return rows.find(({ closed }) => !closed);
    });
    if (open) this.#backend.signal({ type: 'typing', conversationId: open.id, by: 'customer', on });
  }

  /** An object URL of a message's file, valid until `close`. @throws AdapterError `not_found` */
  url(media: Media): Promise<string> {
    return this.#urls.of(media, this.#backend);
  }

  close(): void {
    this.#undo();
    this.#urls.release();
    this.#listeners.clear();
    this.#backend.clock.clearTimeout(this.#typingTimer);
  }

  /** A phone that writes is in reach: what was said to it comes with the answer. */
  #write<T>(work: (change: Change) => Promise<T>): Promise<T> {
    return this.#backend.write(async (change) => {
      const result = await work(change);
      await tick(change, this.contactId, 'delivered');
      return result;
    });
  }

  #hear(signal: Signal): void {
    if (signal.type === 'typing' && signal.by === 'agent') {
      const { clock } = this.#backend;
      this.#typingIn = signal.on ? signal.conversationId : undefined;
      clock.clearTimeout(this.#typingTimer);
      if (signal.on) {
        this.#typingTimer = clock.setTimeout(() => this.#hear({ ...signal, on: false }), TYPING_MS);
      }
    }
    for (const listener of [...this.#listeners]) listener();
  }
}

interface FileOptions {
  name: string;
  caption?: string;
  /** Recorded on the spot: a voice message. */
  voice?: boolean;
  replyTo?: Id;
}
