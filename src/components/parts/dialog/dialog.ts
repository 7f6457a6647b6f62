import { html, LitElement } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxDialogCloseEvent } from '../../events/later.js';
import { InboxIconButton } from '../icon-button/icon-button.js';
import { focusedElement } from './focused-element.js';
import { styles } from './dialog.styles.js';

/**
 * @summary One decision, in front of everything. Esc, the cross and the backdrop ask to close; the focus goes in,
 * stays in, and returns to where it was.
 * @tag inbox-dialog
 * @slot - What is decided; the focus goes to what has `data-first`, else to the first control. What has the class `end`
 *   stays in sight at the end.
 * @slot footer - The actions, the primary one last.
 * @csspart base - The native dialog.
 * @cssprop [--inbox-dialog-width=480px] - Its widest.
 * @fires {InboxDialogCloseEvent} inbox-dialog-close - It was closed by the person, or asked to. Cancelable: then it stays.
 */
export class InboxDialog extends LitElement {
  static readonly tag = 'inbox-dialog';
  static readonly uses = [InboxIconButton];
  static override styles = [baseStyles, styles];

  /** Its title and accessible name. */
  @property() heading = '';
  @property({ type: Boolean, reflect: true }) open = false;
  /** Something is on its way: it cannot be closed by the person now. */
  @property({ type: Boolean }) busy = false;

  @state() private filled = false;
  @query('dialog') private dialog!: HTMLDialogElement;

  #locale = new LocaleController(this);
  #opener: HTMLElement | undefined;

  /** Moved within the page while it was open. */
  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override updated(): void {
    if (this.open === this.dialog.open || !this.isConnected) return;
    if (this.open) void this.#show();
    else this.dialog.close();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (!this.dialog?.open) return;
    this.dialog.close();
    // A dialog that has left the page gives nothing back by itself.
    this.#opener?.focus();
  }

  override render() {
    return html`<dialog
      part="base"
      aria-labelledby="heading"
      closedby=${this.busy ? 'none' : 'any'}
      @cancel=${this.#onCancel}
      @close=${this.#onClose}
    >
      <header>
        <h2 id="heading">${this.heading}</h2>
        <inbox-icon-button
          icon="close"
          label=${this.#locale.term('dismiss')}
          ?disabled=${this.busy}
          @click=${this.#ask}
        ></inbox-icon-button>
      </header>
      <div class="body"><slot></slot></div>
      <footer class=${this.filled ? 'filled' : ''}>
        <slot name="footer" @slotchange=${this.#onFooter}></slot>
      </footer>
    </dialog>`;
  }

  async #show() {
    this.#opener = focusedElement();
    this.dialog.showModal();
    const first = this.querySelector<HTMLElement & Partial<LitElement>>('[data-first]');
    await first?.updateComplete;
    first?.focus();
  }

  #ask = () => {
    if (!this.busy && this.dispatchEvent(new InboxDialogCloseEvent())) this.open = false;
  };

  #onCancel = (event: Event) => {
    if (event.target !== this.dialog || !event.cancelable) return;
    event.preventDefault();
    this.#ask();
  };

  /** Asked twice in a row, a browser closes without a question. */
  #onClose = () => {
    if (!this.open || !this.isConnected || this.dialog.open) return;
    this.#ask();
    if (this.open) void this.#show();
  };

  #onFooter = (event: Event) => {
    this.filled = (event.target as HTMLSlotElement).assignedElements().length > 0;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-dialog': InboxDialog;
  }
}
