import type { Contact, Content, Id, Ref } from '../domain.js';
import type { BotMemory, Option } from '../rows.js';

/** Talks first, and hands over to a person. A host may bring its own; it is asked outside of any transaction. */
export interface Bot {
  /** As the agents see who wrote. */
  name: string;
  /** @throws anything: the customer then waits for a person, and the agents are told */
  turn(turn: BotTurn, signal: AbortSignal): BotAnswer | Promise<BotAnswer>;
}

export interface BotTurn {
  conversationId: Id;
  protocol: string;
  contact: Contact;
  sectors: Ref[];
  /** What it was given back the last time; empty at the first message. */
  memory: BotMemory;
  /** What the customer said. */
  content: Content;
}

export interface BotAnswer {
  says: BotWords[];
  memory: BotMemory;
  /** To whom the conversation goes now: a sector, or anybody. Absent: the bot goes on. */
  handOver?: { sectorId?: Id };
}

export interface BotWords {
  text: string;
  /** Three fit on buttons; more need a `listLabel` and go into a list (ten at the most), as on WhatsApp. */
  options?: Option[];
  listLabel?: string;
}
