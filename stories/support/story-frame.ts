import { ContextProvider } from '@lit/context';
import { inboxContext } from '../../src/context/inbox.context.js';
import type { InboxHandle } from '../../src/machines/inbox-handle.js';

/**
 * Gives panes of a story or a test an inbox to live in: `<story-frame .handle=${storyInbox()}>…</story-frame>`. As high as
 * its `height` attribute says, in pixels; stops its inbox when it leaves the page.
 */
export class StoryFrame extends HTMLElement {
  static readonly tag = 'story-frame';
  #provider = new ContextProvider(this, { context: inboxContext });

  get handle(): InboxHandle | undefined {
    return this.#provider.value;
  }

  set handle(handle: InboxHandle) {
    this.#provider.value?.dispose();
    this.#provider.setValue(handle);
  }

  connectedCallback(): void {
    const height = this.getAttribute('height');
    this.style.setProperty('display', 'grid');
    this.style.setProperty('grid-template-columns', 'minmax(0, 1fr)');
    if (height !== null) this.style.setProperty('height', `${height}px`);
    this.#provider.hostConnected();
  }

  disconnectedCallback(): void {
    queueMicrotask(() => this.isConnected || this.handle?.dispose());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-frame': StoryFrame;
  }
}
