import type { ThreadItem } from '../../../context/thread.controller.js';
import type { Id } from '../../../domain/id.js';

/** One row's element, by number. */
interface Slot {
  number: number;
  plain: boolean;
}

/**
 * Which element draws which message. A message keeps its own while it is drawn; those of another conversation are drawn in the
 * elements that are there. Nothing that a person or a load has done in one passes over to another message: what is more
 * than text is never drawn where something of its like was.
 */
export class Slots {
  #slots: ReadonlyMap<Id, Slot> = new Map();
  /** What the messages of another conversation may be drawn in, in order: elements that are moved begin anew. */
  #free: Slot[] = [];
  #last = 0;

  /** What comes next is another conversation. `kept`: an element that only goes with its message. */
  free(kept: Id | undefined): void {
    this.#free = [...this.#slots].flatMap(([key, slot]) => (key === kept ? [] : [slot]));
    this.#slots = new Map();
  }

  /** Forgets what is drawn: all that comes next is drawn in elements of its own. */
  clear(): void {
    this.#free = [];
    this.#slots = new Map();
  }

  /** The numbers of the elements of what is drawn now, in order. */
  take(items: readonly ThreadItem[]): number[] {
    const slots = new Map<Id, Slot>();
    for (const item of items) {
      const plain = isPlain(item);
      const { number } = this.#slots.get(item.key) ?? this.#reuse(plain) ?? this.#make();
      slots.set(item.key, { number, plain });
    }
    this.#free = [];
    this.#slots = slots;
    return [...slots.values()].map(({ number }) => number);
  }

  #reuse(plain: boolean): Slot | undefined {
    const at = this.#free.findIndex((slot) => plain || slot.plain);
    return at < 0 ? undefined : this.#free.splice(0, at + 1).at(-1);
  }

  #make(): Omit<Slot, 'plain'> {
    this.#last += 1;
    return { number: this.#last };
  }
}

/** A text, and nothing beside it. */
const isPlain = ({ entry, message: { content, status } }: ThreadItem): boolean =>
  content.kind === 'text' && !entry && status !== 'failed' && status !== 'unconfirmed';
