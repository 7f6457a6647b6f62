import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { NowController } from '../../../context/now.controller.js';
import { QueueController } from '../../../context/queue.controller.js';
import { TableController } from '../../../context/table.controller.js';
import type { Id } from '../../../domain/id.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import type { InboxSearchEvent } from '../../events.js';
import { InboxRow } from '../../parts/row/row.js';
import { InboxSearchField } from '../../parts/search-field/search-field.js';
import { styles } from './list.styles.js';
import { Press } from './press.js';
import { shiftOf } from './shift.js';

/** The next page is asked for when fewer pixels than this are left below. */
const AHEAD = 600;
const GHOSTS = Array.from({ length: 8 });

/** A list as it was drawn last. */
interface Drawn {
  /** Which list: a queue, or a search. */
  name: string;
  ids: readonly Id[];
  top: number;
  focusId: Id | undefined;
}

/**
 * @summary The conversations of the shown queue, or of the search. One tab stop; arrows move, Enter opens.
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

  /** Which row is the one tab stop; absent: the open one, else the first. */
  @state() private stopId?: Id | undefined;

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
  #queue = new QueueController(this, () => this.#root.snapshot?.context.queueId);
  #press = new Press();
  #ids: readonly Id[] = [];
  #name = '';
  #drawn: Drawn | undefined;

  constructor() {
    super();
    new TableController(this, (store) => store.conversations);
  }

  /** Puts the focus on the tab stop: the row last used, else the open one, else the first. */
  override focus(): void {
    this.#row('[tabindex="0"]')?.focus();
  }

  protected override willUpdate(): void {
    const ids = this.#findIds();
    const name = JSON.stringify([this.#search, this.#root.snapshot?.context.queueId]);
    const top = this.scroller?.scrollTop ?? 0;
    this.#drawn =
      ids === this.#ids && name === this.#name
        ? undefined
        : { name: this.#name, ids: this.#ids, top, focusId: this.#focusId };
    this.#ids = ids;
    this.#name = name;
  }

  protected override updated(): void {
    if (this.#drawn) {
      this.#keepPlace(this.#drawn);
      this.#keepFocus(this.#drawn);
    }
    this.#askMore();
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
        aria-busy=${this.#pager.snapshot?.hasTag('busy') ?? true}
        @scroll=${this.#askMore}
      >
        ${this.#ids.length > 0 ? this.#renderRows(label) : nothing} ${this.#renderFoot()}
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

  #renderRows(label: string) {
    const store = this.#inbox.store!;
    const ids = this.#ids;
    const { openId } = this.#root.snapshot?.context ?? {};
    const { next, total = -1 } = this.#pager.snapshot?.context ?? {};
    const size = next === undefined ? ids.length : total < 0 ? -1 : Math.max(total, ids.length);
    const stop = [this.stopId, openId].find((id) => id !== undefined && ids.includes(id)) ?? ids[0];
    const queues = this.#search === '' ? [] : store.queues.list();
    const now = this.#now.now;
    return html`<div
      role="listbox"
      aria-label=${label}
      @focusin=${this.#onFocusin}
      @keydown=${this.#onKeydown}
      @pointerdown=${this.#onPointerdown}
      @click=${this.#onClick}
    >
      ${repeat(
        ids,
        (id) => id,
        (id, at) => {
          const conversation = store.conversations.get(id);
          return html`<inbox-row
            data-id=${id}
            tabindex=${id === stop ? 0 : -1}
            aria-posinset=${at + 1}
            aria-setsize=${size}
            density=${this.density}
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
              ? t.term('error', 'forbidden')
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

  get #focusId(): Id | undefined {
    return idOf((this.renderRoot as ShadowRoot).activeElement);
  }

  /** While a search is under way the rows from before stay, so that nothing flickers. */
  #findIds(): readonly Id[] {
    if (this.#search === '') return this.#queue.ids;
    const { value, context } = this.#pager.snapshot ?? {};
    const ids = context && (value === 'ready' || context.ids.length > 0) ? context.ids : this.#ids;
    const isKnown = (id: Id) => this.#inbox.store?.conversations.get(id) !== undefined;
    return ids.every(isKnown) ? ids : ids.filter(isKnown);
  }

  #row(selector = ''): InboxRow | null {
    return this.renderRoot.querySelector<InboxRow>(`inbox-row${selector}`);
  }

  #focusRow(id: Id, options?: FocusOptions) {
    this.#row(`[data-id="${CSS.escape(id)}"]`)?.focus(options);
  }

  /** At the top new rows come into sight; further down what is being read stays where it is. */
  #keepPlace({ name, ids, top }: Drawn) {
    const height = this.#row()?.offsetHeight;
    if (!this.scroller || !height) return;
    if (name !== this.#name) this.scroller.scrollTop = 0;
    else if (top > 0) {
      const count = Math.ceil(this.scroller.clientHeight / height);
      const shift = shiftOf(ids, this.#ids, Math.floor(top / height), count);
      this.scroller.scrollTop = top + shift * height;
    }
  }

  /** A row that is moved in the page loses the focus; one that leaves hands it to its neighbour. */
  #keepFocus({ ids, focusId }: Drawn) {
    if (focusId === undefined || focusId === this.#focusId) return;
    const heir = this.#ids.includes(focusId)
      ? focusId
      : this.#ids[Math.min(ids.indexOf(focusId), this.#ids.length - 1)];
    if (heir === undefined) this.scroller?.focus();
    else this.#focusRow(heir, { preventScroll: true });
  }

  #open(conversationId: Id) {
    this.#inbox.handle?.actor.send({ type: 'conversation.open', conversationId });
  }

  #more() {
    this.#inbox.handle?.actor.send({ type: 'list.more' });
  }

  #askMore = () => {
    const { scroller } = this;
    const pager = this.#pager.snapshot;
    if (!scroller?.clientHeight || pager?.value !== 'ready' || pager.context.next === undefined)
      return;
    if (scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop < AHEAD) this.#more();
  };

  #onMore = () => {
    const last = this.#ids.at(-1);
    if (last !== undefined) this.#focusRow(last);
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
    this.focus();
  };

  #onFocusin = (event: Event) => {
    this.stopId = idOf(event.target);
  };

  #onPointerdown = (event: PointerEvent) => this.#press.down(idOf(event.target), event);

  #onClick = (event: MouseEvent) => {
    const id = this.#press.click(idOf(event.target), event);
    if (id !== undefined) this.#open(id);
  };

  #onKeydown = (event: KeyboardEvent) => {
    const id = idOf(event.target);
    if (id === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const last = this.#ids.length - 1;
    const at = this.#ids.indexOf(id);
    const page = Math.floor(this.scroller!.clientHeight / this.#row()!.offsetHeight);
    const to = {
      ArrowDown: Math.min(at + 1, last),
      ArrowUp: at - 1,
      PageDown: Math.min(at + page, last),
      PageUp: Math.max(at - page, 0),
      Home: 0,
      End: last,
      Enter: at,
      ' ': at,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to < 0) this.field?.focus();
    else if (to === at) this.#open(id);
    else this.#focusRow(this.#ids[to]!);
  };
}

const idOf = (target: EventTarget | null): Id | undefined =>
  (target as Element | null)?.closest<HTMLElement>('inbox-row')?.dataset['id'];

declare global {
  interface HTMLElementTagNameMap {
    'inbox-list': InboxList;
  }
}
