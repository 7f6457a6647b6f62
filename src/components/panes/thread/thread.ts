import { html, LitElement, nothing } from 'lit';
import { query, queryAll, state } from 'lit/decorators.js';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { NowController } from '../../../context/now.controller.js';
import { RowController } from '../../../context/row.controller.js';
import { ThreadController } from '../../../context/thread.controller.js';
import { isWritable } from '../../../context/writable.js';
import { contactName } from '../../../domain/contact-name.js';
import type { Id } from '../../../domain/id.js';
import type { Message } from '../../../domain/message.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import {
  InboxAnnounceEvent,
  InboxFocusComposerEvent,
  type InboxDiscardEvent,
  type InboxJumpEvent,
  type InboxReplyEvent,
  type InboxRetryEvent,
} from '../../events/first.js';
import type { InboxAudioPlayEvent, InboxMediaOpenEvent } from '../../events/later.js';
import { InboxBubble } from '../../parts/bubble/bubble.js';
import { InboxDayMark } from '../../parts/day-mark/day-mark.js';
import { InboxIcon } from '../../parts/icon/icon.js';
import type { InboxMedia } from '../../parts/media/media.js';
import { announcementOf, Announcements } from './announcements.js';
import { Arrivals } from './arrivals.js';
import { renderBlank, renderTop, type Edge } from './edges.js';
import { openLightbox } from './open-lightbox.js';
import { renderRows } from './rows.js';
import { AT_END, ScrollAnchor, type ReadingPlace } from './scroll-anchor.js';
import { styles } from './thread.styles.js';

/** Older messages are asked for when fewer pixels than this are left above who goes up. */
const AHEAD = 600;

/**
 * @summary The messages of the open conversation, oldest first. Follows the end when the reader is there; elsewhere
 * nothing moves what she reads.
 * @tag inbox-thread
 * @csspart scroller - What scrolls.
 * @csspart to-end - The button that leads to the end and counts what is new there.
 * @fires {InboxAnnounceEvent} inbox-announce - A message of the customer arrived.
 * @fires {InboxFocusComposerEvent} inbox-focus-composer - Esc, or an answer is begun.
 */
export class InboxThread extends LitElement {
  static readonly tag = 'inbox-thread';
  static readonly uses = [InboxBubble, InboxDayMark, InboxIcon];
  static override styles = [baseStyles, buttonStyles, styles];

  /** Which message is the one tab stop; absent: the last. */
  @state() private stop?: Id | undefined;
  /** The reader is not at the end. */
  @state() private away = false;
  /** Messages that arrived below while she was away. */
  @state() private fresh = 0;
  @state() private unread?: { key: Id; count: number } | undefined;

  /** Messages that were sent again as new ones: once is enough. */
  @state() private resent: ReadonlySet<Id> = new Set();

  @query('.scroller') private scroller!: HTMLElement | null;
  @queryAll('inbox-bubble') private bubbles!: NodeListOf<InboxBubble>;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #now = new NowController(this);
  #conversation = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.conversation,
    ({ value, context }) => [
      value.history,
      value.seat,
      value.window,
      context.conversationId,
      context.readonly,
    ],
  );
  #thread = new ThreadController(this, () => this.#id);
  #row = new RowController(
    this,
    (store) => store.conversations,
    () => this.#id,
  );
  #typing = new RowController(
    this,
    (store) => store.typing,
    () => this.#id,
  );

  #anchor = new ScrollAnchor(
    () => this.scroller,
    () => [...this.bubbles],
  );
  #resizes = new ResizeObserver(() => this.#settle());
  #arrivals = new Arrivals();
  #places = new Map<Id, ReadingPlace>();
  #shownId: Id | undefined;
  #announcements = new Announcements((messages) => this.#announce(messages));
  /** A quoted message that is not loaded yet. */
  #sought: Id | undefined;
  #player: { pause(): void } | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#tellSeen);
    if (this.hasUpdated) this.#observe();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#tellSeen);
    this.#resizes.disconnect();
  }

  /** Leads to the newest message, and follows it. */
  scrollToEnd(): void {
    this.#anchor.place = AT_END;
    this.#settle();
  }

  /** Shows a loaded message in the middle, with the focus on it; false when it is not loaded. */
  jumpTo(messageId: Id): boolean {
    const bubble = [...this.bubbles].find(({ message }) => message?.id === messageId);
    if (!bubble) return false;
    this.#anchor.reveal(bubble, true);
    bubble.focus({ preventScroll: true });
    bubble.animate(
      { backgroundColor: ['color-mix(in oklab, var(--_accent) 24%, transparent)', 'transparent'] },
      { duration: 1600, easing: 'ease-in' },
    );
    return true;
  }

  protected override willUpdate(): void {
    if (this.#id !== this.#shownId) this.#switch();
    this.#hear();
  }

  protected override firstUpdated(): void {
    if (this.scroller) this.#anchor.listen(this.scroller);
    this.#observe();
  }

  protected override updated(): void {
    this.#tellSeen();
    // Once the messages have their heights.
    if (this.#sought !== undefined) requestAnimationFrame(this.#seek);
  }

  override render() {
    const t = this.#locale;
    const { items } = this.#thread;
    const older = this.#older !== undefined;
    const edge: Edge = { t, history: this.#history, older, onMore: this.#onOlder };
    return html`<div
        part="scroller"
        class="scroller"
        aria-busy=${this.#history === 'loading'}
        @scroll=${this.#onScroll}
        @focusin=${this.#onFocus}
        @keydown=${this.#onKeydown}
        @inbox-reply=${this.#onReply}
        @inbox-jump=${this.#onJump}
        @inbox-retry=${this.#onRetry}
        @inbox-discard=${this.#onOutbox}
        @inbox-audio-play=${this.#onPlay}
        @inbox-media-open=${this.#onMediaOpen}
      >
        <div class="content">
          ${items.length > 0 ? renderTop(edge) : renderBlank(edge)}
          <div class="list" role="list" aria-label=${t.term('messages')}>
            ${renderRows({
              items,
              t,
              now: this.#now.now,
              me: this.#me,
              stop: items.some(({ key }) => key === this.stop) ? this.stop : items.at(-1)?.key,
              unread: this.unread,
              answerable: isWritable(this.#conversation.snapshot, this.#row.row),
              resent: this.resent,
            })}
          </div>
          <div class="typing">${this.#renderTyping()}</div>
        </div>
      </div>
      ${this.away ? this.#renderToEnd() : nothing}`;
  }

  #renderTyping() {
    const who = this.#typing.row?.who;
    return who && who.id !== this.#me ? this.#locale.term('typing', who.name) : nothing;
  }

  #renderToEnd() {
    const t = this.#locale;
    return html`<button
      part="to-end"
      class="button small to-end ${this.fresh > 0 ? 'primary' : ''}"
      type="button"
      @click=${this.#onToEnd}
    >
      <inbox-icon name="down"></inbox-icon>
      ${this.fresh > 0 ? t.term('newMessages', this.fresh) : t.term('toEnd')}
    </button>`;
  }

  get #id(): Id | undefined {
    return this.#conversation.snapshot?.context.conversationId;
  }

  get #history() {
    return this.#conversation.snapshot?.value.history;
  }

  /** The page before the oldest loaded message. */
  get #older(): string | undefined {
    return this.#id === undefined ? undefined : this.#inbox.store?.threads.older(this.#id);
  }

  get #me(): Id | undefined {
    return this.#inbox.session?.info.me.id;
  }

  #observe() {
    if (!this.scroller) return;
    this.#resizes.observe(this.scroller);
    this.#resizes.observe(this.scroller.firstElementChild!);
  }

  /** Another conversation: where she was in this one is remembered, and where she was in that one taken up. */
  #switch() {
    if (this.#shownId !== undefined) this.#places.set(this.#shownId, this.#anchor.place);
    this.#shownId = this.#id;
    this.#announcements.flush();
    this.#arrivals.begin();
    this.stop = undefined;
    this.#sought = undefined;
    this.unread = undefined;
    this.fresh = 0;
    const keys = new Set(this.#thread.items.map(({ key }) => key));
    const place = this.#id === undefined ? undefined : this.#places.get(this.#id);
    const known = place?.held.some(({ key }) => keys.has(key));
    this.#anchor.place = place && known ? place : AT_END;
    // A thread as tall as the one before it changes no size.
    requestAnimationFrame(this.#settle);
  }

  /** Looks for what is truly new: follows it, counts it, announces it. */
  #hear() {
    const read = this.#history === 'ready' || this.#history === 'loadingOlder';
    const { opened, sent, messages } = this.#arrivals.take(this.#thread.items, read);
    if (opened) this.#markUnread();
    const news = messages.filter(
      ({ direction, author, content }) =>
        content.kind !== 'notice' && (direction === 'in' || author.id !== this.#me),
    );
    if (sent) this.scrollToEnd();
    else if (!this.#anchor.pinned) this.fresh += news.length;
    const heard = news.filter(({ direction }) => direction === 'in');
    this.#announcements.add(heard, this.#inbox.handle?.environment.clock);
  }

  #markUnread() {
    const count = this.#row.row?.unread ?? 0;
    const incoming = this.#thread.items.filter(({ message }) => message.direction === 'in');
    const key = count > 0 ? incoming.at(-count)?.key : undefined;
    this.unread = key === undefined ? undefined : { key, count };
  }

  #announce(messages: readonly [Message, ...Message[]]) {
    const contact = this.#inbox.store?.conversations.get(messages[0].conversationId)?.contact;
    const text = announcementOf(messages, contact && contactName(contact), this.#locale);
    this.dispatchEvent(new InboxAnnounceEvent(text));
  }

  #settle = () => {
    this.#anchor.settle();
    this.#look();
  };

  /** What follows from where the reader is now. */
  #look() {
    this.away = !this.#anchor.pinned;
    if (this.#anchor.pinned) this.fresh = 0;
    this.#tellSeen();
    if (!this.scroller || this.scroller.clientHeight === 0) return;
    // Who stays at the end needs no more than fills the pane.
    if (this.scroller.scrollTop > (this.#anchor.pinned ? 0 : AHEAD)) return;
    if (this.#history === 'ready' && this.#older !== undefined) this.#onOlder();
  }

  #tellSeen = () => {
    const order = this.#thread.items.findLast(({ entry }) => !entry)?.message.order;
    const inSight = this.#anchor.pinned && (this.scroller?.clientHeight ?? 0) > 0;
    if (order === undefined || !inSight || document.visibilityState !== 'visible') return;
    this.#conversation.actor?.send({ type: 'seen', order });
  };

  #onScroll = (event: Event) => {
    this.#anchor.note(event);
    this.#look();
  };

  #onOlder = () => {
    const type = this.#history === 'failed' ? 'history.retry' : 'history.older';
    this.#conversation.actor?.send({ type });
  };

  #onToEnd = () => {
    this.scrollToEnd();
    [...this.bubbles].at(-1)?.focus({ preventScroll: true });
  };

  #onReply = ({ id }: InboxReplyEvent) => {
    this.#conversation.snapshot?.children.composer?.send({ type: 'reply.to', messageId: id });
    this.dispatchEvent(new InboxFocusComposerEvent());
  };

  #onJump = ({ id }: InboxJumpEvent) => {
    this.#sought = id;
    this.#seek();
  };

  /** Leads to the quoted message, reading older ones until it is there. */
  #seek = () => {
    if (this.#sought === undefined) return;
    const over = this.#history === 'failed' || this.#older === undefined;
    if (this.jumpTo(this.#sought) || over) this.#sought = undefined;
    else if (this.#history === 'ready') this.#onOlder();
  };

  /** What still waits goes on under its id; what the server took and could not deliver goes as a new message. */
  #onRetry = (event: InboxRetryEvent) => {
    const item = this.#thread.items.find(({ message }) => message.id === event.id);
    if (!item || item.entry) return this.#onOutbox(event);
    const { id, content, replyTo } = item.message;
    const composer = this.#conversation.snapshot?.children.composer;
    if (content.kind !== 'text' || !composer) return;
    const submit = { type: 'message.submit', text: content.text, replyTo } as const;
    if (!composer.getSnapshot().can(submit)) return;
    composer.send(submit);
    this.resent = new Set([...this.resent, id]);
  };

  #onOutbox = ({ type, id }: InboxRetryEvent | InboxDiscardEvent) => {
    const { actor } = this.#inbox.handle ?? {};
    actor?.send({ type: type === 'inbox-retry' ? 'entry.retry' : 'entry.discard', id });
  };

  #onPlay = ({ player }: InboxAudioPlayEvent) => {
    if (this.#player !== player) this.#player?.pause();
    this.#player = player;
  };

  #onMediaOpen = ({ source }: InboxMediaOpenEvent) => {
    const { handle } = this.#inbox;
    if (handle) void openLightbox(source as InboxMedia, { handle, t: this.#locale, pane: this });
  };

  #onFocus = ({ target }: FocusEvent) => {
    if (target instanceof InboxBubble) this.stop = target.dataset['key'];
  };

  #onKeydown = (event: KeyboardEvent) => {
    const bubble = event.target;
    if (!(bubble instanceof InboxBubble)) return;
    const entered = event.composedPath()[0] !== bubble;
    if (event.key === 'Escape') {
      if (entered) bubble.focus();
      else this.dispatchEvent(new InboxFocusComposerEvent());
    } else if (entered) return;
    else if (event.key === 'Enter') bubble.enter();
    else if (!this.#move(bubble, event.key)) return;
    event.preventDefault();
  };

  /** Moves the focus from one message to another; false where the key means nothing. */
  #move(from: InboxBubble, key: string): boolean {
    const bubbles = [...this.bubbles];
    const at = bubbles.indexOf(from);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: bubbles.length - 1 }[key];
    if (to === undefined) return false;
    if (to < 0) this.#onOlder();
    const bubble = bubbles[to];
    if (bubble) {
      bubble.focus({ preventScroll: true });
      this.#anchor.reveal(bubble);
    }
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-thread': InboxThread;
  }
}
