import { html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { NowController } from '../../../context/now.controller.js';
import { Pace } from '../../../context/pace.js';
import { QueueController } from '../../../context/queue.controller.js';
import { TableController } from '../../../context/table.controller.js';
import type { Id } from '../../../domain/id.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import type { InboxSearchEvent } from '../../events/first.js';
import { repeat } from '../../parts/repeat/repeat.js';
import { InboxRow } from '../../parts/row/row.js';
import { InboxSearchField } from '../../parts/search-field/search-field.js';
import { rehearse } from '../../rehearse.js';
import { HeldOrder } from './held-order.js';
import { styles } from './list.styles.js';
import { RowsController } from './rows.controller.js';
import { sampleRow } from './samples.js';
import { Slots } from './slots.js';

/** The next page is asked for when fewer pixels than this are left below. */
const AHEAD = 600;
/** Of rows, as in the styles (px). */
const HEIGHTS = { comfortable: 72, compact: 56 };
const GHOSTS = Array.from({ length: 8 });

/** A row of the column by the key of its node; without an id: room for rows that are not drawn. */
interface Entry {
  key: number | string;
  id?: Id;
  at: number;
}

/**
 * @summary The conversations of the shown queue, or of the search. One tab stop; arrows move, Enter opens. Only the rows in
 * view and some beyond are drawn. Under a mouse no row moves until it has left or clicked.
 * @tag inbox-list
 * @csspart search - The search field.
 * @csspart scroller - What scrolls.
 * @cssprop [--inbox-row-height=72px] - Of a row and of its skeleton; 56px when compact.
 */
export class InboxList extends LitElement {
  static readonly tag = 'inbox-list';
  static readonly uses = [InboxRow, InboxSearchField];
  static override styles = [baseStyles, buttonStyles, styles];

  @property({ reflect: true }) density: 'comfortable' | 'compact' = 'comfortable';

  @query('.scroller') private scroller!: HTMLElement | null;
  @query('inbox-search-field') private field!: InboxSearchField | null;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #now = new NowController(this);
  #root = new ActorController(
    this,
    (handle) => handle.actor,
    ({ context }) => [context.queueId, context.search, context.openId],
  );
  #pager = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.list,
    ({ value, context }) => [value, context.ids, context.next],
  );
  #pace = new Pace(() => this.requestUpdate());
  #queue = new QueueController(this, () => this.#root.snapshot?.context.queueId, this.#pace.wake);
  #ids: readonly Id[] = [];
  #order = new HeldOrder();
  #slots = new Slots();
  #drawn: ReadonlyMap<Id, number> = new Map();
  #rows = new RowsController(
    this,
    () => {
      const { openId } = this.#root.snapshot?.context ?? {};
      return { name: this.#name, ids: this.#ids, openId, height: HEIGHTS[this.density] };
    },
    {
      open: (conversationId) =>
        this.#inbox.handle?.actor.send({ type: 'conversation.open', conversationId }),
      leave: () => this.field?.focus(),
    },
  );

  constructor() {
    super();
    new TableController(
      this,
      (store) => store.conversations,
      (id) => this.#drawn.has(id),
      this.#pace.wake,
    );
  }

  /** Puts the focus on the tab stop: the row last used, else the open one, else the first; without rows on the list. */
  override focus(): void {
    if (this.#ids.length > 0) this.#rows.focus();
    else this.scroller?.focus();
  }

  protected override willUpdate(): void {
    this.#ids = this.#order.of(this.#name, this.#findIds());
  }

  protected override firstUpdated(): void {
    // The second frame begins when the first is painted.
    requestAnimationFrame(() => requestAnimationFrame(this.#prepare));
  }

  /** While the first rows are on their way. */
  #prepare = () => {
    const isWaiting = this.isConnected && this.#ids.length === 0;
    if (isWaiting) void rehearse(this.renderRoot, [sampleRow()]);
  };

  protected override updated(): void {
    void super.getUpdateComplete().then(this.#askMore);
  }

  /** With all the news there is. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#pace.settled;
    return super.getUpdateComplete();
  }

  override render() {
    const label = this.#locale.term('conversations');
    return html`${this.#renderSearch()}
      <div
        part="scroller"
        class="scroller"
        role="tabpanel"
        tabindex="-1"
        aria-label=${label}
        @pointerup=${this.#rows.onPointerup}
        @pointerenter=${this.#onPointer}
        @pointermove=${this.#onPointer}
        @pointerleave=${this.#onPointerLeave}
        aria-busy=${this.#pager.snapshot?.hasTag('busy') ?? true}
        @scroll=${this.#onScroll}
      >
        ${this.#renderWaiting()} ${this.#ids.length > 0 ? this.#renderRows(label) : nothing}
        ${this.#renderFoot()}
      </div>
      <p class="sr" role="status">${this.#outcome()}</p>`;
  }

  #renderSearch() {
    const { session } = this.#inbox;
    if (session && !session.info.can.search) return nothing;
    return html`<inbox-search-field
      part="search"
      label=${this.#locale.term('searchConversations')}
      .value=${this.#search}
      @inbox-search=${this.#onSearch}
      @keydown=${this.#onSearchKeydown}
    ></inbox-search-field>`;
  }

  /** What came above while the rows are held. */
  #renderWaiting() {
    const { waiting } = this.#order;
    return waiting === 0
      ? nothing
      : html`<div class="waiting">
          <button class="button small primary" type="button" @click=${this.#onWaiting}>
            ${this.#locale.term('newConversations', waiting)}
          </button>
        </div>`;
  }

  #renderRows(label: string) {
    const store = this.#inbox.store!;
    const ids = this.#ids;
    const { openId } = this.#root.snapshot?.context ?? {};
    const { next, total = -1 } = this.#pager.snapshot?.context ?? {};
    const size = next === undefined ? ids.length : total < 0 ? -1 : Math.max(total, ids.length);
    const stop = this.#rows.drawnStop;
    const queues = this.#search === '' ? [] : store.queues.list();
    const now = this.#now.now;
    return html`<div
      role="listbox"
      aria-label=${label}
      @focusin=${this.#rows.onFocusin}
      @keydown=${this.#rows.onKeydown}
      @pointerdown=${this.#rows.onPointerdown}
      @click=${this.#onClick}
    >
      ${repeat(
        this.#entries(),
        ({ key }) => key,
        ({ id, at }) => {
          if (id === undefined) return html`<div class="gap"></div>`;
          const conversation = store.conversations.get(id);
          return html`<inbox-row
            data-id=${id}
            tabindex=${live(id === stop ? 0 : -1)}
            aria-posinset=${at + 1}
            aria-setsize=${size}
            .density=${this.density}
            ?current=${id === openId}
            .conversation=${conversation}
            .queue=${queues.find((queue) => queue.id === conversation?.queue)}
            .window=${store.windowOf(id)}
            .me=${store.me?.id}
            .now=${now}
          ></inbox-row>`;
        },
      )}
    </div>`;
  }

  #renderFoot() {
    const t = this.#locale;
    const { value, context } = this.#pager.snapshot ?? {};
    const isEmpty = this.#ids.length === 0;
    switch (value) {
      case 'failed':
        return html`<div class=${isEmpty ? 'note' : 'line'} role="alert">
          ${
            context?.error?.code === 'forbidden'
              ? t.term('queueForbidden')
              : html`${t.term('loadFailed')}
                  <button class="button small" type="button" @click=${this.#onRetry}>
                    ${t.term('retry')}
                  </button>`
          }
        </div>`;
      case 'loadingMore':
        return html`<div class="line">${t.term('loading')}</div>`;
      case 'ready':
        if (isEmpty) return html`<div class="note" aria-hidden="true">${this.#outcome()}</div>`;
        if (context?.next === undefined) return nothing;
        return html`<div class="line">
          <button class="button small quiet" type="button" @click=${this.#onMore}>
            ${t.term('loadMore')}
          </button>
        </div>`;
      default:
        return isEmpty
          ? GHOSTS.map(() => html`<div class="ghost"><i></i><i></i><i></i></div>`)
          : nothing;
    }
  }

  /** What there is to say of a list that has been read: that it is empty, or how much was found. */
  #outcome(): string {
    const { value, context } = this.#pager.snapshot ?? {};
    if (value !== 'ready') return '';
    const count = this.#ids.length;
    if (this.#search !== '') {
      return count === 0
        ? this.#locale.term('noneFound', this.#search)
        : this.#locale.term('conversationCount', String(context?.total ?? count));
    }
    const { queueId } = this.#root.snapshot?.context ?? {};
    const queue = this.#inbox.store?.queues.list().find(({ id }) => id === queueId);
    return count === 0 ? this.#locale.term('queueEmpty', queue?.kind ?? 'custom') : '';
  }

  get #search(): string {
    return this.#root.snapshot?.context.search ?? '';
  }

  /** The drawn rows, by their nodes, and the rooms around them. */
  #entries(): Entry[] {
    const stretches = this.#rows.stretches();
    const ids = stretches.flatMap(({ from, to }) => this.#ids.slice(from, to));
    const slots = this.#slots.take(ids, this.#rows.hasFocus);
    this.#drawn = slots;
    const rows = stretches.flatMap(({ from, to }, index): Entry[] => [
      { key: `above ${index}`, at: 0 },
      ...this.#ids.slice(from, to).map((id, at) => ({ key: slots.get(id)!, id, at: from + at })),
    ]);
    return [...rows, { key: 'below', at: 0 }];
  }

  get #name(): string {
    return JSON.stringify([this.#root.snapshot?.context.queueId, this.#search]);
  }

  /** While a search is under way the rows from before stay, so that nothing flickers. */
  #findIds(): readonly Id[] {
    if (this.#search === '') return this.#queue.ids;
    const { value, context } = this.#pager.snapshot ?? {};
    const ids = context && (value === 'ready' || context.ids.length > 0) ? context.ids : this.#ids;
    const isKnown = (id: Id) => this.#inbox.store?.conversations.get(id) !== undefined;
    return ids.every(isKnown) ? ids : ids.filter(isKnown);
  }

  #more() {
    this.#inbox.handle?.actor.send({ type: 'list.more' });
  }

  #askMore = () => {
    const { scroller } = this;
    const pager = this.#pager.snapshot;
    if (pager?.value !== 'ready' || pager.context.next === undefined) return;
    if (!scroller?.clientHeight) return;
    if (scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop < AHEAD) this.#more();
  };

  #onScroll = () => {
    this.#rows.onScroll();
    this.#askMore();
  };

  #onPointer = ({ pointerType }: PointerEvent) => {
    if (pointerType !== 'touch' && !this.#order.holds) this.#order.hold(this.#name, this.#ids);
  };

  #onPointerLeave = () => {
    this.#order.release();
    this.requestUpdate();
  };

  #onWaiting = () => {
    if (this.scroller) this.scroller.scrollTop = 0;
    this.#onPointerLeave();
  };

  #onClick = (event: MouseEvent) => {
    this.#rows.onClick(event);
    this.#onPointerLeave();
  };

  #onMore = () => {
    this.#rows.focus(this.#ids.at(-1));
    this.#more();
  };

  #onRetry = () => {
    this.scroller?.focus();
    this.#inbox.handle?.actor.send({ type: 'list.retry' });
  };

  #onSearch = ({ text }: InboxSearchEvent) => {
    this.#inbox.handle?.actor.send({ type: 'search.changed', text });
  };

  #onSearchKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || event.isComposing) return;
    event.preventDefault();
    this.#rows.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-list': InboxList;
  }
}
