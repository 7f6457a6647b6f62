import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import type { Id } from '../../../domain/id.js';
import type { Message } from '../../../domain/message.js';
import type { OutboxEntry } from '../../../domain/outbox.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { InboxDiscardEvent, InboxJumpEvent, InboxReplyEvent, InboxRetryEvent } from '../../events.js';
import { InboxAudio } from '../audio/audio.js';
import { InboxDocument } from '../document/document.js';
import { InboxIcon } from '../icon/icon.js';
import { InboxIconButton } from '../icon-button/icon-button.js';
import { marksStyles } from '../marks/marks.styles.js';
import { InboxMedia } from '../media/media.js';
import { InboxTicks } from '../ticks/ticks.js';
import { renderContent, summaryOf } from './content.js';
import { styles } from './bubble.styles.js';

const MEDIA = new Set(['image', 'video', 'document', 'audio']);

/**
 * @summary One message in a thread: what was said, when, and how far it has travelled.
 * @tag inbox-bubble
 * @csspart base - The bubble.
 * @csspart meta - Time and ticks.
 * @cssprop [--inbox-bubble-max-width=calc(42ch + 28px)] - How wide a bubble may grow; never over 72 % of the pane.
 * @fires {InboxReplyEvent} inbox-reply - The agent wants to answer to it.
 * @fires {InboxJumpEvent} inbox-jump - The agent wants to see the quoted message.
 * @fires {InboxRetryEvent} inbox-retry - Send it again.
 * @fires {InboxDiscardEvent} inbox-discard - Do not send it after all, or cancel its upload.
 */
export class InboxBubble extends LitElement {
  static readonly tag = 'inbox-bubble';
  static readonly uses = [InboxAudio, InboxDocument, InboxIcon, InboxIconButton, InboxMedia, InboxTicks];
  static override styles = [baseStyles, buttonStyles, marksStyles, styles];

  @property({ attribute: false }) message?: Message;
  /** What waits to leave, for an echo. */
  @property({ attribute: false }) entry?: OutboxEntry | undefined;
  /** It begins a group. */
  @property({ type: Boolean, reflect: true }) first = false;
  /** The signed-in agent: whose bubbles need no name. */
  @property({ attribute: false }) me?: Id | undefined;
  /** Offers "Responder". */
  @property({ type: Boolean }) answerable = false;

  @property({ reflect: true }) side: 'in' | 'out' | 'system' = 'in';

  #locale = new LocaleController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('message') || !this.message) return;
    const { content, direction } = this.message;
    this.side = content.kind === 'notice' ? 'system' : direction;
  }

  protected override updated(): void {
    this.ariaLabel = this.#name();
  }

  /** What it says, in one line of plain words. */
  get said(): string {
    const { message } = this;
    if (!message) return '';
    return message.deletedAt === undefined
      ? summaryOf(message.content, this.#locale)
      : this.#locale.term('deleted');
  }

  /** Puts the focus on the first thing that can be done with it. */
  enter(): void {
    this.renderRoot.querySelector<HTMLElement>('button, inbox-media, inbox-audio, inbox-icon-button')?.focus();
  }

  #name(): string {
    const { message } = this;
    if (!message || this.side === 'system') return this.said;
    const t = this.#locale;
    const status = message.status ? t.term('delivery', message.status) : '';
    return [t.term('from', this.#author(message), t.time(message.at)), this.said, status].filter(Boolean).join('. ');
  }

  override render() {
    const message = this.message;
    if (!message) return nothing;
    const t = this.#locale;
    if (this.side === 'system') return html`<div class="system" dir="auto">${summaryOf(message.content, t)}</div>`;
    const { content } = message;
    const gone = message.deletedAt !== undefined;
    const kind = gone ? '' : content.kind === 'sticker' ? 'bare' : MEDIA.has(content.kind) ? 'media' : '';
    return html`${this.#renderAuthor(message)}
      <div class="line">
        <div part="base" class="bubble ${kind} ${message.internal ? 'note' : ''}">
          ${this.#renderQuote(message)} ${renderContent(message, t, this.entry?.file?.blob)}
          <span part="meta" class="meta num" title=${t.full(message.at)}
            >${message.editedAt !== undefined && !gone ? html`<span>${t.term('edited')}</span>` : nothing}<time
              >${t.time(message.at)}</time
            >${message.direction === 'out' ? html`<inbox-ticks .status=${message.status}></inbox-ticks>` : nothing}</span
          >
          ${this.#renderProgress()}
        </div>
        ${this.#renderTools(message)}
      </div>
      ${this.#renderReactions(message)} ${this.#renderTrouble(message)}`;
  }

  #author({ author, direction }: Message): string {
    const t = this.#locale;
    if (direction === 'in') return author.name ?? t.term('customer');
    if (author.id !== undefined && author.id === this.me) return t.term('you');
    return author.name ?? (author.kind === 'bot' ? t.term('bot') : t.term('you'));
  }

  #renderAuthor(message: Message) {
    const { author, direction, internal } = message;
    const named = internal || (direction === 'out' && (author.kind === 'bot' || author.id !== this.me));
    if (!this.first || !named) return nothing;
    const name = this.#author(message);
    return html`<span class="author">${internal ? `${this.#locale.term('note')} · ${name}` : name}</span>`;
  }

  #renderQuote({ quote, replyTo }: Message) {
    if (replyTo === undefined && !quote) return nothing;
    const t = this.#locale;
    const who = quote?.name ?? (quote?.direction === 'out' ? t.term('you') : t.term('customer'));
    return html`<button
      class="quote"
      type="button"
      @click=${() => replyTo !== undefined && this.dispatchEvent(new InboxJumpEvent(replyTo))}
    >
      ${quote
        ? html`<b>${who}</b><span dir="auto">${quote.text || t.term('kind', quote.kind)}</span>`
        : html`<span>${t.term('quoteMissing')}</span>`}
    </button>`;
  }

  #renderProgress() {
    const { state, progress, id } = this.entry ?? {};
    if (state !== 'uploading' || id === undefined) return nothing;
    const t = this.#locale;
    const percent = progress && progress.total > 0 ? Math.round((progress.sent / progress.total) * 100) : 0;
    return html`<span class="progress num"
      ><progress max="100" .value=${percent} aria-label=${t.term('uploading', percent)}></progress>${percent}%
      <inbox-icon-button
        size="small"
        icon="close"
        label=${t.term('cancelUpload')}
        @click=${() => this.dispatchEvent(new InboxDiscardEvent(id))}
      ></inbox-icon-button
    ></span>`;
  }

  #renderReactions({ reactions = [] }: Message) {
    if (reactions.length === 0) return nothing;
    const list = reactions.map(({ emoji, by }) => `${emoji} ${by}`).join(', ');
    return html`<div class="reactions" role="img" aria-label=${this.#locale.term('reactions', list)} title=${list}>
      ${[...new Set(reactions.map(({ emoji }) => emoji))].map((emoji) => {
        const count = reactions.filter((reaction) => reaction.emoji === emoji).length;
        return html`<span>${emoji}${count > 1 ? ` ${count}` : ''}</span>`;
      })}
    </div>`;
  }

  /** What went wrong in words, and what can be done. */
  #renderTrouble({ status, error }: Message) {
    const t = this.#locale;
    const entry = this.entry;
    if (entry?.state === 'held') {
      return html`<div class="trouble quiet">${t.term('held')}${this.#renderDiscard(entry.id)}</div>`;
    }
    if (status === 'unconfirmed') {
      return html`<div class="trouble quiet">
        <span>${t.term('unconfirmed')}</span>${entry ? this.#renderChoice(entry.id) : nothing}
      </div>`;
    }
    if (status !== 'failed') return nothing;
    const code = error?.code ?? 'internal';
    return html`<div class="trouble">
      <span>${t.term('failure', code)}. ${t.term('failureAdvice', code)}</span>
      ${entry ? this.#renderChoice(entry.id) : nothing}
    </div>`;
  }

  #renderChoice(id: Id) {
    return html`<button
        class="button small"
        type="button"
        @click=${() => this.dispatchEvent(new InboxRetryEvent(id))}
      >
        ${this.#locale.term('retry')}</button
      >${this.#renderDiscard(id)}`;
  }

  #renderDiscard(id: Id) {
    return html`<button
      class="button small quiet"
      type="button"
      @click=${() => this.dispatchEvent(new InboxDiscardEvent(id))}
    >
      ${this.#locale.term('discard')}
    </button>`;
  }

  #renderTools(message: Message) {
    if (message.deletedAt !== undefined) return nothing;
    const t = this.#locale;
    return html`<div class="tools" role="toolbar" aria-label=${t.term('messageActions')}>
      ${this.answerable && !this.entry
        ? html`<inbox-icon-button
            size="small"
            icon="reply"
            label=${t.term('reply')}
            @click=${() => this.dispatchEvent(new InboxReplyEvent(message.id))}
          ></inbox-icon-button>`
        : nothing}
      <inbox-icon-button
        size="small"
        icon="copy"
        label=${t.term('copyText')}
        @click=${() => void navigator.clipboard.writeText(textOf(message, t))}
      ></inbox-icon-button>
    </div>`;
  }
}

const textOf = (message: Message, t: LocaleController): string => {
  const { content } = message;
  if (content.kind === 'text' || content.kind === 'template') return content.text;
  return 'caption' in content && content.caption ? content.caption : summaryOf(content, t);
};

declare global {
  interface HTMLElementTagNameMap {
    'inbox-bubble': InboxBubble;
  }
}
