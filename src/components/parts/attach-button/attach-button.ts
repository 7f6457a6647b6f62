import { html, LitElement } from 'lit';
import { property, query } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { acceptOf } from '../../../domain/attachment.js';
import type { UploadRules } from '../../../domain/ports.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxFilesEvent } from '../../events/first.js';
import { InboxIconButton } from '../icon-button/icon-button.js';

/**
 * @summary Asks for files.
 * @tag inbox-attach-button
 * @fires {InboxFilesEvent} inbox-files - They were chosen.
 */
export class InboxAttachButton extends LitElement {
  static readonly tag = 'inbox-attach-button';
  static readonly uses = [InboxIconButton];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [baseStyles];

  /** What the channel takes is offered first. */
  @property({ attribute: false }) rules?: UploadRules | undefined;

  /** Any picture can be chosen: it is brought to what the channel takes. */
  @property({ type: Boolean }) converts = false;

  @query('input') private input!: HTMLInputElement;

  #locale = new LocaleController(this);

  override render() {
    return html`<inbox-icon-button
        icon="attach"
        label=${this.#locale.term('attach')}
        @click=${() => this.input.click()}
      ></inbox-icon-button>
      <input
        type="file"
        hidden
        multiple
        tabindex="-1"
        aria-hidden="true"
        accept=${acceptOf(this.rules, this.converts)}
        @change=${this.#onChange}
      />`;
  }

  #onChange = () => {
    const files = [...(this.input.files ?? [])];
    this.input.value = '';
    this.dispatchEvent(new InboxFilesEvent(files));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-attach-button': InboxAttachButton;
  }
}
