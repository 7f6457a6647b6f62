import type { CommandResult } from '../domain/commands.js';
import type { Conversation } from '../domain/conversation.js';
import { advance } from '../domain/delivery.js';
import type { Draft } from '../domain/draft.js';
import type { Cursor, InboxEvent } from '../domain/events.js';
import type { Id, Ms, Ref } from '../domain/id.js';
import type { Agent } from '../domain/lookups.js';
import type { Message } from '../domain/message.js';
import type { OutboxEntry } from '../domain/outbox.js';
import type { Clock, InboxSession, Page } from '../domain/ports.js';
import { seatOf, type Seat } from '../domain/seat.js';
import { windowOf, type AfterTemplate, type Window } from '../domain/window.js';
import { ConversationRows } from './conversation-rows.js';
import { Lookups } from './lookups.js';
import { Queues } from './queues.js';
import { ServerClock } from './server-clock.js';
import { Table } from './table.js';
import { Threads, type Way } from './threads.js';
import { Watchers } from './watchers.js';
import { WindowFacts } from './window-facts.js';

/** Who is writing in a conversation, until then at the latest. */
export interface Typing {
  conversationId: Id;
  who: Ref;
  until: Ms;
}

/** Everything that becomes true because a backend said so. */
export type Fact =
  | InboxEvent
  /** A page of conversations. Of the ids in `covers` that were in doubt, the answer's are all that is left. */
  | {
      type: 'conversations';
      items: readonly Conversation[];
      covers?: readonly Id[];
      /** The queue it was read of; `all`: there is no further page. */
      queue?: { id: Id; all: boolean };
    }
  /** A page of messages. */
  | { type: 'history'; conversationId: Id; page: Page<Message>; way: Way }
  /** What a command touched. */
  | { type: 'result'; result: CommandResult }
  /** The server does not take a free message any more, the customer's last one being that old. */
  | { type: 'window.refused'; conversationId: Id; inboundAt?: Ms | undefined };

export interface StoreOptions {
  clock: Pick<Clock, 'now'>;
  /** Default `lock`. */
  afterTemplate?: AfterTemplate;
  report: (error: unknown) => void;
}

/** Of the files and templates that left, those of about an hour of work. */
const KEPT_SENT = 50;

/** What is true now, as rows. `apply` is the only door for what the server says; it never throws. */
export class Store {
  readonly conversations: Table<Conversation>;
  /** Of opened conversations only. */
  readonly messages: Table<Message>;
  readonly agents: Table<Agent>;
  /** What waits to leave, of every tab. */
  readonly outbox: Table<OutboxEntry>;
  readonly drafts: Table<Draft>;
  /** By conversation. */
  readonly typing: Table<Typing>;
  /** Conversations in which a message of mine did not reach the customer while they were not on the screen. */
  readonly undelivered: Table<{ conversationId: Id }>;
  /** The last files and templates that left, by command: what it takes to send them again when they do not arrive. */
  readonly sent = new Map<Id, OutboxEntry>();
  readonly queues: Queues;
  readonly threads: Threads;
  readonly lookups: Lookups;

  #session: InboxSession | undefined;
  #live = false;
  #cursor: Cursor | undefined;
  readonly #rows: ConversationRows;
  readonly #windows: WindowFacts;
  readonly #clock: ServerClock;
  readonly #afterTemplate: AfterTemplate;
  readonly #onSession: Watchers;
  readonly #onRules: Watchers<[conversationId?: Id]>;
  readonly #onSent: Watchers<[Message]>;

  constructor({ clock, afterTemplate = 'lock', report }: StoreOptions) {
    const byId = <Row extends { id: Id }>(row: Row): Id => row.id;
    const byConversation = <Row extends { conversationId: Id }>(row: Row): Id => row.conversationId;
    this.conversations = new Table(byId, report);
    this.messages = new Table(byId, report);
    this.agents = new Table(byId, report);
    this.outbox = new Table(byId, report);
    this.drafts = new Table(byConversation, report);
    this.typing = new Table(byConversation, report);
    this.undelivered = new Table(byConversation, report);
    this.queues = new Queues(this.conversations, report);
    this.threads = new Threads(this.messages, this.outbox, () => this.me, report);
    this.lookups = new Lookups(report);
    this.#rows = new ConversationRows(this.conversations);
    this.#windows = new WindowFacts(this.outbox);
    this.#clock = new ServerClock(clock);
    this.#afterTemplate = afterTemplate;
    this.#onSession = new Watchers(report);
    this.#onRules = new Watchers<[conversationId?: Id]>(report);
    this.#onSent = new Watchers<[Message]>(report);
  }

  /** Undefined before the first answer of the backend; the last one while reconnecting. */
  get session(): InboxSession | undefined {
    return this.#session;
  }

  /** The signed-in agent. */
  get me(): Agent | undefined {
    return this.#session?.info.me;
  }

  /** The stream of events is up. */
  get live(): boolean {
    return this.#live;
  }

  /** Up to where the events are known. */
  get cursor(): Cursor | undefined {
    return this.#cursor;
  }

  setSession(session: InboxSession): void {
    this.#session = session;
    const moved = this.#clock.sync(session.info.now, true);
    this.queues.declare(session.info.queues);
    this.#onSession.tell();
    if (moved) this.#onRules.tell();
  }

  setLive(live: boolean): void {
    if (this.#live === live) return;
    this.#live = live;
    this.#onSession.tell();
  }

  /** Calls back when `session` or `live` changed. Returns the undo. */
  watchSession(listener: () => void): () => void {
    return this.#onSession.add(listener);
  }

  /** Server time. */
  now(): Ms {
    return this.#clock.now();
  }

  /**
   * Calls back when what windows follow from changed beside the rows: of the conversation of which the server refused a
   * message, or, when server time jumped, of all.
   */
  watchRules(listener: (conversationId?: Id) => void): () => void {
    return this.#onRules.add(listener);
  }

  /** Calls back with the message that has come of an entry of the outbox, by whatever way it was told. Returns the undo. */
  watchSent(listener: (message: Message) => void): () => void {
    return this.#onSent.add(listener);
  }

  /** Events of this conversation may have been missed and it has not been read again. */
  isInDoubt(conversationId: Id): boolean {
    return this.#rows.isInDoubt(conversationId);
  }

  /** Who has a conversation, as this agent sees it; undefined for an unknown one. */
  seatOf(conversationId: Id): Seat | undefined {
    const conversation = this.conversations.get(conversationId);
    return conversation && seatOf(conversation, this.me?.id);
  }

  /** What may be sent to a customer now; undefined for an unknown conversation. */
  windowOf(conversationId: Id): Window | undefined {
    const conversation = this.conversations.get(conversationId);
    return (
      conversation &&
      windowOf(conversation, this.now(), {
        ...this.#windows.of(conversation),
        afterTemplate: this.#afterTemplate,
      })
    );
  }

  /** The only door through which server facts enter. Repeated, late and reordered ones change nothing. */
  apply(fact: Fact): void {
    switch (fact.type) {
      case 'ready':
        this.#tick(fact.now);
        if (fact.counts) this.queues.give(fact.counts, true);
        if (!fact.resumed) this.#doubt();
        break;
      case 'conversation':
        this.#rows.put(fact.conversation);
        break;
      case 'conversations':
        for (const item of fact.items) this.#rows.put(item);
        this.#rows.settle(fact.covers ?? []);
        if (fact.queue) this.queues.read(fact.queue.id, fact.queue.all);
        break;
      case 'gone':
        this.#rows.remove(fact.conversationId, fact.rev);
        break;
      case 'message':
        this.#noteFailure(fact.message);
        this.#message(fact.message);
        break;
      case 'history': {
        const { conversationId, page, way } = fact;
        if (way === 'around') this.threads.leap(conversationId);
        for (const message of page.items) this.#message(message, way);
        this.threads.join(conversationId, page, way);
        break;
      }
      case 'contact':
        this.#rows.putContact(fact.contact);
        break;
      case 'result': {
        const { conversation, message, contact } = fact.result;
        if (contact) this.#rows.putContact(contact);
        if (conversation) this.#rows.put(conversation);
        if (message) this.#message(message);
        break;
      }
      case 'counts':
        this.queues.give(fact.counts);
        break;
      case 'typing':
        if (fact.until > this.now()) {
          const { conversationId, who, until } = fact;
          this.typing.set({ conversationId, who, until });
        }
        break;
      case 'agent':
        this.agents.set(fact.agent);
        break;
      case 'stale':
        this.lookups.drop(fact.lookup);
        break;
      case 'beat':
        this.#tick(fact.now);
        break;
      case 'window.refused': {
        const known = this.conversations.get(fact.conversationId)?.lastInboundAt;
        this.#windows.refuse(fact.conversationId, fact.inboundAt ?? known ?? -Infinity);
        this.#onRules.tell(fact.conversationId);
        break;
      }
    }
    if ('cursor' in fact && fact.cursor !== undefined) this.#cursor = fact.cursor;
  }

  /** Forgets everything: another agent signed in. */
  clear(): void {
    this.#cursor = undefined;
    this.#rows.clear();
    this.#windows.clear();
    this.threads.clear();
    this.sent.clear();
    for (const table of [this.agents, this.outbox, this.drafts, this.typing, this.undelivered])
      table.clear();
    this.lookups.drop();
    this.queues.clear();
  }

  #tick(now: Ms): void {
    if (this.#clock.sync(now)) this.#onRules.tell();
  }

  /** Events may have been missed: what is on the screen stays until it has been read again. */
  #doubt(): void {
    this.#rows.doubt();
    this.threads.doubt();
    this.lookups.drop();
  }

  #noteFailure({ id, conversationId, status, author }: Message): void {
    const isNews = status === 'failed' && this.messages.get(id)?.status !== 'failed';
    const isMine = this.me !== undefined && author.id === this.me.id;
    if (isNews && isMine && this.threads.current !== conversationId) {
      this.undelivered.set({ conversationId });
    }
  }

  #message(message: Message, way?: Way): void {
    this.#settle(message);
    if (message.direction === 'in') this.typing.delete(message.conversationId);
    if (message.status === 'failed' && this.#windows.failed(message)) {
      this.#onRules.tell(message.conversationId);
    }
    const old = this.messages.get(message.id);
    const newer = old && message.rev <= old.rev ? old : message;
    const status = advance(old?.status, message.status);
    this.threads.put(
      status === newer.status || status === undefined ? newer : { ...newer, status },
      way,
    );
  }

  #keep(entry: OutboxEntry): void {
    this.sent.set(entry.id, entry);
    const [oldest] = this.sent.keys();
    if (this.sent.size > KEPT_SENT) this.sent.delete(oldest!);
  }

  /** The server has it: the echo makes room. */
  #settle(message: Message): void {
    const { commandId, conversationId, status } = message;
    const entry = commandId === undefined ? undefined : this.outbox.get(commandId);
    if (!entry) return;
    if (entry.content.kind === 'template' && status !== 'failed') {
      this.#windows.sent(entry, this.conversations.get(conversationId)?.rev);
    }
    if (entry.content.kind !== 'text') this.#keep(entry);
    this.outbox.delete(entry.id);
    this.#onSent.tell(message);
  }
}
