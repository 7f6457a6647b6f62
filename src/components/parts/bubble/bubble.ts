import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { LocaleController } from '../../../context/locale.controller.js';
import type { Id } from '../../../domain/id.js';
import type { Content, Message } from '../../../domain/message.js';
import type { OutboxEntry } from '../../../domain/outbox.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { drawLazily } from '../../define.js';
import {
  InboxDiscardEvent,
  InboxJumpEvent,
  InboxReplyEvent,
  InboxRetryEvent,
} from '../../events/first.js';
import { InboxIcon } from '../icon/icon.js';
import { awaitMarks } from '../marks/marks.js';
import { marksStyles } from '../marks/marks.styles.js';
import { reservePlace } from '../media/place.js';
import { renderTicks } from '../ticks/ticks.js';
import { ticksStyles } from '../ticks/ticks.styles.js';
import { authorOf } from './author.js';
import { renderContent, renderOptions, shapeOf } from './content.js';
import { contentStyles } from './content.styles.js';
import type { Again, Face } from './face.js';
import { lazy } from './lazy.js';
import { summaryOf } from './summary.js';
import { styles } from './bubble.styles.js';

/**
 * @summary One message in a thread: what was said, when, and how far it has travelled.
 * @tag inbox-bubble
 * @csspart base - The bubble.
 * @csspart meta - Time and ticks.
 * @csspart actions - Answer and copy, while the pointer or the focus is on the message.
 * @cssprop [--inbox-bubble-max-width=calc(42ch + 24px)] - How wide a bubble may grow; never over 72 % of the pane.
 * @fires {InboxReplyEvent} inbox-reply - The agent wants to answer to it.
 * @fires {InboxJumpEvent} inbox-jump - The agent wants to see the quoted message.
 * @fires {InboxRetryEvent} inbox-retry - Send it again.
 * @fires {InboxDiscardEvent} inbox-discard - Do not send it after all, or cancel its upload.
 * @fires {InboxMediaOpenEvent} inbox-media-open - The agent wants to see its picture large.
 */
export class InboxBubble extends LitElement {
  static readonly tag = 'inbox-bubble';
  static readonly uses = [InboxIcon];
  static override styles = [baseStyles, marksStyles, contentStyles, ticksStyles, styles];

  @property({ attribute: false }) message?: Message;
  /** What waits to leave, for an echo. */
  @property({ attribute: false }) entry?: OutboxEntry | undefined;
  /** It begins a group. */
  @property({ type: Boolean, reflect: true }) first = false;
  /** The signed-in agent: whose bubbles need no name. */
  @property({ attribute: false }) me?: Id | undefined;
  /** Offers "Responder". */
  @property({ type: Boolean }) answerable = false;
  /** How to send it again though the server has it: as a new message. */
  @property({ attribute: false }) again?: Again;
  /** On which side it stands; follows from the message. */
  @property({ reflect: true }) side: 'in' | 'out' | 'system' = 'in';

  @state() private hovered = false;
  @state() private focused = false;
  /** The focus is on something inside: a message is one tab stop until then. */
  @state() private entered = false;

  #locale = new LocaleController(this);
  #time = '';

  constructor() {
    super();
    awaitMarks(this);
    // Not when it comes under the pointer: that is a scroll.
    this.addEventListener('pointermove', this.#onPointer);
    this.addEventListener('pointerleave', this.#onPointer);
    this.addEventListener('focusin', this.#onFocus);
    this.addEventListener('focusout', this.#onFocus);
  }

  protected override createRenderRoot() {
    const root = super.createRenderRoot();
    root.addEventListener('focusin', this.#onInnerFocus);
    root.addEventListener('focusout', this.#onInnerFocus);
    return root;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('message') || !this.message) return;
    const { content, direction } = this.message;
    this.side = content.kind === 'notice' ? 'system' : direction;
    const media = 'media' in content ? content.media : undefined;
    if (media || this.style.length > 0) reservePlace(this, media ?? {});
  }

  protected override updated(): void {
    this.ariaLabel = this.#name();
  }

  /** Puts the focus on the first thing that can be done with it. */
  enter(): void {
    const first =
      this.renderRoot.querySelector<HTMLElement>('inbox-trouble[tabindex]') ??
      this.renderRoot.querySelector<HTMLElement>('[tabindex]');
    first?.focus();
  }

  override render() {
    const { message, entry } = this;
    if (!message) return nothing;
    const t = this.#locale;
    if (this.side === 'system') return html`<div class="system" dir="auto">${this.#said()}</div>`;
    const { content, deletedAt, internal } = message;
    const { side } = this;
    this.#time = t.time(message.at);
    const face: Face = {
      t,
      side,
      id: message.id,
      blob: entry?.file?.blob,
      tab: this.entered ? 0 : -1,
    };
    const classes = [
      'bubble',
      deletedAt === undefined ? shapeOf(content) : '',
      internal ? 'note' : '',
    ];
    return html`${this.#renderAuthor(message)}
      <div class="line">
        <div part="base" class=${classes.join(' ')}>
          ${
            deletedAt === undefined
              ? html`${this.#renderQuote(message, face)} ${renderContent(content, face)}
                ${this.#renderMeta(message)} ${renderOptions(content)}`
              : html`<span class="gone">${t.term('deleted')}</span> ${this.#renderMeta(message)}`
          }
          ${entry?.state === 'uploading' ? this.#renderProgress(entry, face) : nothing}
        </div>
        ${
          (this.hovered || this.focused) && deletedAt === undefined
            ? this.#renderActions(message, face)
            : nothing
        }
      </div>
      ${this.#renderReactions(message)} ${this.#renderTrouble(message, face)}`;
  }

  #renderAuthor(message: Message) {
    const { author, direction, internal } = message;
    const isMine = author.kind === 'agent' && (author.id === undefined || author.id === this.me);
    if (!this.first || (!internal && (direction === 'in' || isMine))) return nothing;
    return html`<div class="author">
      ${internal ? html`${this.#locale.term('note')} · ` : nothing}<bdi
        >${authorOf(message, this.#locale, this.me)}</bdi
      >
    </div>`;
  }

  #renderQuote({ quote, replyTo }: Message, { tab }: Face) {
    if (replyTo === undefined && !quote) return nothing;
    drawLazily(lazy.quote);
    return html`<inbox-quote
      tabindex=${replyTo === undefined ? nothing : tab}
      .quote=${quote}
      .replyTo=${replyTo}
      @inbox-jump=${this.#onJump}
    ></inbox-quote>`;
  }

  #renderMeta({ at, direction, editedAt, deletedAt, status }: Message) {
    const t = this.#locale;
    // A tooltip of a message that nobody points at is not worth its date.
    const title = this.hovered || this.focused ? t.full(at) : nothing;
    return html`<span part="meta" class="meta num" title=${title}
      >${
        editedAt !== undefined && deletedAt === undefined
          ? html`<span>${t.term('edited')}</span>`
          : nothing
      }<time>${this.#time}</time>${
        direction === 'out' && status ? renderTicks(status, t) : nothing
      }</span
    >`;
  }

  #renderActions({ id, content }: Message, { tab }: Face) {
    const text = textOf(content);
    const answerable = this.answerable && !this.entry;
    if (!text && !answerable) return nothing;
    drawLazily(lazy.actions);
    return keyed(
      id,
      html`<inbox-message-actions
        exportparts="base: actions"
        tabindex=${tab}
        .text=${text}
        .answers=${answerable ? id : undefined}
        @inbox-reply=${() => this.#ask(new InboxReplyEvent(id))}
      ></inbox-message-actions>`,
    );
  }

  #renderProgress(entry: OutboxEntry, { tab }: Face) {
    drawLazily(lazy.progress);
    return html`<inbox-upload-progress
      tabindex=${tab}
      .entry=${entry}
      @inbox-discard=${this.#onDiscard}
    ></inbox-upload-progress>`;
  }

  #renderReactions({ reactions = [] }: Message) {
    if (reactions.length === 0) return nothing;
    drawLazily(lazy.reactions);
    return html`<inbox-reactions .reactions=${reactions}></inbox-reactions>`;
  }

  #renderTrouble(message: Message, { tab }: Face) {
    const { entry } = this;
    const isLost = message.status === 'failed' || message.status === 'unconfirmed';
    if (!isLost && entry?.state !== 'held') return nothing;
    drawLazily(lazy.trouble);
    return html`<inbox-trouble
      tabindex=${entry || this.again === 'repeat' ? tab : nothing}
      .message=${message}
      .entry=${entry}
      .again=${this.again}
      @inbox-retry=${this.#onRetry}
      @inbox-discard=${this.#onDiscard}
    ></inbox-trouble>`;
  }

  /** Who, when, what, and how far it came: what is read out when the focus lands on it. */
  #name(): string {
    const { message } = this;
    if (!message || this.side === 'system') return this.#said();
    const t = this.#locale;
    const { status, direction } = message;
    const travelled = direction === 'out' && status ? t.term('delivery', status) : '';
    const who = t.term('from', authorOf(message, t, this.me), this.#time);
    return [who, this.#said(), travelled].filter(Boolean).join('. ');
  }

  #said(): string {
    const { message } = this;
    if (!message) return '';
    return message.deletedAt === undefined
      ? summaryOf(message.content, this.#locale)
      : this.#locale.term('deleted');
  }

  #ask = (request: Event) => {
    this.dispatchEvent(request);
  };

  #onJump = ({ id }: InboxJumpEvent) => this.#ask(new InboxJumpEvent(id));

  #onRetry = ({ id }: InboxRetryEvent) => this.#ask(new InboxRetryEvent(id));

  #onDiscard = ({ id }: InboxDiscardEvent) => this.#ask(new InboxDiscardEvent(id));

  #onPointer = ({ type, pointerType }: PointerEvent) => {
    this.hovered = type === 'pointermove' && pointerType !== 'touch';
  };

  #onFocus = ({ type }: FocusEvent) => {
    this.focused = type === 'focusin';
  };

  #onInnerFocus = (event: Event) => {
    const { type, relatedTarget } = event as FocusEvent;
    this.entered = type === 'focusin' || this.renderRoot.contains(relatedTarget as Node | null);
  };
}

/** The text as it was written, where there is one. */
const textOf = (content: Content): string | undefined => {
  if ('text' in content) return content.text;
  if ('caption' in content) return content.caption;
  return content.kind === 'location'
    ? [content.name, content.address].filter(Boolean).join('\n')
    : undefined;
};

declare global {
  interface HTMLElementTagNameMap {
    'inbox-bubble': InboxBubble;
  }
}
