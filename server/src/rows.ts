import type {
  Agent,
  Channel,
  Contact,
  Conversation,
  Delivery,
  Id,
  Message,
  Ms,
  Ref,
} from './domain.js';

/** A contact as it is kept. Who she is by, phone and business-scoped id, is in `contact_key` too. */
export interface ContactRow extends Contact {
  /** Meta's business-scoped id, by which a person without a visible phone is written to. */
  userId?: string;
  /** The number as WhatsApp writes it, without `+`: a Brazilian one may lack the ninth digit. */
  waId?: string;
  /** The name in her profile. `name` follows it until an agent gives her another. */
  profileName?: string;
  /** The provider's time of the newest thing that told us who she is. */
  seenAt?: Ms;
}

/** A conversation as nobody in particular sees it; `conversationFor` adds what depends on the agent and the hour. */
export interface ConversationRow extends Omit<
  Conversation,
  'queue' | 'contact' | 'reply' | 'allow' | 'channel'
> {
  contactId: Id;
  channel: Channel & { id: Id };
  /** Present while the bot talks; what is inside is the bot's own. */
  bot?: BotMemory;
  /** A template went out after the window had closed, and the customer is silent since. */
  templateAt?: Ms;
  /** Everything up to this `order` was read by an agent: the customer's blue ticks. */
  readUpTo?: string;
  /** The survey went out, so that a number after the closing is a rating. */
  surveyed?: boolean;
  /** The message that the preview shows. */
  lastMessageId?: Id;
  /** How many messages it has had: the next one's place. */
  places: number;
}

/** What a bot remembers from turn to turn of one conversation. JSON. */
export type BotMemory = Record<string, string | number | boolean>;

export interface MessageRow extends Message {
  /** WhatsApp's id. */
  wamid?: string;
  /** All that was ever said of its fate, by Meta's own times in milliseconds; `status` is derived from it. */
  evidence?: Partial<Record<Delivery, Ms>>;
  /** What the customer may tap, behind `listLabel` when that is given. */
  options?: Option[];
  listLabel?: string;
  /** The last word of each who reacted, by contact id or `business`; `reactions` is derived from it. */
  reacted?: Record<Id, { at: Ms; by: string; emoji?: string }>;
}

export interface Option {
  id: Id;
  title: string;
  description?: string;
}

export type Role = 'agent' | 'supervisor';

/** An agent as her token names her. A supervisor sees all sectors. */
export interface AgentRow extends Agent {
  role: Role;
}

/** A number of the business. */
export interface ChannelRow {
  /** Meta's phone number id. */
  id: Id;
  label: string;
  /** `+5511987654321`. */
  phone?: string;
}

/** A file's facts; the bytes are in the media storage. */
export interface MediaRow {
  id: Id;
  mime: string;
  name?: string;
  bytes: number;
  sha256: string;
  width?: number;
  height?: number;
  durationMs?: Ms;
  waveform?: number[];
  voice?: boolean;
}

/** All that decides who sees a conversation, and in which queue. */
export interface Sight {
  phase: 'bot' | 'open' | 'closed';
  sectorId: Id | null;
  assigneeId: Id | null;
}

/** What an event carries, so that each agent's view of it needs no further reading. */
export type EventBody =
  | { kind: 'conversation'; conversation: ConversationRow; contact: ContactRow }
  | { kind: 'message'; message: MessageRow }
  | { kind: 'contact'; contact: ContactRow }
  | { kind: 'stale'; lookup: 'agent' | 'sector' | 'closeReason' | 'quickReply' | 'template' };

/** One line of the log. */
export interface LoggedEvent {
  seq: number;
  at: Ms;
  body: EventBody;
  /** Absent: everybody may know. */
  sight?: Sight;
  /** Where the conversation was before, so that those who lose sight of it are told. */
  was?: Sight;
}

export const refOf = ({ id, name }: Ref): Ref => ({ id, name });
