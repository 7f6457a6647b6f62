import type { ThreadItem } from '../../../context/thread.controller.js';
import type { Id } from '../../../domain/id.js';
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
  #known = new Set<Id>();
  #oldest: string | undefined;
  #began = false;

  /** Another thread: what it holds when its newest page has been read is not news. */
  begin(): void {
    this.#known.clear();
    this.#oldest = undefined;
    this.#began = false;
  }

  /** `read`: the newest page has been read. */
  take(items: readonly ThreadItem[], read: boolean): News {
    const oldest = this.#oldest ?? '';
    const unknown = items.filter(({ key }) => !this.#known.has(key));
    for (const { key } of unknown) this.#known.add(key);
    this.#oldest = items.find(({ entry }) => !entry)?.message.order;
    if (!this.#began) {
      this.#began = read;
      return { opened: read, sent: false, messages: [] };
    }
    return {
      opened: false,
      sent: unknown.some(({ entry }) => entry),
      messages: unknown.flatMap(({ entry, message }) =>
        !entry && message.order > oldest ? [message] : [],
      ),
    };
  }
}
