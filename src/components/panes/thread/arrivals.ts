import type { ThreadItem } from '../../../context/thread.controller.js';
import type { Change } from '../../flow/flow.js';
import { spliceOf } from '../../flow/splice.js';
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

/** Before which item the so many that are unread begin. */
export const unreadOf = (
  items: readonly ThreadItem[],
  count: number,
): { key: Id; count: number } | undefined => {
  // Where none is unread, all would be looked at in vain.
  if (count <= 0) return undefined;
  let left = count;
  const first = items.findLast(({ message }) => message.direction === 'in' && (left -= 1) === 0);
  return first && { key: first.key, count };
};

/** What of a thread is drawn, and its end, which may be another stretch of it. */
interface Shown {
  readonly items: readonly ThreadItem[];
  readonly newest: readonly ThreadItem[];
}

const changeOf = (
  before: readonly ThreadItem[],
  after: readonly ThreadItem[],
): Change<ThreadItem> => {
  const splice = spliceOf(before, after, ({ key }) => key);
  if (!splice) return { added: [], removed: [] };
  const { at, added, removed } = splice;
  return { added: after.slice(at, at + added), removed: before.slice(at, at + removed) };
};

/** Tells what is new in a thread from what was only loaded, changed or accepted. */
export class Arrivals {
  #oldest: string | undefined;
  #began = false;
  /** As of the last time. */
  #newest: readonly ThreadItem[] = [];
  #shown = this.#newest;

  /** Another thread: what it holds when its newest page has been read is not news. */
  begin(newest: readonly ThreadItem[]): void {
    this.#oldest = undefined;
    this.#began = false;
    this.#newest = this.#shown = newest;
  }

  /** `change`: what came and went of what is shown since the last time. `read`: the newest page has been read. */
  take({ items, newest }: Shown, change: Change<ThreadItem>, read: boolean): News {
    const isAtEnd = items === newest && this.#shown === this.#newest;
    const { added, removed } = isAtEnd ? change : changeOf(this.#newest, newest);
    this.#newest = newest;
    this.#shown = items;
    const oldest = this.#oldest ?? '';
    this.#oldest = newest.find(({ entry }) => !entry)?.message.order;
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
