import type { Id } from '../domain/id.js';
import type { Queue, QueueCount } from '../domain/queue.js';
import { Follower, type Host } from './follower.js';
import type { InboxHandle } from '../machines/inbox-handle.js';
import { isSame } from './is-same.js';

/** The order and the count of one queue. */
export class QueueController extends Follower {
  readonly #queueId: () => Id | undefined;
  readonly #wake: (() => void) | undefined;

  /** `wake`: draws the host instead, when it likes. */
  constructor(host: Host, queueId: () => Id | undefined, wake?: () => void) {
    super(host);
    this.#queueId = queueId;
    this.#wake = wake;
  }

  get ids(): readonly Id[] {
    const id = this.#queueId();
    return id === undefined ? [] : (this.handle?.store.queues.ids(id) ?? []);
  }

  get count(): QueueCount {
    const id = this.#queueId();
    return id === undefined ? {} : (this.handle?.store.queues.count(id) ?? {});
  }

  protected override key(): unknown {
    return this.#queueId();
  }

  protected override follow({ store: { queues } }: InboxHandle, wake: () => void): () => void {
    const id = this.#queueId() ?? '';
    let stamp = queues.stamp(id);
    return queues.watch(() => {
      if (stamp === queues.stamp(id)) return;
      stamp = queues.stamp(id);
      (this.#wake ?? wake)();
    });
  }
}

/** Every queue with its count. */
export class QueuesController extends Follower {
  get queues(): { queue: Queue; count: QueueCount }[] {
    const queues = this.handle?.store.queues;
    return queues?.list().map((queue) => ({ queue, count: queues.count(queue.id) })) ?? [];
  }

  protected override follow({ store: { queues } }: InboxHandle, wake: () => void): () => void {
    let shown = this.queues;
    return queues.watch(() => {
      const now = this.queues;
      const same =
        shown.length === now.length &&
        now.every(
          ({ queue, count }, at) => queue === shown[at]!.queue && isSame(count, shown[at]!.count),
        );
      shown = now;
      if (!same) wake();
    });
  }
}
