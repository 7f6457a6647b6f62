import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, queryAll, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { NowController } from '../../../context/now.controller.js';
import { RowController } from '../../../context/row.controller.js';
import { ThreadController } from '../../../context/thread.controller.js';
import type { ThreadItem } from '../../../context/thread.controller.js';
import { contactName } from '../../../domain/contact-name.js';
import type { Id } from '../../../domain/id.js';
import { placesOf } from '../../../domain/timeline.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { define } from '../../define.js';
import {
  InboxAnnounceEvent,
  InboxFocusComposerEvent,
  type InboxAudioPlayEvent,
  type InboxDiscardEvent,
  type InboxJumpEvent,
  type InboxMediaOpenEvent,
  type InboxReplyEvent,
  type InboxRetryEvent,
} from '../../events.js';
import { InboxBubble } from '../../parts/bubble/bubble.js';
import { InboxDayMark } from '../../parts/day-mark/day-mark.js';
import { InboxIcon } from '../../parts/icon/icon.js';
import type { InboxMedia } from '../../parts/media/media.js';
import { ScrollAnchor, type ReadingPlace } from './scroll-anchor.js';
import { styles } from './thread.styles.js';

/** Older messages are asked for when fewer pixels than this are left above. */
const AHEAD = 600;

/**
 * @summary The messages of the open conversation, oldest first. Follows the end when the reader is there; elsewhere
 * nothing moves what she reads.
 * @tag inbox-thread
 * @csspart scroller - What scrolls.
 * @csspart to-end - The button that leads to the end and counts what is new there.
 */
export class InboxThread extends LitElement {
  static readonly tag = 'inbox-thread';
  static readonly uses = [InboxBubble, InboxDayMark, InboxIcon];
  static override styles = [baseStyles, buttonStyles, styles];

  /** Messages may be answered to. */
  @property({ type: Boolean }) answerable = false;

  /** Which message is the one tab stop; absent: the last. */
  @state() private focusKey?: Id | undefined;
  @state() private away = false;
  @state() private fresh = 0;
  @state() private unreadKey?: Id | undefined;

  @query('.scroller') private scroller!: HTMLElement | null;
  @queryAll('inbox-bubble') private bubbles!: NodeListOf<InboxBubble>;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #now = new NowController(this);
  #conversation = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.conversation,
    (snapshot) => [snapshot.value, snapshot.context.older, snapshot.context.historyError],
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
  #places = new Map<Id, ReadingPlace>();
  #shown: Id | undefined;
  #lastOrder: string | undefined;
  #player: { pause(): void } | undefined;
  #resize: ResizeObserver | undefined;

  get #id(): Id | undefined {
    return this.#conversation.snapshot?.context.conversationId;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize = new ResizeObserver(() => this.#anchor.settle());
    document.addEventListener('visibilitychange', this.#tellSeen);
    if (this.hasUpdated) this.#observe();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
    document.removeEventListener('visibilitychange', this.#tellSeen);
  }

  /** Leads to the newest message, and follows it. */
  scrollToEnd(): void {
    this.#anchor.pin();
    this.#onPlace();
  }

  /** Shows a loaded message in the middle; false when it is not loaded. */
  jumpTo(messageId: Id): boolean {
    const bubble = [...this.bubbles].find(({ message }) => message?.id === messageId);
    if (!bubble) return false;
    bubble.scrollIntoView({ block: 'center' });
    this.#onScroll();
    bubble.classList.remove('flash');
    void bubble.offsetWidth;
    bubble.classList.add('flash');
    this.#focusBubble(bubble);
    return true;
  }

  protected override willUpdate(): void {
    if (this.#id !== this.#shown) this.#switch();
    else {
      this.#anchor.hold();
      this.#hear();
    }
  }

  protected override firstUpdated(): void {
    this.#observe();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const content = this.scroller?.firstElementChild;
    if (content && this.scroller) {
      this.#resize?.observe(content);
      this.#resize?.observe(this.scroller);
    }
    this.#anchor.settle();
    this.#tellSeen();
    this.#askOlder();
  }

  override render() {
    const t = this.#locale;
    const history = this.#conversation.snapshot?.value.history;
    const items = this.#thread.items;
    if (items.length === 0 && history !== undefined && history !== 'ready') {
      return history === 'failed'
        ? html`<div class="middle" role="alert">
            ${t.term('loadFailed')}
            <button class="button" type="button" @click=${this.#onRetryHistory}>${t.term('retry')}</button>
          </div>`
        : html`<div class="ghost" aria-busy="true" aria-label=${t.term('loading')} role="status">
            <i></i><i></i><i></i><i></i><i></i>
          </div>`;
    }
    return html`<div
        part="scroller"
        class="scroller"
        @scroll=${this.#onScroll}
        @inbox-reply=${this.#onReply}
        @inbox-jump=${this.#onJump}
        @inbox-retry=${this.#onRetry}
        @inbox-discard=${this.#onDiscard}
        @inbox-audio-play=${this.#onPlay}
        @inbox-media-open=${this.#onMediaOpen}
      >
        <div class="content">
          ${this.#renderTop()}
          <div class="list" role="list" aria-label=${t.term('messages')} @keydown=${this.#onKeydown}>
            ${this.#renderItems(items)}
          </div>
          <div class="typing">${this.#renderTyping()}</div>
        </div>
      </div>
      ${this.#renderToEnd()}`;
  }

  #renderTop() {
    const t = this.#locale;
    const snapshot = this.#conversation.snapshot;
    switch (snapshot?.value.history) {
      case 'loadingOlder':
        return html`<div class="edge">${t.term('loadingOlder')}</div>`;
      case 'failed':
        return html`<div class="edge" role="alert">
          ${t.term('olderFailed')}
          <button class="button small" type="button" @click=${this.#onRetryHistory}>${t.term('retry')}</button>
        </div>`;
      default:
        return html`<div class="edge">
          ${snapshot?.context.older === undefined
            ? this.#thread.items.length === 0
              ? t.term('noMessages')
              : t.term('beginning')
            : html`<button class="button small quiet" type="button" @click=${this.#onOlder}>
                ${t.term('loadMore')}
              </button>`}
        </div>`;
    }
  }

  #renderItems(items: readonly ThreadItem[]) {
    const places = placesOf(
      items.map(({ message }) => message),
      startOfDay,
    );
    const me = this.#inbox.session?.info.me.id;
    const now = this.#now.now;
    const stop = items.some(({ key }) => key === this.focusKey) ? this.focusKey : items.at(-1)?.key;
    return repeat(
      items,
      ({ key }) => key,
      ({ key, message, entry }, index) => html`
        ${places[index]?.newDay
          ? html`<inbox-day-mark .at=${message.at} .now=${now}></inbox-day-mark>`
          : nothing}
        ${key === this.unreadKey
          ? html`<div class="unread">${this.#locale.term('newMessages', this.#unreadFrom(index))}</div>`
          : nothing}
        <inbox-bubble
          role="listitem"
          tabindex=${key === stop ? 0 : -1}
          data-key=${key}
          .message=${message}
          .entry=${entry}
          .me=${me}
          ?first=${places[index]?.first ?? true}
          ?answerable=${this.answerable}
        ></inbox-bubble>
      `,
    );
  }

  #renderTyping() {
    const typing = this.#typing.row;
    return typing ? this.#locale.term('typing', typing.who.name) : nothing;
  }

  #renderToEnd() {
    if (!this.away) return nothing;
    return html`<button
      part="to-end"
      class="button small to-end ${this.fresh > 0 ? 'fresh' : ''}"
      type="button"
      @click=${() => this.scrollToEnd()}
    >
      <inbox-icon name="down"></inbox-icon>
      ${this.fresh > 0 ? this.#locale.term('newMessages', this.fresh) : this.#locale.term('toEnd')}
    </button>`;
  }

  #unreadFrom(index: number): number {
    return this.#thread.items.slice(index).filter(({ message }) => message.direction === 'in').length;
  }

  #observe() {
    if (this.scroller) this.#resize?.observe(this.scroller);
  }

  /** Another conversation: its place on the screen is remembered, and that of the new one taken up. */
  #switch() {
    if (this.#shown !== undefined) this.#places.set(this.#shown, this.#anchor.place);
    this.#shown = this.#id;
    this.#lastOrder = undefined;
    this.focusKey = undefined;
    this.unreadKey = undefined;
    this.fresh = 0;
    this.away = false;
    const place = this.#shown === undefined ? undefined : this.#places.get(this.#shown);
    this.#anchor.restore(place ?? { pinned: true, key: undefined, offset: 0 });
  }

  /** Looks for what is truly new at the end: announces it, counts it, or follows to it. */
  #hear() {
    const items = this.#thread.items;
    const known = this.#lastOrder;
    const ready = this.#conversation.snapshot?.value.history !== 'loading';
    const arrived = known === undefined ? [] : items.filter(({ message }) => message.order > known);
    this.#lastOrder = ready || items.length > 0 ? (items.findLast(({ entry }) => !entry)?.message.order ?? '') : undefined;
    if (known === undefined && this.#lastOrder !== undefined) this.#markUnread();
    const heard = arrived.filter(({ message }) => message.direction === 'in' && message.content.kind !== 'notice');
    const mine = items.at(-1)?.entry;
    if (mine && mine.id !== this.#ownKey) this.#anchor.pin();
    this.#ownKey = mine?.id ?? this.#ownKey;
    if (heard.length === 0) return;
    if (!this.#anchor.pinned) this.fresh += heard.length;
    void this.updateComplete.then(() => this.#announce(heard));
  }
  #ownKey: Id | undefined;

  #markUnread() {
    const unread = this.#row.row?.unread ?? 0;
    const incoming = this.#thread.items.filter(({ message }) => message.direction === 'in');
    this.unreadKey = unread > 0 ? incoming.at(-unread)?.key : undefined;
  }

  #announce(items: readonly ThreadItem[]) {
    const t = this.#locale;
    const contact = this.#row.row?.contact;
    const name = (contact && contactName(contact)) ?? t.term('customer');
    const [only] = items;
    const bubble = [...this.bubbles].find(({ dataset }) => dataset['key'] === only?.key);
    const text =
      items.length > 1 ? t.term('announceMany', items.length, name) : t.term('announceMessage', name, bubble?.said ?? '');
    this.dispatchEvent(new InboxAnnounceEvent(text));
  }

  #tellSeen = () => {
    const order = this.#thread.items.findLast(({ entry }) => !entry)?.message.order;
    if (order === undefined || !this.#anchor.pinned || document.visibilityState !== 'visible') return;
    this.#conversation.actor?.send({ type: 'seen', order });
  };

  #askOlder() {
    const snapshot = this.#conversation.snapshot;
    if (!this.scroller || this.scroller.clientHeight === 0 || this.scroller.scrollTop > AHEAD) return;
    if (snapshot?.value.history === 'ready' && snapshot.context.older !== undefined) this.#onOlder();
  }

  #onScroll = () => {
    this.#anchor.note();
    this.#onPlace();
    this.#askOlder();
  };

  #onPlace() {
    this.away = !this.#anchor.pinned;
    if (this.#anchor.pinned) {
      this.fresh = 0;
      this.#tellSeen();
    }
  }

  #onOlder = () => {
    this.#conversation.actor?.send({ type: 'history.older' });
  };

  #onRetryHistory = () => {
    this.#conversation.actor?.send({ type: 'history.retry' });
  };

  #onReply = ({ id }: InboxReplyEvent) => {
    this.#conversation.snapshot?.children.composer?.send({ type: 'reply.to', messageId: id });
    this.dispatchEvent(new InboxFocusComposerEvent());
  };

  #onJump = ({ id }: InboxJumpEvent) => {
    if (!this.jumpTo(id)) this.#onOlder();
  };

  #onRetry = ({ id }: InboxRetryEvent) => {
    this.#outbox?.send({ type: 'entry.retry', id });
  };

  #onDiscard = ({ id }: InboxDiscardEvent) => {
    this.#outbox?.send({ type: 'entry.discard', id });
  };

  get #outbox() {
    return this.#inbox.handle?.actor.getSnapshot().children.outbox;
  }

  #onPlay = ({ player }: InboxAudioPlayEvent) => {
    if (this.#player !== player) this.#player?.pause();
    this.#player = player;
  };

  #onMediaOpen = async ({ source }: InboxMediaOpenEvent) => {
    const { kind, media, url, alt } = source as InboxMedia;
    if (url === undefined || !media) return;
    const { InboxLightbox } = await import('../../parts/lightbox/lightbox.js');
    define(InboxLightbox);
    const lightbox = document.createElement(InboxLightbox.tag) as InstanceType<typeof InboxLightbox>;
    Object.assign(lightbox, { kind, url, alt, name: media.name ?? '' });
    lightbox.addEventListener('inbox-dialog-close', () => lightbox.remove());
    this.renderRoot.append(lightbox);
  };

  #onKeydown = (event: KeyboardEvent) => {
    const bubbles = [...this.bubbles];
    const from = event.composedPath()[0];
    const at = bubbles.findIndex((bubble) => bubble === event.target);
    const bubble = bubbles[at];
    if (!bubble) return;
    const inside = from !== bubble;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: bubbles.length - 1 }[event.key];
    if (event.key === 'Escape') {
      if (inside) bubble.focus();
      else this.dispatchEvent(new InboxFocusComposerEvent());
    } else if (event.key === 'Enter' && !inside) {
      bubble.enter();
    } else if (to !== undefined && !inside) {
      const next = bubbles[to];
      if (next) this.#focusBubble(next);
      else if (to < 0) this.#onOlder();
    } else return;
    event.preventDefault();
  };

  #focusBubble(bubble: InboxBubble) {
    this.focusKey = bubble.dataset['key'];
    bubble.focus({ preventScroll: true });
    bubble.scrollIntoView({ block: 'nearest' });
  }
}

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

declare global {
  interface HTMLElementTagNameMap {
    'inbox-thread': InboxThread;
  }
}
