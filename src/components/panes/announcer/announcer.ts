import { html, LitElement } from 'lit';
import { state } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
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

  #locale = new LocaleController(this);

  /** Says a text; `assertive` interrupts. */
  announce(text: string, assertive = false): void {
    if (text === '') return;
    const region = assertive ? 'assertive' : 'polite';
    this[region] = [...this[region], text];
    // An animation is the one clock that a component has of itself.
    void this.animate([], { duration: KEPT }).finished.then(
      () => (this[region] = this[region].slice(1)),
      () => undefined,
    );
  }

  /** Says a word of the inbox. */
  announceTerm(key: 'transferred' | 'closeDone'): void {
    this.announce(this.#locale.term(key));
  }

  override render() {
    return html`<div class="sr" aria-live="polite">
        ${this.polite.map((text) => html`<p>${text}</p>`)}
      </div>
      <div class="sr" aria-live="assertive">
        ${this.assertive.map((text) => html`<p>${text}</p>`)}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-announcer': InboxAnnouncer;
  }
}
