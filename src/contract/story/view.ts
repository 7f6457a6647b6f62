import type { Contact } from '../../domain/contact.js';
import type { Conversation } from '../../domain/conversation.js';
import type { InboxEvent } from '../../domain/events.js';
import type { Id } from '../../domain/id.js';
import type { Message } from '../../domain/message.js';
import { canonical } from '../breach.js';

/** What an agent has before her: what was read and what was told, the highest `rev` of each. */
export class View {
  readonly conversations = new Map<Id, Conversation>();
  readonly #messages = new Map<Id, Message>();
  readonly #contacts = new Map<Id, Contact>();
  readonly #gone = new Map<Id, number>();
  /** Conversations of which everything was read. */
  readonly #whole = new Set<Id>();

  tell(event: InboxEvent): void {
    if (event.type === 'conversation') this.put(event.conversation);
    if (event.type === 'message') this.say(event.message);
    if (event.type === 'contact') this.#know(event.contact);
    if (event.type === 'gone') this.remove(event.conversationId, event.rev);
  }

  put(conversation: Conversation): void {
    const { id, rev, contact } = conversation;
    this.#know(contact);
    if (rev <= (this.#gone.get(id) ?? -Infinity)) return;
    if (rev >= (this.conversations.get(id)?.rev ?? -Infinity)) {
      this.conversations.set(id, conversation);
    }
  }

  say(message: Message): void {
    if (message.rev >= (this.#messages.get(message.id)?.rev ?? -Infinity))
      this.#messages.set(message.id, message);
  }

  /** It is out of sight, and so is what was said in it. */
  remove(id: Id, rev: number): void {
    if (rev < (this.conversations.get(id)?.rev ?? -Infinity)) return;
    this.#gone.set(id, rev);
    this.#drop(id);
  }

  /** What a read of these conversations found: what it did not find is out of sight. */
  read(ids: readonly Id[], found: readonly Conversation[]): void {
    for (const conversation of found) this.put(conversation);
    for (const id of ids) if (!found.some((conversation) => conversation.id === id)) this.#drop(id);
  }

  /** All messages of a conversation. */
  fill(id: Id, messages: readonly Message[]): void {
    for (const message of messages) this.say(message);
    this.#whole.add(id);
  }

  /** Conversations in sight of which not everything was read. */
  get unread(): Id[] {
    return [...this.conversations.keys()].filter((id) => !this.#whole.has(id));
  }

  /** Where this view and another differ on these conversations, in words; undefined when they do not. */
  differs(other: View, ids: readonly Id[]): string | undefined {
    for (const id of ids) {
      const [mine, others] = [this.#entities(id), other.#entities(id)];
      for (const key of new Set([...mine.keys(), ...others.keys()])) {
        const [a, b] = [mine.get(key) ?? 'nothing', others.get(key) ?? 'nothing'];
        if (a !== b) return `${key}: ${a} instead of ${b}`;
      }
    }
    return undefined;
  }

  #entities(id: Id): Map<string, string> {
    const conversation = this.conversations.get(id);
    if (!conversation) return new Map();
    const contact = this.#contacts.get(conversation.contact.id);
    const messages = [...this.#messages.values()].filter(
      ({ conversationId }) => conversationId === id,
    );
    return new Map([
      [`conversation ${id}`, canonical({ ...conversation, contact })],
      ...messages.map((message): [string, string] => [`message ${message.id}`, canonical(message)]),
    ]);
  }

  #know(contact: Contact): void {
    if (contact.rev >= (this.#contacts.get(contact.id)?.rev ?? -Infinity))
      this.#contacts.set(contact.id, contact);
  }

  #drop(id: Id): void {
    this.conversations.delete(id);
    this.#whole.delete(id);
    for (const [key, { conversationId }] of this.#messages)
      if (conversationId === id) this.#messages.delete(key);
  }
}
