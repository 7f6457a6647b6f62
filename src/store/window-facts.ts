import type { Conversation } from '../domain/conversation.js';
import type { Id, Ms } from '../domain/id.js';
import type { Message } from '../domain/message.js';
import type { OutboxEntry } from '../domain/outbox.js';
import type { WindowEvidence } from '../domain/window.js';
import type { Table } from './table.js';

interface SentTemplate {
  id: Id;
  at: Ms;
  /** Of the conversation when it went: a later row says itself what follows. */
  rev: number | undefined;
}

/** What is known of windows beyond the conversations' rows: refusals of the server, and templates on their way. */
export class WindowFacts {
  #refused = new Map<Id, Ms>();
  #templates = new Map<Id, SentTemplate>();
  readonly #outbox: Table<OutboxEntry>;

  constructor(outbox: Table<OutboxEntry>) {
    this.#outbox = outbox;
  }

  of({ id, rev }: Conversation): WindowEvidence {
    const sent = this.#templates.get(id);
    const { refused = -Infinity, templateAt } = this.#waiting(id);
    const refusedAt = Math.max(refused, this.#refused.get(id) ?? -Infinity);
    return {
      refusedInboundAt: refusedAt === -Infinity ? undefined : refusedAt,
      templateQueuedAt: templateAt ?? (sent?.rev === rev ? sent?.at : undefined),
    };
  }

  /** The server refused when the customer's last message was this old. Returns whether that is news. */
  refuse(conversationId: Id, inboundAt: Ms): boolean {
    const known = this.#refused.get(conversationId) ?? -Infinity;
    if (inboundAt <= known) return false;
    this.#refused.set(conversationId, inboundAt);
    return true;
  }

  /** A template of ours has arrived at the server. */
  sent({ id, conversationId, at }: OutboxEntry, rev: number | undefined): void {
    this.#templates.set(conversationId, { id, at, rev });
  }

  /** A message of ours did not reach the customer. Returns whether that is news. */
  failed({ conversationId, commandId, error, at }: Message): boolean {
    const sent = this.#templates.get(conversationId);
    const wasTemplate = sent !== undefined && sent.id === commandId;
    if (wasTemplate) this.#templates.delete(conversationId);
    const refused = error?.code === 'window_closed' && this.refuse(conversationId, at - 1);
    return wasTemplate || refused;
  }

  clear(): void {
    this.#refused.clear();
    this.#templates.clear();
  }

  /** What the outbox tells, which outlives a reload and is known to other tabs. */
  #waiting(conversationId: Id): { refused?: Ms; templateAt?: Ms } {
    const known: { refused?: Ms; templateAt?: Ms } = {};
    for (const { conversationId: of, state, content, error, at } of this.#outbox.values()) {
      if (of !== conversationId) continue;
      if (state !== 'failed') {
        if (content.kind === 'template') known.templateAt ??= at;
      } else if (error?.code === 'window_closed') {
        known.refused = Math.max(known.refused ?? -Infinity, at - 1);
      }
    }
    return known;
  }
}
