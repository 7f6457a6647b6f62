import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { inboxContext } from './inbox.context.js';
import type { InboxHandle } from '../machines/inbox-handle.js';

export type Host = ReactiveControllerHost & HTMLElement;

/** Follows one thing of the inbox around its host, while the host is in the page. Without an inbox it does nothing. */
export abstract class Follower implements ReactiveController {
  protected readonly host: Host;
  #handle: InboxHandle | undefined;
  #key: unknown;
  #undo: (() => void) | undefined;

  constructor(host: Host) {
    this.host = host;
    // A host that is drawn already would connect us before the fields of a subclass exist.
    if ('hasUpdated' in host && host.hasUpdated) queueMicrotask(() => this.#begin());
    else this.#begin();
  }

  /** Undefined outside of an inbox. */
  get handle(): InboxHandle | undefined {
    return this.#handle;
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#unfollow();
  }

  /** Which of several things is followed; another key than before is another thing. */
  protected key(): unknown {
    return undefined;
  }

  /** Starts to follow, and calls `wake` when the host has to be drawn again. Returns the undo. */
  protected abstract follow(handle: InboxHandle, wake: () => void): () => void;

  #begin(): void {
    new ContextConsumer(this.host, {
      context: inboxContext,
      subscribe: true,
      callback: (handle) => {
        this.#handle = handle;
        this.#unfollow();
        this.#follow();
      },
    });
    this.host.addController(this);
  }

  #follow(): void {
    if (!this.#handle || !this.host.isConnected) return;
    const key = this.key();
    if (this.#undo && key === this.#key) return;
    this.#unfollow();
    this.#key = key;
    this.#undo = this.follow(this.#handle, () => this.host.requestUpdate());
  }

  #unfollow(): void {
    this.#undo?.();
    this.#undo = undefined;
  }
}
