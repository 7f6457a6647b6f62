import { html, LitElement } from 'lit';
import { state } from 'lit/decorators.js';
import { baseStyles } from '../../../styles/base.styles.js';

/** Screen readers miss what is taken away sooner. */
const KEPT = 2000;

/**
 * @summary The one live region of an inbox: everything that is announced goes through it, once and in order.
 * @tag inbox-announcer
 */
export class InboxAnnouncer extends LitElement {
  static readonly tag = 'inbox-announcer';
  static override styles = [baseStyles];

  @state() private polite: readonly string[] = [];
  @state() private assertive: readonly string[] = [];

  /** Says a text; `assertive` interrupts. */
  announce(text: string, assertive = false): void {
    if (text === '') return;
    const region = assertive ? 'assertive' : 'polite';
    this[region] = [...this[region], text];
    // An animation is the one clock that a component has of itself.
    void this.#later().then(() => {
      this[region] = this[region].slice(1);
    });
  }

  override render() {
    return html`<div class="sr" aria-live="polite">${this.polite.map((text) => html`<p>${text}</p>`)}</div>
      <div class="sr" aria-live="assertive">${this.assertive.map((text) => html`<p>${text}</p>`)}</div>`;
  }

  #later(): Promise<unknown> {
    return this.animate([], { duration: KEPT }).finished.catch(() => undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-announcer': InboxAnnouncer;
  }
}
