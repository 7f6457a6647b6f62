import { createActor, type Actor } from 'xstate';
import type { Id, Ms } from '../domain/id.js';
import { textOf } from '../domain/preview.js';
import { findMachine } from '../machines/find.machine.js';
import type { InboxHandle } from '../machines/inbox-handle.js';
import { Follower } from './follower.js';

export type FindState = 'still' | 'waiting' | 'reading' | 'failed';

/** A search within the open conversation, for as long as its host is in the page. */
export class FindController extends Follower {
  #actor: Actor<typeof findMachine> | undefined;

  /** The others are never seen: they are left in the same step. */
  get state(): FindState {
    return (this.#actor?.getSnapshot().value ?? 'still') as FindState;
  }

  get query(): string {
    return this.#actor?.getSnapshot().context.query ?? '';
  }

  /** How many were found in what is loaded. */
  get count(): number {
    return this.#actor?.getSnapshot().context.hits.length ?? 0;
  }

  /** Which of them is shown, from 1 for the newest; 0 while there is none. */
  get place(): number {
    return (this.#actor?.getSnapshot().context.at ?? -1) + 1;
  }

  /** The message that is shown. */
  get hit(): Id | undefined {
    const { hits, at } = this.#actor?.getSnapshot().context ?? { hits: [], at: -1 };
    return hits[at];
  }

  /** There are older messages that have not been read. */
  get hasMore(): boolean {
    const id = this.#conversationId;
    return id !== undefined && this.handle?.store.threads.older(id) !== undefined;
  }

  /** When the oldest message was sent that has been read (epoch ms). */
  get since(): Ms | undefined {
    const id = this.#conversationId;
    return id === undefined ? undefined : this.handle?.store.threads.items(id)[0]?.message.at;
  }

  /** What stands in the message that is shown. */
  get text(): string {
    const { hit } = this;
    const message = hit === undefined ? undefined : this.handle?.store.messages.get(hit);
    return message ? textOf(message.content) : '';
  }

  search(text: string): void {
    this.#actor?.send({ type: 'query', text });
  }

  /** To the next one upwards, or to reading until there is one. */
  older(): void {
    this.#actor?.send({ type: 'older' });
  }

  newer(): void {
    this.#actor?.send({ type: 'newer' });
  }

  /** Reads no further. */
  stop(): void {
    this.#actor?.send({ type: 'stop' });
  }

  get #conversationId(): Id | undefined {
    return this.handle?.actor.getSnapshot().context.openId;
  }

  protected override follow({ store, actor }: InboxHandle, wake: () => void): () => void {
    const { conversation } = actor.getSnapshot().children;
    if (!conversation) return () => undefined;
    this.#actor = createActor(findMachine, { input: { store, conversation } }).start();
    const subscription = this.#actor.subscribe(wake);
    return () => {
      subscription.unsubscribe();
      this.#actor?.stop();
      this.#actor = undefined;
    };
  }
}
