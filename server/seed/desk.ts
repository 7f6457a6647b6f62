import { AdapterError, type Command, type CommandResult, type Id } from '../src/domain.js';
import type { InboxAdapter, InboxSession } from '../../src/domain/ports.js';

type Work = Command extends infer C ? (C extends Command ? Omit<C, 'id'> : never) : never;

/** An agent at work through the adapter that her browser would use. */
export class Desk {
  readonly session: InboxSession;
  readonly #newId: () => Id;

  static async open(adapter: InboxAdapter, newId: () => Id): Promise<Desk> {
    const signal = new AbortController().signal;
    return new Desk(await adapter.open({ signal, locale: 'pt-BR' }), newId);
  }

  constructor(session: InboxSession, newId: () => Id) {
    this.session = session;
    this.#newId = newId;
  }

  /**
   * "Continuar conversa": the newest that waits and has these words, a name, a number or a protocol, is hers.
   * @throws AdapterError `not_found`
   */
  async takes(words: string): Promise<Id> {
    const conversationId = await this.finds('new', words);
    await this.does({ type: 'claim', conversationId });
    return conversationId;
  }

  /** The conversation of a queue that has these words. @throws AdapterError `not_found` */
  async finds(queue: Id, text: string): Promise<Id> {
    const page = await this.session.listConversations({ queue, text }, this.#call());
    const [found] = page.items;
    if (!found) throw new AdapterError('not_found', `Nothing in "${queue}" has "${text}"`);
    return found.id;
  }

  says(conversationId: Id, text: string): Promise<CommandResult> {
    return this.does({ type: 'send', conversationId, content: { kind: 'text', text } });
  }

  /** Reads all of it: the customer's ticks turn blue. */
  async reads(conversationId: Id): Promise<void> {
    const { items } = await this.session.listMessages({ conversationId }, this.#call());
    const upTo = items.at(-1)?.order;
    if (upTo !== undefined) await this.does({ type: 'read', conversationId, upTo });
  }

  does(work: Work): Promise<CommandResult> {
    return this.session.execute({ ...work, id: this.#newId() }, this.#call());
  }

  #call(): { signal: AbortSignal } {
    return { signal: new AbortController().signal };
  }
}
