import type { ErrorCode } from '../domain/errors.js';
import type { Id, Ms } from '../domain/id.js';
import type { ContentKind, MediaKind } from '../domain/message.js';
import type { InboxAdapter } from '../domain/ports.js';

/**
 * The other side of an adapter: one backend with its customers, its clock and its line, in the hands of the suite.
 * Three members are needed; a rule that asks for an absent one is reported as skipped, with the reason.
 *
 * The suite makes no assumption about what else the backend holds: it looks only at customers it had arrive, and tells
 * messages apart by their texts, which are never the same twice. So `start` may give a new backend each time, or the
 * same one.
 */
export interface Hand {
  /** The agent at her inbox. Each call is another browser of hers, with an adapter and a line of its own. */
  agent(): Promise<Seat>;
  /** A colleague with the same sectors: she sees what the agent sees. Each call is another browser of his. */
  colleague?(): Promise<Seat>;
  /** One who has a sector of his own, and no right to see what waits for the agent's. */
  outsider?(): Promise<Seat>;
  /** Somebody whose credentials the backend does not take. */
  stranger?(): Promise<Seat>;

  /**
   * A new customer writes and asks for a person. Resolves once her conversation stands, unclaimed, in the lists of
   * the agent and of the colleague, and nothing more is about to happen to it by itself.
   */
  arrive(): Promise<Customer>;
  /** A new customer writes to the bot, which answers. Resolves as `arrive` does; `claim` need not be possible. */
  meetBot?(): Promise<Customer>;

  /** Sets the backend's clock on by so much. What falls due meanwhile happens. */
  moveClock?(by: Ms): Promise<void>;
  /** No cursor that was given out so far is known any more, as after a long absence. Open streams may end. */
  forgetCursors?(): Promise<void>;
  /** A small valid file to be sent as that kind. Without it the suite has a PNG and a PDF of its own. */
  file?(kind: MediaKind): { file: Blob; name: string } | undefined;
  /** What still runs for sessions that were closed, one line each: sockets, timers, connections. Empty is good. */
  leftovers?(): Promise<string[]>;

  /** The rule is over, whatever came of it. All sessions were closed before. */
  close(): Promise<void>;
}

/** One browser of an agent. What goes wrong here goes wrong on this line only. */
export interface Seat {
  /** As a host would make it. The suite opens it, more than once too. */
  readonly adapter: InboxAdapter;
  /** Cuts the line to the backend, open streams included, or joins it again. */
  setOnline?(online: boolean): Promise<void>;
  /** The next command reaches the backend and is done; its answer never comes back. */
  loseNextAnswer?(): Promise<void>;
  /** The next command is refused, and nothing of it done. */
  refuseNext?(code: ErrorCode, retryAfterMs?: Ms): Promise<void>;
}

/** A customer with her phone. What she does is done when its promise resolves; streams may tell of it later. */
export interface Customer {
  /** The conversation that began when she arrived. */
  readonly conversationId: Id;
  write(text: string): Promise<void>;
  /**
   * What was brought to her phone since she arrived, oldest first, by whomever, and as often as it came: texts,
   * captions, the filled words of a template; '' for what has none. Resolves once nothing waits to leave.
   */
  received(): Promise<string[]>;

  /** What else `send` can play. `unsupported` is a kind that neither backend nor inbox has a face for. */
  readonly kinds?: readonly ContentKind[];
  send?(kind: ContentKind): Promise<void>;
  /** Her phone reports on the message of an agent with that text. */
  report?(text: string, status: 'delivered' | 'read'): Promise<void>;
  /** The next message to her is accepted, and then turns out to be `undeliverable`. */
  failNext?(): Promise<void>;
  /** Reacts to the message with that text; without an emoji she takes it back. */
  react?(text: string, emoji?: string): Promise<void>;
  /** Writes something else instead of what she had written. */
  edit?(text: string, to: string): Promise<void>;
  /** Deletes what she had written, for everybody. */
  revoke?(text: string): Promise<void>;
  /** Resolves once her phone shows that an agent types. */
  seesTyping?(): Promise<void>;
  /** Is typing: a hint that may be lost on the way, but not on a quiet line. */
  type?(): Promise<void>;
}
