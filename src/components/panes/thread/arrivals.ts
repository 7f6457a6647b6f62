import type { ThreadItem } from '../../../context/thread.controller.js';
import type { Change } from '../../flow/flow.js';
import type { Message } from '../../../domain/message.js';

/** What came to a thread since the last look. */
export interface News {
  /** The thread has just been read for the first time since `begin`. */
  readonly opened: boolean;
  /** The agent sent something. */
  readonly sent: boolean;
  readonly messages: readonly Message[];
}

/** Tells what is new in a thread from what was only loaded, changed or accepted. */
export class Arrivals {
  #oldest: string | undefined;
  #began = false;

  /** Another thread: what it holds when its newest page has been read is not news. */
  begin(): void {
    this.#oldest = undefined;
    this.#began = false;
  }

  /** `change`: what came and went since the last time. `read`: the newest page has been read. */
  take(items: readonly ThreadItem[], { added, removed }: Change<ThreadItem>, read: boolean): News {
    const oldest = this.#oldest ?? '';
    this.#oldest = items.find(({ entry }) => !entry)?.message.order;
    if (!this.#began) {
      this.#began = read;
      return { opened: read, sent: false, messages: [] };
    }
    const moved = new Set(removed.map(({ key }) => key));
    const unknown = added.filter(({ key }) => !moved.has(key));
    return {
      opened: false,
      sent: unknown.some(({ entry }) => entry),
      messages: unknown.flatMap(({ entry, message }) =>
        !entry && message.order > oldest ? [message] : [],
      ),
    };
  }
}
