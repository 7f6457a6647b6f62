import type { Contact } from '../domain/contact.js';
import type { Conversation } from '../domain/conversation.js';
import type { Id } from '../domain/id.js';
import type { Table } from './table.js';

/** Merges what is told of conversations and contacts by `rev`: the order of telling makes no difference. */
export class ConversationRows {
  #contacts = new Map<Id, Contact>();
  #ofContact = new Map<Id, Set<Id>>();
  #gone = new Map<Id, number>();
  #inDoubt = new Set<Id>();
  readonly #table: Table<Conversation>;

  constructor(table: Table<Conversation>) {
    this.#table = table;
  }

  put(row: Conversation): void {
    const old = this.#table.get(row.id);
    this.putContact(row.contact);
    if (row.rev <= (this.#gone.get(row.id) ?? -Infinity)) return;
    this.#inDoubt.delete(row.id);
    if (old && row.rev <= old.rev) return;
    const contact = this.#contacts.get(row.contact.id) ?? row.contact;
    if (old && old.contact.id !== contact.id) this.#unlink(old);
    this.#ofContact.set(contact.id, (this.#ofContact.get(contact.id) ?? new Set()).add(row.id));
    this.#table.set(contact === row.contact ? row : { ...row, contact });
  }

  /** The newest contact is shown in all its conversations. */
  putContact(contact: Contact): void {
    const known = this.#contacts.get(contact.id);
    if (known && known.rev >= contact.rev) return;
    this.#contacts.set(contact.id, contact);
    for (const id of this.#ofContact.get(contact.id) ?? []) {
      this.#table.set({ ...this.#table.get(id)!, contact });
    }
  }

  /** No longer visible; a newer row brings it back. */
  remove(id: Id, rev: number): void {
    this.#gone.set(id, Math.max(rev, this.#gone.get(id) ?? rev));
    if ((this.#table.get(id)?.rev ?? Infinity) <= rev) this.#forget(id);
  }

  /** Events may have been missed: every row stays until it has been read again. */
  doubt(): void {
    for (const { id } of this.#table.values()) this.#inDoubt.add(id);
  }

  isInDoubt(id: Id): boolean {
    return this.#inDoubt.has(id);
  }

  /** These have been read again: what is still in doubt of them was not there any more. */
  settle(ids: readonly Id[]): void {
    for (const id of ids) if (this.#inDoubt.delete(id)) this.#forget(id);
  }

  clear(): void {
    this.#table.clear();
    for (const each of [this.#contacts, this.#ofContact, this.#gone, this.#inDoubt]) each.clear();
  }

  #forget(id: Id): void {
    const row = this.#table.get(id);
    if (!row) return;
    this.#inDoubt.delete(id);
    this.#unlink(row);
    this.#table.delete(id);
  }

  #unlink({ id, contact }: Conversation): void {
    this.#ofContact.get(contact.id)?.delete(id);
  }
}
