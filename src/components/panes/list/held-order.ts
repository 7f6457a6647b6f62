import type { Id } from '../../../domain/id.js';

/** Rows as they stand under a mouse: none of them moves until it has left, or clicked. What comes below them is added. */
export class HeldOrder {
  #held: readonly Id[] | undefined;
  #known = new Set<Id>();
  #name = '';
  /** How many are to come between or above. */
  waiting = 0;

  get holds(): boolean {
    return this.#held !== undefined;
  }

  /** From now on these are held. */
  hold(name: string, ids: readonly Id[]): void {
    this.#name = name;
    this.#held = ids;
    this.#known = new Set(ids);
  }

  release(): void {
    this.#held = undefined;
    this.#known.clear();
    this.waiting = 0;
  }

  /** The order to be drawn. Another list is not held. */
  of(name: string, ids: readonly Id[]): readonly Id[] {
    const held = this.#held;
    if (held && name !== this.#name) this.release();
    if (!held || name !== this.#name || ids === held) return ids;
    const last = new Set(held.slice(-50));
    const end = ids.findLastIndex((id) => last.has(id)) + 1;
    const below = ids.slice(end).filter((id) => !this.#known.has(id));
    this.waiting = ids.reduce((sum, id, at) => sum + Number(at < end && !this.#known.has(id)), 0);
    if (below.length === 0) return held;
    this.hold(name, [...held, ...below]);
    return this.#held!;
  }
}
