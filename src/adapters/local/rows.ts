import type { CloseStep, CommandResult } from '../../domain/commands.js';
import type { Contact } from '../../domain/contact.js';
import type { Conversation } from '../../domain/conversation.js';
import type { Id, Ms, Ref } from '../../domain/id.js';
import type {
  Agent,
  CloseReason,
  LookupKind,
  LookupMap,
  QuickReply,
} from '../../domain/lookups.js';
import type { Message } from '../../domain/message.js';
import type { Template } from '../../domain/template.js';

export interface ContactRow extends Contact {
  /** The phone is out of reach: messages to it stay `sent`. */
  offline?: boolean;
}

/** A conversation as nobody in particular sees it; `conversationFor` adds what depends on the agent and the hour. */
export interface ConversationRow extends Omit<
  Conversation,
  'queue' | 'contact' | 'reply' | 'allow'
> {
  contactId: Id;
  /** Present while the bot talks. */
  bot?: { misses: number };
  /** A template went out after the window had closed, and the customer is silent since. */
  templateAt?: Ms;
  /** Everything up to this `order` was read by an agent: the customer's blue ticks. */
  readUpTo?: string;
  /** The survey went out, so that a number after the closing is a rating. */
  surveyed?: boolean;
  /** The message that the preview shows. */
  lastMessageId?: Id;
}

export interface MessageRow extends Message {
  contactId: Id;
  /** What the customer may tap. */
  options?: Option[];
  /** The options are a list behind a button of this name, else buttons. */
  listLabel?: string;
}

export interface Option {
  id: Id;
  title: string;
  description?: string;
}

export interface FileRow {
  id: Id;
  /** When it was uploaded; absent in a seed. */
  at?: Ms;
  blob: Blob;
  name: string;
  width?: number;
  height?: number;
  durationMs?: Ms;
  waveform?: number[];
}

/** What became of a command: its result, or for `close` the steps that are done. */
export interface CommandRow {
  id: Id;
  at: Ms;
  result?: CommandResult;
  done?: CloseStep[];
}

export type LookupRow = {
  [K in LookupKind]: { kind: K; place: number } & LookupMap[K];
}[LookupKind];

/** One change, in the order of the log. The row itself is read when the change is told. */
export interface LogRow {
  seq: number;
  store: 'contacts' | 'conversations' | 'messages';
  id: Id;
  /** Where a conversation was before, so that those who lose sight of it are told. */
  was?: Sight;
}

/** All that decides who sees a conversation, and in which queue. */
export interface Sight {
  phase: 'bot' | 'open' | 'closed';
  sectorId?: Id | undefined;
  assigneeId?: Id | undefined;
}

/** The one row of counters. */
export interface StateRow {
  /** Names this log: a cursor of another one is foreign. */
  epoch: Id;
  /** What is added to the machine's clock. */
  offset: Ms;
  /** The newest entry of the log. */
  seq: number;
  /** The newest entry that is no longer kept. */
  tail: number;
  /** The newest message's place. */
  order: number;
  /** The last protocol number, by year. */
  protocols: Record<string, number>;
  /** What is no longer needed was let go of. */
  tidiedAt?: Ms;
}

/** What a database begins with. Messages are numbered from 1 by `orderAt`. */
export interface Seed {
  contacts: ContactRow[];
  conversations: ConversationRow[];
  messages: MessageRow[];
  files: FileRow[];
  sectors: Ref[];
  agents: Agent[];
  closeReasons: CloseReason[];
  quickReplies: QuickReply[];
  templates: Template[];
}
