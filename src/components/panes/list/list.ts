import { html, LitElement, nothing, type PropertyValues } from 'lit';
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
import { fieldStyles } from '../../../styles/field.styles.js';
import { InboxIcon } from '../../parts/icon/icon.js';
import { InboxIconButton } from '../../parts/icon-button/icon-button.js';
import { InboxRow } from '../../parts/row/row.js';
import { styles } from './list.styles.js';

/** The next page is asked for when fewer pixels than this are left below. */
const AHEAD = 600;
const GHOSTS = [0, 1, 2, 3, 4, 5];

/**
 * @summary The conversations of the shown queue, or of the search. One tab stop; arrows move, Enter opens.
 * @tag inbox-list
 * @csspart search - The search field.
 * @csspart scroller - What scrolls.
 */
export class InboxList extends LitElement {
  static readonly tag = 'inbox-list';
  static readonly uses = [InboxIcon, InboxIconButton, InboxRow];
  static override styles = [baseStyles, buttonStyles, fieldStyles, styles];

  @property({ reflect: true }) density: 'comfortable' | 'compact' = 'comfortable';

  /** Which row is the one tab stop; absent: the open one, else the first. */
  @state() private focusId?: Id | undefined;

  @query('.scroller') private scroller!: HTMLElement | null;
  @query('input') private field!: HTMLInputElement | null;

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
    (snapshot) => [snapshot.value, snapshot.context.ids, snapshot.context.next],
  );
  #queue = new QueueController(this, () => this.#root.snapshot?.context.queueId);
  #pressed: Id | undefined;

  constructor() {
    super();
    new TableController(this, (store) => store.conversations);
  }

  get #ids(): readonly Id[] {
    const search = this.#root.snapshot?.context.search ?? '';
    return search === '' ? this.#queue.ids : (this.#pager.snapshot?.context.ids ?? []);
  }

  get #searching(): boolean {
    return (this.#root.snapshot?.context.search ?? '') !== '';
  }

  /** Puts the focus on the open row, else on the first. */
  override focus(): void {
    this.renderRoot.querySelector<InboxRow>('inbox-row[data-stop]')?.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#askMore();
  }

  override render() {
    return html`${this.#renderSearch()}
      <div
        part="scroller"
        class="scroller"
        role="tabpanel"
        aria-label=${this.#locale.term('conversations')}
        @scroll=${this.#askMore}
        @keydown=${this.#onKeydown}
        @pointerdown=${this.#onPointerdown}
        @click=${this.#onClick}
      >
        ${this.#renderRows()} ${this.#renderFoot()}
      </div>`;
  }

  #renderSearch() {
    if (!this.#inbox.session?.info.can.search) return nothing;
    const t = this.#locale;
    const search = this.field?.value ?? '';
    return html`<div part="search" class="search">
      <inbox-icon name="search"></inbox-icon>
      <input
        class="input"
        type="search"
        autocomplete="off"
        spellcheck="false"
        aria-label=${t.term('searchConversations')}
        placeholder=${t.term('searchConversations')}
        @input=${this.#onSearch}
        @keydown=${this.#onSearchKeydown}
      />
      ${search === ''
        ? nothing
        : html`<inbox-icon-button
            size="small"
            icon="close"
            label=${t.term('clearSearch')}
            @click=${this.#onClear}
          ></inbox-icon-button>`}
    </div>`;
  }

  #renderRows() {
    const ids = this.#ids;
    const store = this.#inbox.store;
    if (!store || ids.length === 0) return nothing;
    const { openId } = this.#root.snapshot?.context ?? {};
    const stop = [this.focusId, openId].find((id) => id !== undefined && ids.includes(id)) ?? ids[0];
    const total = this.#pager.snapshot?.context.total ?? (this.#pager.snapshot?.context.next ? -1 : ids.length);
    const now = this.#now.now;
    const me = this.#inbox.session?.info.me.id;
    return html`<div role="list">
      ${repeat(
        ids,
        (id) => id,
        (id, index) =>
          html`<inbox-row
            role="listitem"
            aria-setsize=${Math.max(total, total < 0 ? -1 : ids.length)}
            aria-posinset=${index + 1}
            data-id=${id}
            ?data-stop=${id === stop}
            .conversation=${store.conversations.get(id)}
            .window=${store.windowOf(id)}
            .now=${now}
            .me=${me}
            ?current=${id === openId}
            ?reachable=${id === stop}
            density=${this.density}
          ></inbox-row>`,
      )}
    </div>`;
  }

  #renderFoot() {
    const t = this.#locale;
    const snapshot = this.#pager.snapshot;
    const empty = this.#ids.length === 0;
    switch (snapshot?.value) {
      case undefined:
      case 'loading':
        return empty
          ? html`<div role="status" aria-label=${t.term('loading')}>
              ${GHOSTS.map(() => html`<div class="ghost"><i></i><i></i><i></i></div>`)}
            </div>`
          : nothing;
      case 'failed':
        return html`<div class=${empty ? 'note' : 'inline'} role="alert">
          ${t.term('loadFailed')}
          <button class="button small" type="button" @click=${this.#onRetry}>${t.term('retry')}</button>
        </div>`;
      case 'loadingMore':
        return html`<div class="inline">${t.term('loading')}</div>`;
      default:
        if (empty) return html`<div class="note" role="status">${this.#emptyWords()}</div>`;
        return snapshot?.context.next === undefined
          ? nothing
          : html`<div class="inline">
              <button class="button small quiet" type="button" @click=${this.#onMore}>
                ${t.term('loadMore')}
              </button>
            </div>`;
    }
  }

  #emptyWords(): string {
    const { queueId, search = '' } = this.#root.snapshot?.context ?? {};
    if (this.#searching) return this.#locale.term('noneFound', search);
    const queue = this.#inbox.store?.queues.list().find(({ id }) => id === queueId);
    return this.#locale.term('queueEmpty', queue?.kind ?? 'custom');
  }

  #open(conversationId: Id) {
    this.focusId = conversationId;
    this.#inbox.handle?.actor.send({ type: 'conversation.open', conversationId });
  }

  #askMore = () => {
    const { scroller } = this;
    if (!scroller || scroller.clientHeight === 0 || this.#pager.snapshot?.value !== 'ready') return;
    const left = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    if (left < AHEAD && this.#pager.snapshot.context.next !== undefined) this.#onMore();
  };

  #onMore = () => this.#inbox.handle?.actor.send({ type: 'list.more' });
  #onRetry = () => this.#inbox.handle?.actor.send({ type: 'list.retry' });

  #onSearch = (event: Event) => {
    const { value } = event.target as HTMLInputElement;
    this.#inbox.handle?.actor.send({ type: 'search.changed', text: value });
    this.requestUpdate();
  };

  #onClear = () => {
    if (!this.field) return;
    this.field.value = '';
    this.field.focus();
    this.#inbox.handle?.actor.send({ type: 'search.changed', text: '' });
    this.requestUpdate();
  };

  #onSearchKeydown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && this.field?.value) {
      event.stopPropagation();
      this.#onClear();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.focus();
    }
  };

  /** The row that was pressed is the one that opens, wherever the rows move meanwhile. */
  #onPointerdown = (event: Event) => {
    this.#pressed = rowOf(event);
  };

  #onClick = (event: MouseEvent) => {
    const byKeyboard = event.detail === 0;
    const id = byKeyboard ? rowOf(event) : (this.#pressed ?? rowOf(event));
    this.#pressed = undefined;
    if (id !== undefined) this.#open(id);
  };

  #onKeydown = (event: KeyboardEvent) => {
    const ids = this.#ids;
    const id = rowOf(event);
    const at = id === undefined ? -1 : ids.indexOf(id);
    if (at < 0) return;
    const page = Math.max(1, Math.floor((this.scroller?.clientHeight ?? 0) / 80));
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: ids.length - 1,
      PageDown: Math.min(at + page, ids.length - 1),
      PageUp: Math.max(at - page, 0),
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = ids[to];
    if (next === undefined) {
      if (to < 0) this.field?.focus();
      return;
    }
    this.focusId = next;
    this.renderRoot.querySelector<InboxRow>(`inbox-row[data-id="${CSS.escape(next)}"]`)?.focus();
  };
}

const rowOf = (event: Event): Id | undefined =>
  (event.target as Element).closest<HTMLElement>('inbox-row')?.dataset['id'];

declare global {
  interface HTMLElementTagNameMap {
    'inbox-list': InboxList;
  }
}
