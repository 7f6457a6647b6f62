import type { Content, ErrorCode, Id, MediaKind, Ms, Template } from '../domain.js';
import type { ChannelRow, Option } from '../rows.js';

/**
 * The port to what carries messages: WhatsApp's Cloud API, or another provider. It translates and sends; it keeps
 * nothing, repeats nothing and decides nothing. Not to be mixed up with the inbox's adapter port.
 */
export interface Channel {
  /** The business's numbers, and what they may send outside the window. */
  numbers(signal: AbortSignal): Promise<ChannelRow[]>;
  templates(signal: AbortSignal): Promise<Template[]>;
  /**
   * Hands a message over, once. Resolves with the provider's id. @throws ChannelError, with `applied: 'maybe'` when
   * the answer was lost
   */
  send(letter: Letter, signal: AbortSignal): Promise<{ wamid: string; held?: boolean }>;
  /** Blue ticks for the customer up to this message, and with `typing` the three dots (25 s at the most). */
  markRead(channelId: Id, wamid: string, typing: boolean, signal: AbortSignal): Promise<void>;
  /** Gives a file to the provider; the id is what `Letter.media.providerId` takes. */
  uploadMedia(
    channelId: Id,
    file: FileToSend,
    signal: AbortSignal,
  ): Promise<{ providerId: string }>;
  /** Brings a file that came. */
  downloadMedia(
    channelId: Id,
    providerId: string,
    signal: AbortSignal,
  ): Promise<{ bytes: Uint8Array; mime: string }>;
}

export interface FileToSend {
  bytes: Uint8Array;
  mime: string;
  name?: string;
}

/** One message as the provider is told it. */
export interface Letter {
  channelId: Id;
  to: { phone?: string; userId?: string };
  /** Comes back on every status: the message's own id. */
  callback: string;
  /** The wamid of what is quoted. */
  quotes?: string;
  body: LetterBody;
}

export type LetterBody =
  | { kind: 'text'; text: string }
  | {
      kind: 'media';
      media: MediaKind;
      providerId: string;
      caption?: string;
      name?: string;
      voice?: boolean;
    }
  | {
      kind: 'template';
      template: Template;
      params: Record<string, string>;
      headerProviderId?: string;
      headerName?: string;
    }
  | { kind: 'options'; text: string; options: Option[]; listLabel?: string };

/** Why a provider did not take something, or later did not bring it. */
export class ChannelError extends Error {
  constructor(
    /** In the inbox's words. */
    readonly code: ErrorCode,
    message: string,
    readonly detail: {
      applied?: 'no' | 'maybe';
      /** Worth trying again by itself, not before this many milliseconds. Absent: it is not. */
      retryAfterMs?: Ms;
      /** The provider's own code, `131047`. */
      providerCode?: number;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: detail.cause });
    this.name = 'ChannelError';
  }
}

/** What a webhook says, one thing at a time. `at` is the provider's time, never later than the webhook's arrival. */
export type Inbound =
  | ({
      kind: 'message';
      wamid: string;
      content: Content;
      /** A file still to be brought, for `content.media`. */
      providerId?: string;
      /** The wamid of what is quoted. */
      quotes?: string;
      /** Whether it opens the window: reactions, system lines and what we do not know are not counted. */
      opensWindow: boolean;
      /** The advertisement or post that she came by. */
      referral?: { headline?: string; url?: string };
    } & Said)
  /** `wamid` is the message reacted to. Without `emoji` the reaction is taken back. */
  | ({ kind: 'reaction'; wamid: string; emoji?: string } & Said)
  /** `wamid` is the message that has another text, or caption, now. */
  | ({ kind: 'edit'; wamid: string; text: string } & Said)
  /** `wamid` is the message that was taken back. */
  | ({ kind: 'revoke'; wamid: string } & Said)
  | {
      kind: 'status';
      channelId: Id;
      wamid: string;
      callback?: string;
      status: 'sent' | 'delivered' | 'read' | 'played' | 'failed';
      at: Ms;
      /** The address that WhatsApp really used. */
      recipient?: Person;
      error?: { code: ErrorCode; text?: string; providerCode?: number };
    }
  | { kind: 'call'; channelId: Id; person: Person; callId: string; at: Ms }
  /** The person has another number or id now. `hidden`: another number that is not told, so hers is none we know. */
  | { kind: 'moved'; channelId: Id; from: Person; to: Person; at: Ms; hidden?: true }
  | { kind: 'templates' }
  /** Known, and of no interest here. */
  | { kind: 'nothing'; what: string };

/** Who said something to whom on which number of the business. */
interface Said {
  channelId: Id;
  /** The customer: who wrote, or with `echo` to whom it was written. */
  person: Person;
  at: Ms;
  /** The business itself wrote it, on its phone. */
  echo?: true;
}

/** Whom a webhook speaks of. Either id may be missing. */
export interface Person {
  /** Business-scoped user id. */
  userId?: string;
  /** Digits with country code. */
  waId?: string;
  /** As she calls herself; not the name an agent gave her. */
  name?: string;
  username?: string;
}
