import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { NowController } from '../../../context/now.controller.js';
import { RowController } from '../../../context/row.controller.js';
import { ThreadController, type ThreadItem } from '../../../context/thread.controller.js';
import { isWritable } from '../../../context/writable.js';
import type { Id } from '../../../domain/id.js';
import type { Jump } from '../../../machines/conversation.setup.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import {
  InboxFocusComposerEvent,
  type InboxDiscardEvent,
  type InboxJumpEvent,
  type InboxReplyEvent,
  type InboxRetryEvent,
} from '../../events/first.js';
import type { InboxMediaOpenEvent } from '../../events/later.js';
import type { Change } from '../../flow/flow.js';
import { InboxBubble } from '../../parts/bubble/bubble.js';
import { InboxDayMark } from '../../parts/day-mark/day-mark.js';
import { InboxIcon } from '../../parts/icon/icon.js';
import type { InboxMedia } from '../../parts/media/media.js';
import { Announcements } from './announcements.js';
import { Arrivals, unreadOf } from './arrivals.js';
import {
  renderBlank,
  renderBottom,
  renderJump,
  renderToEnd,
  renderTop,
  renderTyping,
  type Edge,
} from './edges.js';
import { moveOf } from './keys.js';
import { openLightbox } from './open-lightbox.js';
import { paced } from './paced.js';
import { renderRows } from './rows.js';
import type { ReadingPlace } from './scroll-anchor.js';
import { isSelecting } from './selecting.js';
import { Slots } from './slots.js';
import { againOf, sendAgain } from './send-again.js';
import { styles } from './thread.styles.js';
import { Viewport } from './viewport.js';

/** Older messages are asked for when fewer pixels than this are left above who goes up. */
const AHEAD = 600;

/**
 * @summary The messages of the open conversation, oldest first. Follows the end when the reader is there; elsewhere
 * nothing moves what she reads. Only what is in view and a little more is drawn, however long it is.
 * @tag inbox-thread
 * @csspart scroller - What scrolls.
 * @csspart to-end - The button that leads to the end and counts what is new there.
 * @fires {InboxAnnounceEvent} inbox-announce - A message of the customer arrived.
 * @fires {InboxBeforeSendEvent} inbox-before-send - Before what could not be delivered goes as a new message.
 * @fires {InboxFocusComposerEvent} inbox-focus-composer - Esc, or an answer is begun.
 */
export class InboxThread extends LitElement {
  static readonly tag = 'inbox-thread';
  static readonly uses = [InboxBubble, InboxDayMark, InboxIcon];
  static override styles = [baseStyles, buttonStyles, styles];

  /** The message that a search shows. */
  @property({ attribute: false }) found?: Id | undefined;
  /** Where she was in the conversations that she left: for who draws the thread anew to keep. */
  @property({ attribute: false }) places = new Map<Id, ReadingPlace>();

  /** Which message is the one tab stop; absent: the last. */
  @state() private stop?: Id | undefined;
  /** The reader is not at the end. */
  @state() private away = false;
  /** Messages that arrived below while she was away. */
  @state() private fresh = 0;
  @state() private unread?: { key: Id; count: number } | undefined;
  /** Messages that were sent again as new ones: once is enough. */
  @state() private resent: ReadonlySet<Id> = new Set();

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
      context.jump,
    ],
  );
  #thread = new ThreadController(
    this,
    () => this.#id,
    // What the agent sends is seen as hers only until the server has it: that may be within the same frame.
    paced(() => (this.#inbox.store?.outbox.size ?? 0) > 0),
  );
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

  #viewport = new Viewport(
    this,
    () => this.#look(),
    () => this.#newer === undefined,
  );
  #slots = new Slots();
  #arrivals = new Arrivals();
  #shownId: Id | undefined;
  #announcements = new Announcements(
    this,
    this.#locale,
    (id) => this.#inbox.store?.conversations.get(id)?.contact,
  );
  /** As of the last drawing. */
  #jump: Jump | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#tellSeen);
    if (this.hasUpdated) this.#viewport.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#tellSeen);
    this.#viewport.disconnect();
    this.#leave();
  }

  /** Leads to the newest message, and follows it. */
  scrollToEnd(): void {
    this.#toNewest();
    this.#viewport.settle();
  }

  /** Shows a loaded message in the middle, with the focus on it or without; false when it is not loaded. */
  jumpTo(messageId: Id, focus = true): boolean {
    const item = this.#viewport.items.find(({ message }) => message.id === messageId);
    if (item) this.#viewport.show(item.key, 'middle', focus);
    return item !== undefined;
  }

  protected override willUpdate(): void {
    if (this.#id !== this.#shownId) this.#switch();
    this.#hear(this.#viewport.take(this.#thread.items));
    this.#arrive();
  }

  protected override firstUpdated(): void {
    this.#viewport.listen();
    this.#viewport.connect();
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#viewport.updated();
    // Once the messages have their heights.
    if (changed.has('found')) requestAnimationFrame(this.#showFound);
  }

  override render() {
    const t = this.#locale;
    const { items } = this.#viewport;
    const [older, newer] = [this.#older, this.#newer];
    const { snapshot } = this.#conversation;
    const more = { page: snapshot?.context.page, onMore: this.#onOlder, onNewer: this.#onNewer };
    const edge: Edge = { t, history: this.#history, older, newer, ...more };
    return html`<div
        part="scroller"
        class="scroller"
        aria-busy=${this.#history === 'loading'}
        @scroll=${this.#viewport.note}
        @focusin=${this.#onFocus}
        @focusout=${() => (this.#viewport.focused = undefined)}
        @keydown=${this.#onKeydown}
        @inbox-reply=${this.#onReply}
        @inbox-jump=${this.#onJump}
        @inbox-retry=${this.#onRetry}
        @inbox-discard=${this.#onDiscard}
        @inbox-media-open=${this.#onMediaOpen}
      >
        <div class="content">
          ${items.length > 0 ? renderTop(edge) : renderBlank(edge)}
          <div class="list" role="list" aria-label=${t.term('messages')}>
            ${renderRows({
              items,
              drawn: this.#viewport.stretches(),
              slots: this.#slots,
              size: (older ?? newer) === undefined ? items.length : -1,
              t,
              now: this.#now.now,
              me: this.#me,
              stop: this.stop,
              unread: this.unread,
              answerable: isWritable(snapshot, this.#row.row),
              again: againOf(this.#inbox.store, snapshot, this.#row.row, this.resent),
              found: this.found,
            })}
          </div>
          ${renderBottom(edge)}
          <div class="typing">${renderTyping(t, this.#typing.row?.who, this.#me)}</div>
        </div>
      </div>
      ${renderJump(t, this.#jump?.state, items.length, this.#onCancel)}
      ${this.away ? renderToEnd(t, this.fresh, this.#onToEnd) : nothing}`;
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

  /** The page after the newest message that is shown. */
  get #newer(): string | undefined {
    return this.#id === undefined ? undefined : this.#inbox.store?.threads.newer(this.#id);
  }

  get #me(): Id | undefined {
    return this.#inbox.session?.info.me.id;
  }

  /** Another conversation: where she was in this one is remembered, and where she was in that one taken up. */
  #switch() {
    this.#leave();
    this.#shownId = this.#id;
    this.#announcements.flush();
    this.#arrivals.begin(this.#thread.newest);
    this.stop = undefined;
    this.unread = undefined;
    this.fresh = 0;
    // What is selected would be other words.
    if (isSelecting()) this.#slots.clear();
    else this.#slots.free(this.#viewport.focused);
    this.#viewport.begin(this.#thread.items, this.places.get(this.#id ?? ''));
    // A thread as tall as the one before it changes no size.
    requestAnimationFrame(this.#viewport.settle);
  }

  /** Where she was is remembered for as long as the messages are. */
  #leave() {
    if (this.#shownId !== undefined) this.places.set(this.#shownId, this.#viewport.place);
    const { threads } = this.#inbox.store ?? {};
    for (const id of this.places.keys()) {
      if (threads?.isKept(id) === false) this.places.delete(id);
    }
  }

  /** Looks for what is truly new: follows it, counts it, announces it. */
  #hear(change: Change<ThreadItem>) {
    const read = this.#history !== 'loading' && this.#history !== 'failed';
    const { opened, sent, messages } = this.#arrivals.take(this.#thread, change, read);
    if (opened) this.unread = unreadOf(this.#thread.newest, this.#row.row?.unread ?? 0);
    const news = messages.filter(
      ({ direction, author, content }) =>
        content.kind !== 'notice' && (direction === 'in' || author.id !== this.#me),
    );
    if (sent) this.#toNewest();
    else if (!this.#viewport.pinned) this.fresh += news.length;
    const heard = news.filter(({ direction }) => direction === 'in');
    this.#announcements.add(heard, this.#inbox.handle?.environment.clock);
  }

  /** What follows from where the reader is now. */
  #look() {
    const { scroller, pinned } = this.#viewport;
    this.away = !pinned;
    if (pinned) this.fresh = 0;
    this.#tellSeen();
    if (!scroller || scroller.clientHeight === 0) return;
    if (this.#history !== 'ready') return;
    // Who stays at the end needs no more than fills the pane.
    if (this.#older !== undefined && this.#viewport.above <= (pinned ? 0 : AHEAD)) this.#onOlder();
    else if (this.#newer !== undefined && this.#viewport.below < AHEAD) this.#onNewer();
  }

  #tellSeen = () => {
    const order = this.#thread.newest.findLast(({ entry }) => !entry)?.message.order;
    const { pinned, scroller } = this.#viewport;
    const inSight = pinned && (scroller?.clientHeight ?? 0) > 0;
    if (order === undefined || !inSight || document.visibilityState !== 'visible') return;
    this.#conversation.snapshot?.children.reader?.send({ type: 'seen', order });
  };

  #read(type: 'history.older' | 'history.newer') {
    this.#conversation.actor?.send({ type: this.#history === 'failed' ? 'history.retry' : type });
  }

  #onOlder = () => this.#read('history.older');
  #onNewer = () => this.#read('history.newer');
  #onCancel = () => this.#conversation.actor?.send({ type: 'history.cancel' });

  #onToEnd = () => {
    this.#toNewest();
    const last = this.#thread.newest.at(-1);
    if (last) void this.updateComplete.then(() => this.#viewport.show(last.key, 'end'));
  };

  /** Follows the end, where the newest messages are. */
  #toNewest() {
    this.#viewport.followEnd();
    if (this.#newer === undefined) return;
    this.#conversation.actor?.send({ type: 'history.end' });
    this.requestUpdate();
  }

  /** The focus stays in the field of the search. */
  #showFound = () => {
    if (this.found !== undefined) this.jumpTo(this.found, false);
  };

  #onReply = ({ id }: InboxReplyEvent) => {
    this.#conversation.snapshot?.children.composer?.send({ type: 'reply.to', messageId: id });
    this.dispatchEvent(new InboxFocusComposerEvent());
  };

  #onJump = ({ id }: InboxJumpEvent) => {
    if (this.jumpTo(id)) return;
    this.#conversation.actor?.send({ type: 'history.jump', messageId: id });
  };

  /** What was looked for is there, or is not. */
  #arrive() {
    const { jump } = this.#conversation.snapshot?.context ?? {};
    if (jump !== this.#jump && jump?.state === 'found') this.jumpTo(jump.id);
    this.#jump = jump;
  }

  #onRetry = ({ id }: InboxRetryEvent) => {
    const { handle } = this.#inbox;
    if (handle && sendAgain(id, this.#thread.items, handle, this))
      this.resent = new Set([...this.resent, id]);
  };

  #onDiscard = ({ id }: InboxDiscardEvent) => {
    this.#inbox.handle?.actor.send({ type: 'entry.discard', id });
  };

  #onMediaOpen = ({ source }: InboxMediaOpenEvent) => {
    const { handle } = this.#inbox;
    if (handle) void openLightbox(source as InboxMedia, { handle, t: this.#locale, pane: this });
  };

  #onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof InboxBubble)) return;
    this.#viewport.hold(target);
    this.stop = this.#viewport.focused;
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
  #move({ dataset }: InboxBubble, key: string): boolean {
    const { items } = this.#viewport;
    const from = items.findIndex((item) => item.key === dataset['key']);
    const to = moveOf(key, from, items.length);
    if (to === undefined) return false;
    const item = items[to];
    if (key === 'End') this.#onToEnd();
    else if (item) this.#viewport.show(item.key);
    else this.#onOlder();
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-thread': InboxThread;
  }
}
