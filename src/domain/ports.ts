import type {
  AttachmentRef,
  Command,
  CommandResult,
  CommandType,
  OutgoingKind,
} from './commands.js';
import type { ContactField } from './contact.js';
import type { Conversation } from './conversation.js';
import type { Draft } from './draft.js';
import type { Cursor, InboxEvent } from './events.js';
import type { Id, Ms } from './id.js';
import type { Agent, LookupKind, LookupMap, LookupQuery } from './lookups.js';
import type { MediaTools } from './media-tools.js';
import type { Media, Message } from './message.js';
import type { OutboxEntry } from './outbox.js';
import type { Queue } from './queue.js';

/* ── The port to a backend ─────────────────────────────────────────────────────────────────── */

/**
 * What a host passes to `<chat-inbox>`: one object per signed-in agent. Credentials stay in the adapter's own
 * closure. Adapters never retry, cache or sort: the core owns reconnect, back-off, outbox and the merge by `rev`.
 */
export interface InboxAdapter {
  /** For logs and storage keys: "local", "http", "chatwoot". */
  readonly name: string;
  /**
   * Who am I, what can this backend do, what time is it there. Safe to repeat: called again after every lost
   * connection. Rejects with AdapterError (`unauthorized`: the inbox shows "signed out" and waits for the host).
   */
  open(options: OpenOptions): Promise<InboxSession>;
}

export interface OpenOptions {
  signal: AbortSignal;
  /** BCP 47, for texts the server writes. */
  locale: string;
}

export interface CallOptions {
  signal: AbortSignal;
}

export interface InboxSession {
  readonly info: SessionInfo;

  /**
   * The one stream of changes. `ready` comes first; it ends by throwing AdapterError (the core reconnects) or
   * because `signal` aborted, never by silence.
   */
  events(options: CallOptions & { after?: Cursor }): AsyncIterable<InboxEvent>;
  /**
   * A page of conversations: of a queue of kind `new` the longest wait first, else the newest movement first. Read
   * after `ready`, it is at least as fresh as `ready`.
   */
  listConversations(query: ConversationQuery, options: CallOptions): Promise<Page<Conversation>>;
  /** A stretch of one conversation, ascending by `order`. Without a position: the newest. */
  listMessages(query: MessageQuery, options: CallOptions): Promise<Page<Message>>;
  /** Every change an agent makes. Resolves when the backend has accepted it, not when the customer got it. */
  execute(command: Command, options: CallOptions): Promise<CommandResult>;

  /** Reference lists. Absent: the controls that need them are not drawn. */
  lookup?<K extends LookupKind>(
    kind: K,
    query: LookupQuery,
    options: CallOptions,
  ): Promise<Page<LookupMap[K]>>;
  /** Stages a file before `send`. */
  upload?(upload: Upload, options: CallOptions): Promise<AttachmentRef>;
  /** A media reference as a URL the browser can load now. Absent: `media.url` is used as it is. */
  media?(media: Media, options: CallOptions): Promise<{ url: string; expiresAt?: Ms }>;
  /** Fire and forget; may be dropped, is never queued. */
  hint?(hint: Hint): void;
  /** Releases what `events` does not own. */
  close?(): void;
}

export interface SessionInfo {
  me: Agent;
  /** Server time at the answer; the core keeps the offset to its own clock. */
  now: Ms;
  /** Tabs, in order. */
  queues: Queue[];
  can: Capabilities;
  /** The same command id twice has one effect and one result. false: a command of unknown fate is never repeated by itself. */
  idempotent: boolean;
  /** `events({ after })` replays what was missed. false: every reconnect is `resumed: false`. */
  resumable: boolean;
  /** The stream counts as dead after this much silence. Default 45,000. */
  silenceMs?: Ms;
}

/** What the backend can do at all. A control without its capability is not drawn. */
export interface Capabilities {
  commands: CommandType[];
  content: OutgoingKind[];
  lookups: LookupKind[];
  /** `listConversations({ text })` works. */
  search?: boolean;
  /** `listMessages({ around })` works. Absent: a message further up is looked for page by page. */
  around?: boolean;
  transfer?: { sector: boolean; agent: boolean; note?: boolean };
  /** `choose`: the agent decides at each closing; `auto`: the backend decides, nothing is shown. */
  close?: {
    /** `required`: nobody can close while the lookup `closeReason` is empty; `stale` tells of one that has been filled. */
    reason: 'required' | 'optional' | 'none';
    survey: Extra;
    finalMessage: Extra;
    /** What `finalMessage` sends, shown in the dialog. */
    finalMessageText?: string;
    note?: boolean;
  };
  editContact?: ContactField[];
  /** What may be sent as a file; refused in the composer before a byte leaves. */
  upload?: UploadRules;
  hints?: Hint['type'][];
  /** The channel takes voice notes: Ogg, Opus, mono. */
  voice?: boolean;
}
export type Extra = 'choose' | 'auto' | 'none';

export interface UploadRules {
  /** Exact MIME types or globs (`image/*`) per kind of message. */
  kinds: Partial<
    Record<'image' | 'video' | 'audio' | 'document', { mime: string[]; maxBytes: number }>
  >;
  /** Reports progress while uploading. */
  progress?: boolean;
}

export interface Page<T> {
  items: T[];
  /** Toward older, or further down the list. */
  next?: string;
  /** Toward newer; messages only. */
  prev?: string;
  /** How many match in all, when that is cheap. */
  total?: number;
}

/** All given conditions hold together. `page` is a `next` of an earlier answer. */
export interface ConversationQuery {
  queue?: Id;
  ids?: Id[];
  /** Earlier conversations of one person. */
  contactId?: Id;
  text?: string;
  page?: string;
  /** At most 200; an answer may hold fewer. */
  limit?: number;
}

export interface MessageQuery {
  conversationId: Id;
  page?: string;
  /** The stretch that holds this message; the newest where there is no such one. Only asked for where `can.around`. */
  around?: Id;
  /** At most 200; an answer may hold fewer. */
  limit?: number;
}

export interface Upload {
  /** The same on every retry. */
  id: Id;
  conversationId: Id;
  file: Blob;
  name: string;
  onProgress?: (sent: number, total: number) => void;
}

export type Hint = { type: 'typing'; conversationId: Id; on: boolean };

/* ── The ports to the machine the inbox runs on ────────────────────────────────────────────── */

/** Local time, and timers on the same clock. XState's `clock` option takes it as it is. */
export interface Clock {
  now(): Ms;
  setTimeout(fn: () => void, ms: Ms): unknown;
  clearTimeout(id: unknown): void;
}

/** Everything the core needs from the outside, but the backend. */
export interface Environment {
  clock: Clock;
  /**
   * Resolves once the page has had its turn: input, drawing. Absent: a timer of `clock`, which a browser delays by up to
   * a minute in a hidden tab.
   */
  yieldToPage?(): Promise<void>;
  /** A fresh UUIDv7. */
  newId(): Id;
  /** Uniform in [0, 1): jitter only. */
  random(): number;
  /** Outbox and drafts of one account (`<adapter name>:<agent id>`). */
  openStorage(account: string): Promise<InboxStorage>;
  locks: LeaderLock;
  connectivity: Connectivity;
  /** Absent: neither recorder nor camera is drawn, and pictures are sent as they are or refused. */
  media?: MediaTools;
}

/** Where what was typed and what waits to leave sleeps. A rejected write means that it is not safe. */
export interface InboxStorage {
  /** `memory`: nothing survives a reload, and the agent is told so. */
  readonly kind: 'durable' | 'memory';
  outbox(): Promise<OutboxEntry[]>;
  putOutbox(entry: OutboxEntry): Promise<void>;
  deleteOutbox(id: Id): Promise<void>;
  /** Marks an entry as `sending`, in one step. False when it is gone or another tab was first. */
  claimOutbox(id: Id): Promise<boolean>;
  drafts(): Promise<Draft[]>;
  /** Resolves, as `deleteDraft` does, with what stood there before: another tab may have written it. */
  putDraft(draft: Draft): Promise<Draft | undefined>;
  deleteDraft(conversationId: Id): Promise<Draft | undefined>;
  /** Conversations in which a message did not arrive, and that the agent has not opened since. */
  undelivered(): Promise<Id[]>;
  putUndelivered(conversationId: Id): Promise<void>;
  deleteUndelivered(conversationId: Id): Promise<void>;
  /** Calls back with what another tab of the account wrote to. Returns the undo. */
  watch(onChange: (what: StorageNews) => void): () => void;
  close(): void;
}

/** `forgotten`: everything of the account was deleted, and nothing of it may be written again. */
export type StorageNews = 'outbox' | 'drafts' | 'forgotten';

/** One holder per name in the whole browser. */
export interface LeaderLock {
  /**
   * Calls back with true once the lock is ours, and with false when another tab took it over because this one had
   * stopped answering; asks again then. Until `signal` aborts.
   */
  hold(name: string, onChange: (leading: boolean) => void, signal: AbortSignal): void;
}

export interface Connectivity {
  online(): boolean;
  /** Calls back when the page goes on or off line, is hidden or comes back to view, or wakes up. Returns the undo. */
  watch(onChange: () => void): () => void;
}
