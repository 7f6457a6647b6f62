import type { Conversation } from '../domain/conversation.js';
import type { Cursor, InboxEvent } from '../domain/events.js';
import type { Id, Ms } from '../domain/id.js';
import type { Message } from '../domain/message.js';
import type { InboxSession } from '../domain/ports.js';
import { Breach, show } from './breach.js';
import type { Patience } from './patience.js';
import { wordsOf } from './words.js';

type EventOf<T extends InboxEvent['type']> = Extract<InboxEvent, { type: T }>;

/** A stream that is read as it comes, and remembered. */
export class Follower {
  readonly heard: InboxEvent[] = [];
  /** Settles when the stream has ended: with what it threw, if it did. */
  readonly end: Promise<unknown>;
  readonly #patience: Patience;
  readonly #abort = new AbortController();
  readonly #waiting = new Set<() => void>();
  #ended: string | undefined;

  constructor(session: InboxSession, patience: Patience, after?: Cursor) {
    this.#patience = patience;
    this.end = this.#listen(session, after);
  }

  /** The first event of a type that fits, heard already or still to come. @throws Breach when there is none */
  hears<T extends InboxEvent['type']>(
    type: T,
    fits: (event: EventOf<T>) => boolean,
    what: string,
    ms?: Ms,
  ): Promise<EventOf<T>> {
    const find = (): EventOf<T> | undefined =>
      this.heard.find((event): event is EventOf<T> => event.type === type && fits(event as never));
    return this.#until(find, `the stream to tell ${what}`, ms);
  }

  async ready(): Promise<EventOf<'ready'>> {
    return this.hears('ready', () => true, '`ready`');
  }

  /** A message with these words. */
  async message(words: string, fits: (message: Message) => boolean = () => true): Promise<Message> {
    const event = await this.hears(
      'message',
      ({ message }) => wordsOf(message) === words && fits(message),
      `of the message "${words}"`,
    );
    return event.message;
  }

  /** All of these messages, in whatever order. */
  async messages(texts: readonly string[]): Promise<void> {
    await Promise.all(texts.map((text) => this.message(text)));
  }

  async conversation(
    id: Id,
    fits: (conversation: Conversation) => boolean,
    what: string,
  ): Promise<Conversation> {
    const event = await this.hears(
      'conversation',
      ({ conversation }) => conversation.id === id && fits(conversation),
      `of the conversation ${what}`,
    );
    return event.conversation;
  }

  /** Resolves at the next event, or at once when there were more than `count`. */
  async more(count: number, expected: string, ms?: Ms): Promise<void> {
    await this.#until(() => this.heard.length > count || undefined, expected, ms);
  }

  /** Where a later stream can go on: the last cursor that was told. */
  get cursor(): Cursor | undefined {
    return this.heard.findLast(({ cursor }) => cursor !== undefined)?.cursor;
  }

  get hasEnded(): boolean {
    return this.#ended !== undefined;
  }

  abort(): void {
    this.#abort.abort();
  }

  /** Resolves to what the stream threw, when it has ended. @throws Breach when it does not end */
  ends(expected: string): Promise<unknown> {
    return this.#patience.wait(this.end, expected, () => this.#summary());
  }

  /** Ends the stream and judges nothing. */
  async stop(): Promise<void> {
    this.abort();
    await this.ends('the stream to end').catch(() => {});
  }

  async #until<T>(look: () => T | undefined, expected: string, ms?: Ms): Promise<T> {
    let seen: () => void = () => {};
    const found = new Promise<T>((resolve, reject) => {
      seen = (): void => {
        const it = look();
        if (it !== undefined) resolve(it);
        else if (this.#ended) reject(new Breach(expected, this.#summary()));
      };
      this.#waiting.add(seen);
      seen();
    });
    try {
      return await this.#patience.wait(found, expected, () => this.#summary(), ms);
    } finally {
      this.#waiting.delete(seen);
    }
  }

  async #listen(session: InboxSession, after: Cursor | undefined): Promise<unknown> {
    const { signal } = this.#abort;
    let thrown: unknown;
    try {
      for await (const event of session.events({ signal, ...(after !== undefined && { after }) })) {
        this.heard.push(event);
        this.#look();
      }
    } catch (error) {
      thrown = error;
    }
    this.#ended = thrown === undefined ? 'ended' : `ended with ${show(thrown)}`;
    this.#look();
    return thrown;
  }

  #look(): void {
    for (const seen of [...this.#waiting]) seen();
  }

  #summary(): string {
    const last = this.heard.slice(-12).map(describe).join(', ');
    return [last || 'no event', this.#ended && `then the stream ${this.#ended}`]
      .filter(Boolean)
      .join('; ');
  }
}

function describe(event: InboxEvent): string {
  switch (event.type) {
    case 'message':
      return `message "${wordsOf(event.message) || event.message.content.kind}" (rev ${event.message.rev})`;
    case 'conversation':
      return `conversation ${event.conversation.id} (rev ${event.conversation.rev})`;
    case 'gone':
      return `gone ${event.conversationId}`;
    default:
      return event.type;
  }
}
