import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Id } from '../../domain/id.js';
import type {
  CommandRow,
  ContactRow,
  ConversationRow,
  FileRow,
  LogRow,
  LookupRow,
  MessageRow,
  StateRow,
} from './rows.js';

export interface Schema extends DBSchema {
  state: { key: 'state'; value: StateRow };
  contacts: { key: Id; value: ContactRow };
  conversations: { key: Id; value: ConversationRow; indexes: { contact: Id } };
  messages: {
    key: Id;
    value: MessageRow;
    indexes: { conversation: [Id, string]; contact: [Id, string] };
  };
  commands: { key: Id; value: CommandRow };
  log: { key: number; value: LogRow };
  files: { key: Id; value: FileRow };
  lookups: { key: [string, Id]; value: LookupRow };
}

export const STORES = [
  'state',
  'contacts',
  'conversations',
  'messages',
  'commands',
  'log',
  'files',
  'lookups',
] as const;

type Stores = (typeof STORES)[number][];
export type Database = IDBPDatabase<Schema>;
export type Reading = IDBPTransaction<Schema, Stores, 'readonly'>;
export type Writing = IDBPTransaction<Schema, Stores, 'readwrite'>;

/** Opens, and gives way to another tab that wants to delete or upgrade it. */
export function openDatabase(name: string): Promise<Database> {
  return openDB<Schema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('state');
      db.createObjectStore('contacts', { keyPath: 'id' });
      db.createObjectStore('conversations', { keyPath: 'id' }).createIndex('contact', 'contactId');
      const messages = db.createObjectStore('messages', { keyPath: 'id' });
      messages.createIndex('conversation', ['conversationId', 'order']);
      messages.createIndex('contact', ['contactId', 'order']);
      db.createObjectStore('commands', { keyPath: 'id' });
      db.createObjectStore('log', { keyPath: 'seq' });
      db.createObjectStore('files', { keyPath: 'id' });
      db.createObjectStore('lookups', { keyPath: ['kind', 'id'] });
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

/** Every key `[id, …]`. */
export const under = (id: Id): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);
