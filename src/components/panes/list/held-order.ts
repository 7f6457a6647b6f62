import type { Id } from '../../../domain/id.js';

/** A row is looked for no further away than this, past others that came. */
const NEAR = 20;

/** Rows as they stand under a mouse: none of them moves until it has left, or clicked. What comes below them is added. */
export class HeldOrder {
  #held: readonly Id[] | undefined;
  /** The order that `held` was last drawn for. */
  #asked: readonly Id[] | undefined;
  #name = '';
  /** How many are to come between or above. */
  waiting = 0;

  get holds(): boolean {
    return this.#held !== undefined;
  }

  /** From now on these are held. */
  hold(name: string, ids: readonly Id[]): void {
    this.#name = name;
    this.#held = this.#asked = ids;
  }

  release(): void {
    this.#held = this.#asked = undefined;
    this.waiting = 0;
  }

  /** The order to be drawn. Another list is not held. */
  of(name: string, ids: readonly Id[]): readonly Id[] {
    if (name !== this.#name) this.release();
    const held = this.#held;
    if (!held || ids === this.#asked) return held ?? ids;
    this.#asked = ids;
    const last = new Set(held.slice(-50));
    const end = ids.findLastIndex((id) => last.has(id)) + 1;
    const { passed, missed } = match(held, ids, end);
    const isNew = (id: Id): boolean => !missed.has(id);
    this.waiting = passed.filter(isNew).length;
    const below = ids.slice(end).filter(isNew);
    if (below.length > 0) this.#held = [...held, ...below];
    return this.#held!;
  }
}

/**
 * Walks along the held order and that of now, up to `end`, from the bottom up, past what stands in one of them only.
 * `passed`: rows of now that are new, or are held elsewhere; `missed`: held rows that are elsewhere now, or left. However
 * long the orders are, nearly all rows follow one another in both: few have to be looked up.
 */
const match = (
  held: readonly Id[],
  now: readonly Id[],
  end: number,
): { passed: Id[]; missed: ReadonlySet<Id> } => {
  const passed: Id[] = [];
  const missed = new Set<Id>();
  let left = end;
  for (let row = held.length - 1; row >= 0; row -= 1) {
    const id = held[row]!;
    const from = Math.max(left - NEAR, 0);
    let at = left - 1;
    while (at >= from && now[at] !== id) at -= 1;
    if (at < from) missed.add(id);
    else while (at < (left -= 1)) passed.push(now[left]!);
  }
  passed.push(...now.slice(0, left));
  return { passed, missed };
};
