import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { InboxQuickReplyEvent, InboxTemplatesEvent } from '../../events/first.js';
import { InboxEmojiEvent, InboxPopoverToggleEvent } from '../../events/later.js';
import { InboxPopover } from '../../parts/popover/popover.js';
import type { QuickReplies } from './quick-replies.js';

/**
 * @summary What opens above the message field: emoji, or the quick replies and the way to the templates.
 * @tag inbox-reply-panel
 * @fires {InboxEmojiEvent} inbox-emoji - An emoji was chosen; the panel stays.
 * @fires {InboxQuickReplyEvent} inbox-quick-reply - A quick reply was chosen.
 * @fires {InboxTemplatesEvent} inbox-templates - A template wants to be chosen.
 * @fires {InboxPopoverToggleEvent} inbox-popover-toggle - It was closed.
 */
export class InboxReplyPanel extends LitElement {
  static readonly tag = 'inbox-reply-panel';
  static readonly uses = [InboxPopover];
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      .also {
        padding: 4px 8px;
        border-top: 1px solid var(--_line);
      }

      .button {
        width: 100%;
      }
    `,
  ];

  /** What is in it. */
  @property() panel: 'emoji' | 'quick' = 'emoji';
  /** Templates can be sent. */
  @property({ type: Boolean }) templates = false;
  /** What it stands above. */
  @property({ attribute: false }) anchor?: Element | undefined;
  @property({ attribute: false, hasChanged: () => true }) replies?: QuickReplies | undefined;

  #locale = new LocaleController(this);

  /** The focus into what is in it. */
  override async focus(): Promise<void> {
    await this.updateComplete;
    const content = this.renderRoot.querySelector<LitElement>('inbox-popover > :first-child');
    await content?.updateComplete;
    content?.focus();
  }

  override render() {
    const t = this.#locale;
    const isEmoji = this.panel === 'emoji';
    return html`<inbox-popover
      open
      side="above"
      align=${isEmoji ? 'start' : 'end'}
      role="dialog"
      aria-label=${t.term(isEmoji ? 'emoji' : 'quickReplies')}
      .anchor=${this.anchor}
      @inbox-popover-toggle=${this.#onToggle}
    >
      ${
        isEmoji
          ? html`<inbox-emoji-picker @inbox-emoji=${this.#onEmoji}></inbox-emoji-picker>`
          : html`<inbox-quick-reply-list
                .replies=${this.replies?.shown}
                state=${this.replies?.state ?? 'idle'}
                @inbox-quick-reply=${this.#onQuickReply}
                @inbox-retry-lookup=${() => this.replies?.retry()}
              ></inbox-quick-reply-list>
              ${this.templates ? this.#renderTemplates() : nothing}`
      }
    </inbox-popover>`;
  }

  #renderTemplates() {
    return html`<div class="also">
      <button
        class="button quiet small"
        type="button"
        @click=${() => this.dispatchEvent(new InboxTemplatesEvent())}
      >
        ${this.#locale.term('sendTemplate')}
      </button>
    </div>`;
  }

  #onToggle = ({ open }: InboxPopoverToggleEvent) => {
    this.dispatchEvent(new InboxPopoverToggleEvent(open));
  };

  #onEmoji = ({ emoji }: InboxEmojiEvent) => {
    this.dispatchEvent(new InboxEmojiEvent(emoji));
  };

  #onQuickReply = ({ reply }: InboxQuickReplyEvent) => {
    this.dispatchEvent(new InboxQuickReplyEvent(reply));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-reply-panel': InboxReplyPanel;
  }
}
