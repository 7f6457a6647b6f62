import type { Command, CommandResult, CommandType } from '../domain/commands.js';
import type { Conversation } from '../domain/conversation.js';
import type { AdapterError } from '../domain/errors.js';
import type { Cursor } from '../domain/events.js';
import type { Id } from '../domain/id.js';
import type { Agent, LookupKind, LookupMap, LookupQuery } from '../domain/lookups.js';
import type { Message } from '../domain/message.js';
import type { ConversationQuery, InboxSession, MessageQuery, Page } from '../domain/ports.js';
import { Breach, isAdapterError, need } from './breach.js';
import { Follower } from './follower.js';
import type { Seat } from './hand.js';
import type { Patience } from './patience.js';

/** A command without its id. */
export type Order = {
  [T in Command['type']]: Omit<Extract<Command, { type: T }>, 'id'>;
}[Command['type']];

/** More pages than any test reads: a list that never ends. */
const MOST_PAGES = 2000;

/** An agent at work: a session with verbs. Whatever hangs, or is refused without need, is a breach. */
export class Desk {
  readonly seat: Seat;
  readonly session: InboxSession;
  readonly #patience: Patience;
  readonly #newId: () => Id;
  readonly #followers: Follower[] = [];
  readonly #gone = new AbortController();

  constructor(seat: Seat, session: InboxSession, patience: Patience, newId: () => Id) {
    this.seat = seat;
    this.session = session;
    this.#patience = patience;
    this.#newId = newId;
  }

  get me(): Agent {
    return this.session.info.me;
  }

  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  /** Opens a stream and waits for its `ready`. */
  async follow(after?: Cursor): Promise<Follower> {
    const follower = this.listen(after);
    await follower.ready();
    return follower;
  }

  /** Opens a stream. */
  listen(after?: Cursor): Follower {
    const follower = new Follower(this.session, this.#patience, after);
    this.#followers.push(follower);
    return follower;
  }

  do(order: Order, id = this.#newId()): Promise<CommandResult> {
    return this.works(`\`${order.type}\` to be done`, this.ask(order, id));
  }

  /** The bare call, whatever comes of it. */
  ask(order: Order, id = this.#newId(), signal = this.signal): Promise<CommandResult> {
    return this.session.execute({ id, ...order }, { signal });
  }

  /** What a command is refused with. @throws Breach when it is done, or refused with anything but an AdapterError */
  refusal(order: Order, id = this.#newId()): Promise<AdapterError> {
    return this.refuses(`\`${order.type}\` to be refused`, this.ask(order, id));
  }

  declares(command: CommandType): boolean {
    return this.session.info.can.commands.includes(command);
  }

  /** @throws Skip when the adapter does not declare the command */
  needs(command: CommandType): void {
    need(this.declares(command), `the adapter does not declare \`${command}\``);
  }

  /** @throws Skip */
  async claim(conversationId: Id): Promise<CommandResult> {
    this.needs('claim');
    return this.do({ type: 'claim', conversationId });
  }

  /** @throws Skip */
  async write(conversationId: Id, text: string, id = this.#newId()): Promise<CommandResult> {
    this.needs('send');
    return this.do({ type: 'send', conversationId, content: { kind: 'text', text } }, id);
  }

  /** The conversation as it is now; undefined when this agent does not see it. */
  async conversation(id: Id): Promise<Conversation | undefined> {
    const { items } = await this.conversationPage({ ids: [id] });
    return items.find((conversation) => conversation.id === id);
  }

  conversationPage(query: ConversationQuery): Promise<Page<Conversation>> {
    const { signal } = this;
    return this.works('a page of conversations', this.session.listConversations(query, { signal }));
  }

  messagePage(query: MessageQuery): Promise<Page<Message>> {
    const { signal } = this;
    return this.works('a page of messages', this.session.listMessages(query, { signal }));
  }

  /** The whole conversation, in order, from however many pages. */
  async messages(conversationId: Id, limit = 100): Promise<Message[]> {
    const pages = await this.pages((at) => this.messagePage({ conversationId, limit, ...at }));
    return pages.reverse().flat();
  }

  lookup<K extends LookupKind>(kind: K, query: LookupQuery = {}): Promise<Page<LookupMap[K]>> {
    const page = this.session.lookup?.(kind, query, { signal: this.signal });
    if (!page) throw new Breach('`lookup` on a session that declares lookups', 'none');
    return this.works(`the list of kind ${kind}`, page);
  }

  /** Every page from the first to the last. */
  async pages<T>(read: (at: { page?: string }) => Promise<Page<T>>): Promise<T[][]> {
    const found: T[][] = [];
    let next: string | undefined;
    do {
      const answer = await read(next === undefined ? {} : { page: next });
      found.push(answer.items);
      next = answer.next;
    } while (next !== undefined && found.length < MOST_PAGES);
    if (next !== undefined) throw new Breach('the pages of a list to end', `${MOST_PAGES} pages`);
    return found;
  }

  /** @throws Breach when it rejects or hangs */
  async works<T>(expected: string, call: Promise<T>): Promise<T> {
    try {
      return await this.#patience.wait(call, expected);
    } catch (error) {
      if (error instanceof Breach) throw error;
      throw new Breach(expected, error, error);
    }
  }

  /** @throws Breach unless it rejects with an AdapterError */
  async refuses(expected: string, call: Promise<unknown>): Promise<AdapterError> {
    const error = await this.#patience.wait(failureOf(call), expected);
    if (isAdapterError(error)) return error;
    throw new Breach(`${expected} with an AdapterError`, error ?? 'no refusal', error);
  }

  /** Ends what this desk has open, and judges nothing. */
  async leave(): Promise<void> {
    this.#gone.abort();
    try {
      this.session.close?.();
    } catch {
      // a rule of its own asks for that
    }
    await Promise.all(this.#followers.map((follower) => follower.stop()));
  }
}

/** How a call came out: undefined, or what it threw. */
export const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );
