import { html, LitElement, nothing } from 'lit';
import { query } from 'lit/decorators.js';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { NowController } from '../../../context/now.controller.js';
import { QueuesController } from '../../../context/queue.controller.js';
import type { Id, Ms } from '../../../domain/id.js';
import type { Queue, QueueCount } from '../../../domain/queue.js';
import { badgeStyles } from '../../../styles/badge.styles.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxAnnounceEvent } from '../../events/first.js';
import { shortCount } from '../../parts/badge/short-count.js';
import { styles } from './queues.styles.js';

/** Between two announcements of who waits. */
const QUIET: Ms = 5000;

/**
 * @summary The queues the backend declares, each with its count; who waits in Novos is a red number.
 * @tag inbox-queues
 * @csspart tab - One queue.
 * @fires {InboxAnnounceEvent} inbox-announce - More people wait in Novos than before.
 */
export class InboxQueues extends LitElement {
  static readonly tag = 'inbox-queues';
  static override styles = [baseStyles, badgeStyles, styles];

  @query('[aria-selected="true"]') private selected!: HTMLElement | null;
  @query('[tabindex="0"]') private stop!: HTMLElement | null;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #now = new NowController(this);
  #queues = new QueuesController(this);
  #root = new ActorController(
    this,
    (handle) => handle.actor,
    ({ context }) => [context.queueId, context.search],
  );
  #shownId: Id | undefined;
  #told: { waiting: number; at: Ms } | undefined;

  /** Puts the focus on the tab of the shown queue. */
  override focus(options?: FocusOptions): void {
    this.stop?.focus(options);
  }

  protected override updated(): void {
    this.#announce();
    const { queueId } = this.#root.snapshot?.context ?? {};
    if (queueId === this.#shownId) return;
    this.#shownId = queueId;
    this.#center();
  }

  override render() {
    const { queues } = this.#queues;
    if (queues.length === 0) return nothing;
    return html`<div
      role="tablist"
      aria-label=${this.#locale.term('queues')}
      @keydown=${this.#onKeydown}
    >
      ${queues.map(({ queue, count }) => this.#renderTab(queue, count))}
    </div>`;
  }

  #renderTab(queue: Queue, count: QueueCount) {
    const t = this.#locale;
    const { queueId, search } = this.#root.snapshot!.context;
    const { total } = count;
    const name = nameOf(queue, t);
    const number = total === undefined ? '' : shortCount(total, count.atLeast);
    const waits = queue.kind === 'new' && total !== undefined && total > 0;
    const spoken = number && t.term(waits ? 'waitingCount' : 'conversationCount', number);
    return html`<button
      part="tab"
      type="button"
      role="tab"
      data-id=${queue.id}
      aria-selected=${queue.id === queueId && search === ''}
      aria-label=${spoken ? `${name}, ${spoken}` : name}
      tabindex=${queue.id === (queueId ?? this.#queues.queues[0]?.queue.id) ? 0 : -1}
      @click=${() => this.#show(queue.id)}
    >
      ${name} <span class=${waits ? 'badge alert' : 'count'}>${number}</span>
    </button>`;
  }

  #show(queueId: Id) {
    this.#inbox.handle?.actor.send({ type: 'queue.show', queueId });
  }

  /** Brings the chosen tab to the middle, and scrolls nothing of the host's page. */
  #center() {
    const tab = this.selected?.getBoundingClientRect();
    const list = this.selected?.parentElement;
    if (!tab || !list) return;
    const { left, width } = list.getBoundingClientRect();
    list.scrollLeft += tab.left + tab.width / 2 - (left + width / 2);
  }

  /** Only that more people wait is worth an interruption; in a rush, once in a while. */
  #announce() {
    const { store } = this.#inbox;
    if (!store?.live) return;
    const t = this.#locale;
    const news = this.#queues.queues.filter(({ queue }) => queue.kind === 'new');
    const waiting = news.reduce((sum, { count }) => sum + (count.total ?? 0), 0);
    const { now } = this.#now;
    const { at = -Infinity, waiting: before = waiting } = this.#told ?? {};
    const isNews = waiting > before && now - at >= QUIET;
    this.#told = isNews ? { waiting, at: now } : { waiting: Math.min(waiting, before), at };
    if (!isNews) return;
    const name = nameOf(news[0]!.queue, t);
    this.dispatchEvent(
      new InboxAnnounceEvent(`${name}, ${t.term('waitingCount', shortCount(waiting))}`),
    );
  }

  #onKeydown = (event: KeyboardEvent) => {
    const tabs = [...this.renderRoot.querySelectorAll('button')];
    const at = tabs.indexOf(event.target as HTMLButtonElement);
    const on = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
    const to = {
      ArrowRight: at + on,
      ArrowLeft: at - on,
      Home: 0,
      End: -1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const tab = tabs.at(to % tabs.length)!;
    tab.focus();
    this.#show(tab.dataset['id']!);
  };
}

const nameOf = (queue: Queue, t: LocaleController): string =>
  queue.label ?? t.term('queue', queue.kind);

declare global {
  interface HTMLElementTagNameMap {
    'inbox-queues': InboxQueues;
  }
}
