import { deleteDB } from 'idb';
import {
  backendControl,
  customerPhone,
  Faults,
  localAdapter,
  type BackendControl,
  type BackendOptions,
  type CustomerPhone,
  type PhoneLine,
  type Seed,
} from '../../src/adapters/local/local.adapter.js';
import {
  AGENTS,
  QUICK_REPLIES,
  REASONS,
  SECTORS,
  TEMPLATES,
} from '../../src/adapters/local/seed/lookups.js';
import { Town } from '../../src/adapters/local/seed/town.js';
import { newId } from '../../src/browser/new-id.js';
import type { Command, CommandResult } from '../../src/domain/commands.js';
import type { Conversation } from '../../src/domain/conversation.js';
import { AdapterError } from '../../src/domain/errors.js';
import type { Cursor, InboxEvent } from '../../src/domain/events.js';
import type { Message } from '../../src/domain/message.js';
import type { InboxSession } from '../../src/domain/ports.js';

/** A command without its id. */
export type Order = {
  [T in Command['type']]: Omit<Extract<Command, { type: T }>, 'id'>;
}[Command['type']];

/** A shop with the demo's sectors, agents and templates, and a customer, Maria, who has not yet written. */
export const quietShop = async (now: number): Promise<Seed> => {
  const town = new Town(now);
  town.contact('maria', { name: 'Maria Souza', phone: '+5511987654321' });
  town.contact('jose', { name: 'José Álvares', phone: '+5521912345678' });
  return {
    contacts: town.contacts,
    files: [],
    ...town.rows(),
    sectors: Object.values(SECTORS),
    agents: Object.values(AGENTS),
    closeReasons: Object.values(REASONS),
    quickReplies: QUICK_REPLIES,
    templates: TEMPLATES,
  };
};

/** One backend of its own, with as many agents and phones as a test wants; `close` leaves nothing. */
export class Shop {
  readonly name = `shop-${newId()}`;
  readonly #seats: Seat[] = [];
  #phone: CustomerPhone | undefined;
  #control: BackendControl | undefined;
  readonly #options: BackendOptions;

  constructor(options: BackendOptions = {}) {
    this.#options = { seed: quietShop, ...options, name: this.name };
  }

  async agent(agentId: string, faults = new Faults()): Promise<Seat> {
    const adapter = localAdapter({ agentId, faults, ...this.#options });
    const open = async (): Promise<Seat> => {
      const { signal } = new AbortController();
      const seat = new Seat(await adapter.open({ signal, locale: 'pt-BR' }), faults, open);
      this.#seats.push(seat);
      return seat;
    };
    return open();
  }

  async phone(contactId = 'maria'): Promise<PhoneLine> {
    return (await this.phones()).line(contactId);
  }

  async phones(): Promise<CustomerPhone> {
    return (this.#phone ??= await customerPhone(this.#options));
  }

  async control(): Promise<BackendControl> {
    return (this.#control ??= await backendControl(this.#options));
  }

  async close(): Promise<void> {
    for (const seat of this.#seats) seat.leave();
    this.#phone?.close();
    this.#control?.close();
    await deleteDB(this.name);
  }
}

/** An agent at her inbox: one session, and the streams she follows. */
export class Seat {
  readonly session: InboxSession;
  readonly faults: Faults;
  /** Another session of the same adapter, as after a lost connection. */
  readonly again: () => Promise<Seat>;
  readonly #gone = new AbortController();

  constructor(session: InboxSession, faults: Faults, again: () => Promise<Seat>) {
    this.session = session;
    this.faults = faults;
    this.again = again;
  }

  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  do(order: Order, id = newId()): Promise<CommandResult> {
    return this.session.execute({ id, ...order }, { signal: this.signal });
  }

  /** What the command was refused with. */
  async refusal(order: Order, id = newId()): Promise<AdapterError> {
    return refusalOf(this.do(order, id));
  }

  async claim(conversationId: string): Promise<Conversation> {
    return (await this.do({ type: 'claim', conversationId })).conversation!;
  }

  async write(conversationId: string, text: string, id = newId()): Promise<Message> {
    const content = { kind: 'text', text } as const;
    return (await this.do({ type: 'send', conversationId, content }, id)).message!;
  }

  async queue(queue: string): Promise<Conversation[]> {
    const page = await this.session.listConversations({ queue }, { signal: this.signal });
    return page.items;
  }

  async conversation(id: string): Promise<Conversation | undefined> {
    const page = await this.session.listConversations({ ids: [id] }, { signal: this.signal });
    return page.items[0];
  }

  async messages(conversationId: string): Promise<Message[]> {
    const query = { conversationId, limit: 1000 };
    return (await this.session.listMessages(query, { signal: this.signal })).items;
  }

  /** The words of a conversation, notices as their codes. */
  async words(conversationId: string): Promise<string[]> {
    return (await this.messages(conversationId)).map(({ content }) =>
      content.kind === 'notice'
        ? `[${content.code}]`
        : 'text' in content
          ? content.text
          : content.kind,
    );
  }

  /** Opens a stream and reads its `ready`. */
  async follow(after?: Cursor): Promise<Follower> {
    const follower = new Follower(this.session, after);
    await follower.next('ready');
    return follower;
  }

  leave(): void {
    this.#gone.abort();
    this.session.close?.();
  }
}

/** A stream that is read to the last event as it comes. */
export class Follower {
  readonly heard: InboxEvent[] = [];
  /** Settles when the stream ends; with what it threw, if it did. */
  readonly end: Promise<AdapterError | undefined>;
  readonly #stop = new AbortController();
  #read = 0;
  #wake = (): void => {};

  constructor(session: InboxSession, after?: Cursor) {
    this.end = this.#listen(session, after);
  }

  /** The next event of a type that fits, from where the last `next` ended. */
  async next<T extends InboxEvent['type']>(
    type: T,
    fits: (event: Extract<InboxEvent, { type: T }>) => boolean = () => true,
  ): Promise<Extract<InboxEvent, { type: T }>> {
    for (;;) {
      while (this.#read < this.heard.length) {
        const event = this.heard[this.#read++]!;
        if (event.type === type && fits(event as never)) return event as never;
      }
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  get cursor(): Cursor {
    return this.heard.findLast(({ cursor }) => cursor !== undefined)!.cursor!;
  }

  stop(): Promise<AdapterError | undefined> {
    this.#stop.abort();
    return this.end;
  }

  async #listen(
    session: InboxSession,
    after: Cursor | undefined,
  ): Promise<AdapterError | undefined> {
    const { signal } = this.#stop;
    try {
      for await (const event of session.events({ signal, ...(after !== undefined && { after }) })) {
        this.heard.push(event);
        this.#wake();
      }
      return undefined;
    } catch (error) {
      return error as AdapterError;
    }
  }
}

export const refusalOf = (promise: Promise<unknown>): Promise<AdapterError> =>
  promise.then(
    () => Promise.reject(new Error('It was not refused')),
    (error: unknown) => {
      if (error instanceof AdapterError) return error;
      throw error;
    },
  );
