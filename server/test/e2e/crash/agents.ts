import { setTimeout as pause } from 'node:timers/promises';
import type { InboxAdapter, InboxSession } from '../../../../src/domain/ports.js';
import { backoff } from '../../../../src/machines/backoff.js';
import {
  AdapterError,
  toAdapterError,
  type Command,
  type CommandResult,
  type Cursor,
  type Id,
  type InboxEvent,
} from '../../../src/domain.js';
import type { Attempt } from '../history.js';

/** The core waits up to a second before its first retry; here the load is to be back before the next kill. */
const IMPATIENCE = 5;

/** An agent's browser without its page: a stream that is always resumed, and commands that are tried until told. */
export class Agent {
  readonly id: Id;
  /** The places in the log of what the stream told. */
  readonly told: number[] = [];
  /** How often it went on where it was, and how often it had to begin anew. */
  resumed = 0;
  restarted = 0;
  /** The places at which the stream began, and to which it has come. */
  began: number | undefined;
  place = 0;
  readonly #adapter: InboxAdapter;
  readonly #random: () => number;
  #cursor: Cursor | undefined;
  #session: InboxSession | undefined;

  constructor(id: Id, adapter: InboxAdapter, random: () => number) {
    this.id = id;
    this.#adapter = adapter;
    this.#random = random;
  }

  /** Follows the stream until the signal aborts. */
  async follow(signal: AbortSignal): Promise<void> {
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      try {
        const session = await this.#adapter.open({ signal, locale: 'pt-BR' });
        this.#session = session;
        const after = this.#cursor;
        const stream = session.events({ signal, ...(after !== undefined && { after }) });
        for await (const event of stream) {
          attempt = 0;
          this.#take(event);
        }
      } catch (thrown) {
        if (!signal.aborted) await this.#wait(attempt, toAdapterError(thrown));
      }
    }
  }

  /** Repeats a command under its id until it is told what became of it. @throws AdapterError for a refusal */
  async does(command: Command, signal: AbortSignal): Promise<CommandResult> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        if (!this.#session) throw new AdapterError('offline');
        return await this.#session.execute(command, { signal });
      } catch (thrown) {
        const error = toAdapterError(thrown);
        if (signal.aborted || error.retry !== 'later') throw error;
        await this.#wait(attempt, error);
      }
    }
  }

  /** Among the newest messages of a conversation is one that has not left the gateway yet. */
  async waitsIn(conversationId: Id): Promise<boolean> {
    const { signal } = new AbortController();
    const page = await this.#session?.listMessages({ conversationId }, { signal });
    return (page?.items ?? []).some(({ status = '' }) => ['queued', 'sending'].includes(status));
  }

  async #wait(attempt: number, error: AdapterError): Promise<void> {
    const ms = backoff(Math.min(attempt, 3), this.#random(), error.detail.retryAfterMs);
    await pause(ms / IMPATIENCE);
  }

  #take(event: InboxEvent): void {
    if (event.type === 'ready') {
      if (event.resumed) this.resumed += 1;
      else if (this.#cursor !== undefined) this.restarted += 1;
    }
    if (event.cursor === undefined) return;
    this.#cursor = event.cursor;
    this.place = Number(event.cursor.split(':')[1]);
    this.began ??= this.place;
    if (event.type !== 'ready' && event.type !== 'beat') this.told.push(this.place);
  }
}

/** The answers of one agent in one conversation: the next leaves when the one before was accepted. */
export class Lane {
  readonly attempts: Attempt[] = [];
  readonly name: string;
  readonly #agent: Agent;
  readonly #conversationId: Id;
  readonly #newId: () => Id;

  constructor(name: string, agent: Agent, conversationId: Id, newId: () => Id) {
    this.name = name;
    this.#agent = agent;
    this.#conversationId = conversationId;
    this.#newId = newId;
  }

  async answer(random: () => number, signal: AbortSignal, onAccepted: () => void): Promise<void> {
    while (!signal.aborted) {
      const attempt = {
        lane: this.name,
        id: `${this.name} ${this.attempts.length + 1}`,
        accepted: false,
      };
      this.attempts.push(attempt);
      await this.#send(attempt.id);
      attempt.accepted = true;
      onAccepted();
      await pause(random() * 200);
    }
  }

  /** Something of it has not left the gateway yet. */
  waits(): Promise<boolean> {
    return this.#agent.waitsIn(this.#conversationId);
  }

  /** What has begun is brought to its end, so that nothing is left open at the end of the test. */
  #send(text: string): Promise<CommandResult> {
    return this.#agent.does(
      {
        id: this.#newId(),
        type: 'send',
        conversationId: this.#conversationId,
        content: { kind: 'text', text },
      },
      new AbortController().signal,
    );
  }
}
