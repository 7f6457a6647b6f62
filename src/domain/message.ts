import type { Id, Ms, Versioned } from './id.js';
import type { ErrorCode } from './errors.js';

/** How far an outgoing message has travelled. `unconfirmed`: handed over, answer lost; never sent again by itself. */
export type Delivery =
  'queued' | 'sending' | 'sent' | 'delivered' | 'read' | 'played' | 'unconfirmed' | 'failed';

export interface Message extends Versioned {
  conversationId: Id;
  /** Total order inside the conversation; compare as strings. WhatsApp's own times have whole seconds, so they will not do. */
  order: string;
  /** The id of the `send` that made it: how an echo finds its message. */
  commandId?: Id;
  /** The provider's time where it has one, else the server's. For display only. */
  at: Ms;
  direction: 'in' | 'out';
  author: Author;
  /** A note for colleagues; the customer never sees it. */
  internal?: boolean;
  content: Content;
  /** The quoted message. May name one that is not loaded. */
  replyTo?: Id;
  /** What the quoted message said, for when it is not loaded. */
  quote?: Quote;
  reactions?: { emoji: string; by: string }[];
  /** Outgoing only. Derived by the server from all evidence; may go from failed to delivered. */
  status?: Delivery;
  /** Why it failed, when the provider said so after acceptance. */
  error?: Failure;
  editedAt?: Ms;
  deletedAt?: Ms;
}

export interface Author {
  kind: 'contact' | 'agent' | 'bot' | 'system';
  id?: Id;
  name?: string;
}

export interface Quote {
  text: string;
  kind: Content['kind'];
  direction: 'in' | 'out';
  name?: string;
}

export interface Failure {
  code: ErrorCode;
  /** The provider's own words. */
  text?: string;
}

/** `url` may need the session's `media()` first; `id` is enough for that. */
export interface Media {
  id?: Id;
  url?: string;
  mime: string;
  name?: string;
  bytes?: number;
  width?: number;
  height?: number;
  durationMs?: Ms;
  /** Amplitudes 0–1, evenly spaced. */
  waveform?: number[];
  /** Recorded on the spot: drawn as a voice note. */
  voice?: boolean;
  thumbUrl?: string;
  /** Of a document, where the backend has counted them. */
  pages?: number;
}

/** What is known of a sound before it is loaded. */
export type SoundFacts = Pick<Media, 'durationMs' | 'waveform' | 'voice'>;

export type Content =
  /** `buttons`: what the customer could tap below it (a bot's question, a survey). */
  | { kind: 'text'; text: string; buttons?: string[] }
  | { kind: MediaKind; media: Media; caption?: string }
  | { kind: 'location'; lat: number; lng: number; name?: string; address?: string }
  | { kind: 'contacts'; contacts: { name: string; phones: string[] }[] }
  | {
      kind: 'template';
      name: string;
      language: string;
      text: string;
      header?: string;
      footer?: string;
      media?: Media;
      buttons?: string[];
    }
  /** The customer's tap on a button or a row of a list. */
  | { kind: 'choice'; text: string; description?: string; choiceId?: string }
  /** A line of the system: `code` has words in the locales, `args` fill them. */
  | { kind: 'notice'; code: string; args?: Record<string, string> }
  /** A kind this version has no face for. */
  | { kind: 'unsupported'; note?: string };

export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker';
export type ContentKind = Content['kind'];
export type ContentOf<K extends ContentKind> = Extract<Content, { kind: K }>;
