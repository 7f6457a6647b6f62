import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { QueuesController } from '../../../context/queue.controller.js';
import type { Id } from '../../../domain/id.js';
import type { Queue, QueueCount } from '../../../domain/queue.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxAnnounceEvent } from '../../events.js';
import { styles } from './queues.styles.js';

/**
 * @summary The queues the backend declares, each with its count; who waits in Novos is a red number.
 * @tag inbox-queues
 * @csspart tab - One queue.
 */
export class InboxQueues extends LitElement {
  static readonly tag = 'inbox-queues';
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [baseStyles, styles];

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #queues = new QueuesController(this);
  #shown = new ActorController(
    this,
    (handle) => handle.actor,
    ({ context }) => [context.queueId, context.search],
  );
  #waiting: number | undefined;

  protected override updated(_changed: PropertyValues<this>): void {
    const waiting = this.#queues.queues
      .filter(({ queue }) => queue.kind === 'new')
      .reduce((sum, { count }) => sum + (count.total ?? 0), 0);
    if (this.#waiting !== undefined && waiting > this.#waiting) {
      const t = this.#locale;
      const name = t.term('queue', 'new');
      this.dispatchEvent(new InboxAnnounceEvent(`${name}, ${t.term('waitingCount', String(waiting))}`));
    }
    if (this.#inbox.session) this.#waiting = waiting;
  }

  override render() {
    const { queues } = this.#queues;
    if (queues.length === 0) return nothing;
    return html`<div role="tablist" aria-label=${this.#locale.term('queues')} @keydown=${this.#onKeydown}>
      ${queues.map(({ queue, count }) => this.#renderTab(queue, count))}
    </div>`;
  }

  #renderTab(queue: Queue, count: QueueCount) {
    const t = this.#locale;
    const { queueId, search = '' } = this.#shown.snapshot?.context ?? {};
    const selected = queue.id === queueId && search === '';
    const name = queue.label ?? t.term('queue', queue.kind);
    const total = count.total ?? 0;
    const words = count.atLeast ? `${total}+` : total > 99 ? '99+' : String(total);
    const waits = queue.kind === 'new' && total > 0;
    return html`<button
      part="tab"
      type="button"
      role="tab"
      data-queue=${queue.id}
      aria-selected=${selected}
      tabindex=${queue.id === queueId ? 0 : -1}
      aria-label=${total === 0 ? name : `${name}, ${t.term(waits ? 'waitingCount' : 'conversationCount', words)}`}
      @click=${() => this.#show(queue.id)}
    >
      ${name}${total === 0 && count.total === undefined
        ? nothing
        : html`<span class="count ${waits ? 'waits' : ''}">${words}</span>`}
    </button>`;
  }

  #show(queueId: Id) {
    this.#inbox.handle?.actor.send({ type: 'queue.show', queueId });
  }

  #onKeydown = (event: KeyboardEvent) => {
    const tabs = [...this.renderRoot.querySelectorAll('button')];
    const at = tabs.indexOf(event.target as HTMLButtonElement);
    const onward = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
    const to = {
      ArrowRight: (at + onward + tabs.length) % tabs.length,
      ArrowLeft: (at - onward + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }[event.key];
    const tab = to === undefined ? undefined : tabs[to];
    if (!tab) return;
    event.preventDefault();
    tab.focus();
    tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.#show(tab.dataset['queue'] ?? '');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-queues': InboxQueues;
  }
}
