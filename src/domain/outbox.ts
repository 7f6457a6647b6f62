import type { Id, Ms } from './id.js';
import type { Failure, Media, Quote } from './message.js';
import type { Outgoing } from './commands.js';

/** A message that waits to leave. Persisted before its bubble says "queued"; its `id` is the command id on every try. */
export interface OutboxEntry {
  id: Id;
  conversationId: Id;
  /** Place in the lane of its conversation: grows with each entry of one account. */
  seq: number;
  /** Server time when the agent pressed send. */
  at: Ms;
  /** `attachment` is filled in after the upload. */
  content: OutboxContent;
  file?: { blob: Blob; name: string };
  replyTo?: Id;
  quote?: Quote;
  state: OutboxState;
  /** Why it failed, in `failed` and `unconfirmed`. */
  error?: Failure | LostFile;
  /** Bytes sent of the file, while uploading. Not persisted. */
  progress?: { sent: number; total: number };
}

/** This browser no longer has the file of what waits to leave. No backend says so. */
export interface LostFile {
  code: 'file_lost';
  text?: string;
}

export type FailureCode = (Failure | LostFile)['code'];

/** The content, with what a bubble needs to draw it before the server has it. */
export type OutboxContent = Outgoing & { media?: Media; preview?: TemplatePreview };

/** A filled template, as the bubble draws it. */
export interface TemplatePreview {
  name: string;
  text: string;
  header?: string;
  footer?: string;
  buttons?: string[];
}

/**
 * - `queued`: waits for its turn or the network. `uploading`, `sending`: on its way.
 * - `failed`: refused; the agent chooses retry or discard. `held`: waits behind a failed one.
 * - `unconfirmed`: the answer was lost and the backend cannot be asked twice.
 */
export type OutboxState = 'queued' | 'uploading' | 'sending' | 'failed' | 'held' | 'unconfirmed';
