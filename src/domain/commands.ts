import type { Contact, ContactField } from './contact.js';
import type { Conversation } from './conversation.js';
import type { Id, Ms } from './id.js';
import type { MediaKind, Message } from './message.js';

/** What an agent can send. */
export type Outgoing =
  | { kind: 'text'; text: string }
  | {
      kind: MediaKind;
      attachment: AttachmentRef;
      caption?: string;
      name?: string;
      /** A voice note: Ogg, Opus, mono. */
      voice?: boolean;
      /** Of a sound or a video, as the sender measured it. */
      durationMs?: Ms;
      /** Of a sound: amplitudes 0–1, evenly spaced, at most 64. */
      waveform?: number[];
    }
  | {
      kind: 'template';
      templateId: Id;
      language: string;
      /** By slot key, see `slotsOf`. */
      params: Record<string, string>;
      attachment?: AttachmentRef;
    };
export type OutgoingKind = Outgoing['kind'];

/** What `upload` returns: single use, may live only in this session. For a quick reply's media: its `id`. */
export type AttachmentRef = string & { readonly __attachment?: never };

/** The steps of closing, in the order in which they are done. */
export const CLOSE_STEPS = ['finalMessage', 'survey', 'close'] as const;
export type CloseStep = (typeof CLOSE_STEPS)[number];

/** Every change an agent makes, and what it needs. */
export interface CommandMap {
  /** "Continuar conversa". Losing the race is `conflict` with the conversation as `current`. */
  claim: { conversationId: Id };
  /** Rejects `window_closed` by the server's clock. A later failure arrives as a message update. */
  send: { conversationId: Id; content: Outgoing; replyTo?: Id };
  /** `upTo` is an `order`; everything at or before it is read. */
  read: { conversationId: Id; upTo: string };
  transfer: { conversationId: Id; to: TransferTarget; note?: string };
  /** May fail midway; the same id again goes on where it stopped (`detail.done`, `detail.failed`). */
  close: {
    conversationId: Id;
    reasonId?: Id;
    note?: string;
    survey?: boolean;
    finalMessage?: boolean;
  };
  reopen: { conversationId: Id };
  /** `rev` the agent looked at; older than the server's is `conflict` with the contact as `current`. */
  editContact: { contactId: Id; rev: number; patch: Partial<Record<ContactField, string | null>> };
}
export type TransferTarget = { sectorId: Id } | { agentId: Id };
export type CommandType = keyof CommandMap;

/** Plain JSON, so that it can wait in an outbox and cross a wire. `id` is the idempotency key (UUIDv7). */
export type Command = {
  [K in CommandType]: { id: Id; type: K } & CommandMap[K];
}[CommandType];
export type CommandOf<K extends CommandType> = Extract<Command, { type: K }>;

/** The entities the change touched, so that the screen need not wait for the echo. */
export interface CommandResult {
  conversation?: Conversation;
  message?: Message;
  contact?: Contact;
}
