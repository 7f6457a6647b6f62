import type { Conversation } from '../../src/domain/conversation.js';
import type { Message } from '../../src/domain/message.js';

/** Two conversations of the same length, known before anything is drawn. */
export interface Talks {
  a: Message[];
  b: Message[];
}

/** How one library draws a timeline: it may do nothing that the library's own users could not do. */
export interface ThreadDriver {
  /** What one row is, in and out of shadow roots. Absent: it draws all there is, so nothing is ever blank. */
  row?: string;
  /** Puts the data where an application would have it; not measured. */
  prepare?(talks: Talks): Promise<void>;
  /** Draws conversation `a`. */
  mount(box: HTMLElement, talk: Message[]): unknown;
  append(message: Message): unknown;
  /** Absent: it cannot. */
  prepend?(older: Message[]): unknown;
  /** A message has changed: its text, a reaction, a picture. Absent: it cannot, or does not draw that. */
  change?(message: Message): unknown;
  /** Draws another conversation instead. */
  show(talk: Message[]): unknown;
  /** The box of the timeline with a place to type in; absent: a text field beside it. */
  mountField?(box: HTMLElement, talk: Message[]): unknown;
  unmount(): unknown;
}

/** How one library draws the list of conversations. */
export interface QueueDriver {
  prepare?(rows: Conversation[]): Promise<void>;
  mount(box: HTMLElement, rows: Conversation[]): unknown;
  /** This row is other now, and the first. */
  update(row: Conversation): unknown;
  unmount(): unknown;
}

export interface Drivers {
  thread?: ThreadDriver;
  queue?: QueueDriver;
}
