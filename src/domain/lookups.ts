import type { Id, Ref } from './id.js';
import type { Media } from './message.js';
import type { Template } from './template.js';

export interface Agent extends Ref {
  sectors: Id[];
  status?: 'online' | 'away' | 'offline';
}

export interface QuickReply extends Ref {
  /** May hold variables, see `fillQuickReply`. */
  text: string;
  /** What follows `/` in the message field. */
  shortcut?: string;
  media?: Media;
}

export interface CloseReason extends Ref {
  noteRequired?: boolean;
}

/** The reference lists a backend may offer. */
export interface LookupMap {
  sector: Ref;
  agent: Agent;
  closeReason: CloseReason;
  quickReply: QuickReply;
  template: Template;
}
export type LookupKind = keyof LookupMap;

export interface LookupQuery {
  ids?: Id[];
  text?: string;
  /** Lets the server narrow: templates of that channel, agents who may take it. */
  conversationId?: Id;
  page?: string;
  limit?: number;
}
