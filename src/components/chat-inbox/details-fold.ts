import type { LitElement } from 'lit';
import { lazily } from '../define.js';
import { focusedElement } from '../parts/dialog/focused-element.js';
import type { Layout } from './layout.js';

/**
 * Whether the details are on the screen: beside the conversation until they are folded, over it only while they are
 * wanted. Sliding over they take the focus with them; going away they give it back.
 */
export class DetailsFold {
  readonly #host: LitElement;
  readonly #layout: Layout;
  #folded = false;
  #over = false;
  /** What had the focus when they were asked for. */
  #opener: HTMLElement | undefined;

  constructor(host: LitElement, layout: Layout) {
    this.#host = host;
    this.#layout = layout;
  }

  get shown(): boolean {
    return this.#layout.panes === 'three' ? !this.#folded : this.#over;
  }

  /** They cover the conversation. */
  get covers(): boolean {
    return this.shown && this.#layout.panes !== 'three';
  }

  /** The conversation under them is another one. */
  forget(): void {
    this.#over = false;
  }

  async toggle(): Promise<void> {
    const shown = !this.shown;
    const focused = this.#details?.matches(':focus-within') ?? false;
    if (shown) this.#opener = focusedElement();
    if (this.#layout.panes === 'three') this.#folded = !shown;
    else this.#over = shown;
    this.#host.requestUpdate();
    if (shown) await loadDetails().catch(() => undefined);
    await this.#host.updateComplete;
    if (this.covers) this.#details?.focus();
    else if (!shown && focused) (this.#opener ?? this.#conversation)?.focus();
  }

  /** Puts them away where they cover the conversation. */
  uncover(): void {
    if (this.covers) void this.toggle();
  }

  get #details() {
    return this.#host.renderRoot.querySelector<HTMLElement>('inbox-details');
  }

  get #conversation() {
    return this.#host.renderRoot.querySelector('inbox-conversation');
  }
}

/** Loads what the details are made of. */
export const loadDetails = lazily(
  () => import('../panes/details/details.js'),
  (part) => part.InboxDetails,
);
