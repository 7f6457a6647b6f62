import { newId } from '../../../src/browser/new-id.js';
import type { Command, CommandResult } from '../../../src/domain/commands.js';
import type { Contact } from '../../../src/domain/contact.js';
import { advance } from '../../../src/domain/delivery.js';
import { AdapterError } from '../../../src/domain/errors.js';
import type { Id, Ms } from '../../../src/domain/id.js';
import type { Agent } from '../../../src/domain/lookups.js';
import type { Content, Delivery, Message } from '../../../src/domain/message.js';
import type { Counts } from '../../../src/domain/queue.js';
import { run } from './commands.js';
import { AGENTS, QUEUES, queueOf, textOf, viewOf, type Entry, type Row } from './rows.js';

type NewMessage = Pick<Message, 'direction' | 'author' | 'content'> & Partial<Message>;

/** A whole backend in a few maps: the smallest that keeps the contract. Broken ones override a method of it. */
export class ModelBackend {
  readonly contacts = new Map<Id, Contact>();
  readonly conversations = new Map<Id, Row>();
  readonly messages = new Map<Id, Message>();
  readonly files = new Map<Id, { blob: Blob; name: string }>();
  readonly log: Entry[] = [];
  /** What was brought to each phone. */
  readonly phones = new Map<Id, string[]>();
  readonly listeners = new Set<() => void>();
  /** Phones that wait to show that an agent types, by conversation. */
  readonly typists = new Map<Id, () => void>();
  /** Contacts whose next message fails. */
  readonly failing = new Set<Id>();
  readonly results = new Map<Id, CommandResult>();
  /** Names the log: a cursor of another one is not known. */
  epoch = 1;
  #offset: Ms = 0;

  now(): Ms {
    return Date.now() + this.#offset;
  }

  moveClock(by: Ms): void {
    this.#offset += by;
    this.ring();
  }

  forgetCursors(): void {
    this.epoch += 1;
  }

  /** A command, once: a repeat gets the first answer. */
  async execute(me: Agent, command: Command): Promise<CommandResult> {
    const known = this.results.get(command.id);
    if (known) return known;
    const result = run(this, me, command);
    this.remember(command, result);
    return result;
  }

  remember({ id }: Command, result: CommandResult): void {
    this.results.set(id, result);
  }

  /** A new customer; her first message begins a conversation. */
  arrive(bot = false): Row {
    const contact: Contact = { id: newId(), rev: 0, name: `Cliente ${this.contacts.size}` };
    this.contacts.set(contact.id, contact);
    this.phones.set(contact.id, []);
    const at = this.now();
    const row: Row = {
      id: newId(),
      rev: 0,
      contactId: contact.id,
      channel: { kind: 'whatsapp' },
      sector: { id: 'suporte', name: 'Suporte' },
      unread: 0,
      createdAt: at,
      activeAt: at,
      waitingSince: at,
      ...(bot && { bot }),
    };
    this.conversations.set(row.id, row);
    this.receive(row.id, { kind: 'text', text: 'Oi' });
    if (bot) {
      const content: Content = { kind: 'text', text: 'Olá! Qual setor?' };
      this.say(row, { direction: 'out', author: { kind: 'bot' }, content });
    }
    return row;
  }

  receive(conversationId: Id, content: Content): Message {
    const row = this.row(conversationId);
    row.lastInboundAt = this.now();
    row.waitingSince ??= this.now();
    row.unread += 1;
    delete row.templateAt;
    return this.say(row, {
      direction: 'in',
      author: { kind: 'contact', id: row.contactId },
      content,
    });
  }

  /** A message at the end of its conversation; if it is for the phone, it is brought there at once. */
  say(row: Row, message: NewMessage): Message {
    const { length } = this.messages.size.toString();
    const said: Message = {
      id: newId(),
      rev: 0,
      conversationId: row.id,
      order: `${length}${this.messages.size}`,
      at: this.now(),
      ...message,
      ...(message.direction === 'out' && !message.internal && { status: 'sent' as const }),
    };
    this.messages.set(said.id, said);
    row.activeAt = said.at;
    if (!said.internal) {
      const { at, direction, content } = said;
      row.preview = { text: textOf(said), at, direction, kind: content.kind };
    }
    this.changed('conversation', row.id);
    this.changed('message', said.id);
    if (said.status) this.bring(row, said);
    return structuredClone(said);
  }

  bring(row: Row, message: Message): void {
    if (this.failing.delete(row.contactId)) {
      this.fail(message);
      return;
    }
    this.phones.get(row.contactId)!.push(textOf(message));
    this.tick(message, 'delivered');
  }

  fail(message: Message): void {
    message.status = 'failed';
    message.error = { code: 'undeliverable' };
    this.changed('message', message.id);
  }

  tick(message: Message, status: Delivery): void {
    message.status = advance(message.status, status)!;
    this.changed('message', message.id);
  }

  row(id: Id): Row {
    const row = this.conversations.get(id);
    if (!row) throw new AdapterError('not_found');
    return row;
  }

  /** The messages of a conversation, in order. */
  thread(conversationId: Id): Message[] {
    return [...this.messages.values()].filter(
      (message) => message.conversationId === conversationId,
    );
  }

  /** Raises the `rev` and tells everybody. `seenBy`: who saw it before, where that may have changed. */
  changed(type: Entry['type'], id: Id, seenBy: Id[] = []): void {
    this.entity(type, id).rev = this.log.length + 1;
    this.log.push({ type, id, seenBy });
    this.ring();
  }

  counts(me: Agent): Counts {
    const counts: Record<Id, { total: number; unread: number }> = {};
    for (const { id } of QUEUES) counts[id] = { total: 0, unread: 0 };
    for (const row of this.conversations.values()) {
      const count = counts[queueOf(row, me) ?? ''];
      if (!count) continue;
      count.total += 1;
      count.unread += row.unread;
    }
    return counts;
  }

  entity(type: Entry['type'], id: Id): { rev: number } {
    const table = {
      conversation: this.conversations,
      message: this.messages,
      contact: this.contacts,
    };
    return table[type].get(id)!;
  }

  seenBy(row: Row): Id[] {
    return AGENTS.filter((agent) => queueOf(row, agent)).map(({ id }) => id);
  }

  view(row: Row, me: Agent) {
    return viewOf(row, this.contacts.get(row.contactId)!, me, this.now());
  }

  ring(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
