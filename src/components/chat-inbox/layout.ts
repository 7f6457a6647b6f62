import type { LitElement, ReactiveController } from 'lit';
import { coveredByKeyboard } from './keyboard.js';

/** How many panes stand side by side. */
export type Panes = 'one' | 'two' | 'three';

/** Follows the room an inbox has, and what its host has put into it. The styles decide, by container queries. */
export class Layout implements ReactiveController {
  readonly #host: LitElement;
  #panes: Panes | undefined;
  #undo: (() => void)[] = [];

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Unknown until the element has been measured. */
  get panes(): Panes | undefined {
    return this.#panes;
  }

  /** The host has put something into a slot. */
  has(slot: string): boolean {
    return [...this.#host.children].some((child) => child.slot === slot);
  }

  hostConnected(): void {
    const size = new ResizeObserver(this.#measure);
    size.observe(this.#host);
    const children = new MutationObserver(() => {
      this.#host.requestUpdate();
      void this.#host.updateComplete.then(this.#measure);
    });
    children.observe(this.#host, { childList: true });
    this.#undo = [
      () => size.disconnect(),
      () => children.disconnect(),
      coveredByKeyboard(this.#host, (pixels) =>
        this.#shell?.style.setProperty('--_covered', `${pixels}px`),
      ),
    ];
  }

  hostDisconnected(): void {
    for (const stop of this.#undo) stop();
  }

  get #shell(): HTMLElement | null {
    return this.#host.renderRoot?.querySelector<HTMLElement>('.shell') ?? null;
  }

  #measure = () => {
    if (!this.#shell) return;
    const panes = getComputedStyle(this.#shell).getPropertyValue('--_panes').trim() as Panes;
    if (panes !== this.#panes) this.#host.requestUpdate();
    this.#panes = panes;
  };
}
