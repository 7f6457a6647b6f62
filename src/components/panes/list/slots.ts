import type { Id } from '../../../domain/id.js';

/**
 * Which node a row is drawn in. To change a node costs less than to move one, and that less than to make one: a row keeps
 * its node while few others come, which get the nodes of those that leave; when many come at once each node stays in its
 * place.
 */
export class Slots {
  #slots: ReadonlyMap<Id, number> = new Map();
  #made = 0;

  /** Keys of the nodes of these rows, which are the drawn ones from now on. `keep`: every row that stays keeps its node. */
  take(ids: readonly Id[], keep: boolean): ReadonlyMap<Id, number> {
    const before = this.#slots;
    const drawn = new Set(ids);
    const free = [...before].filter(([id]) => !drawn.has(id)).map(([, slot]) => slot);
    const places = [...before.values()];
    const come = ids.filter((id) => !before.has(id)).length;
    const stays = keep || come < ids.length / 3;
    const slots = ids.map((id, at) => (stays ? (before.get(id) ?? free.shift()) : places[at]));
    this.#slots = new Map(ids.map((id, at) => [id, slots[at] ?? (this.#made += 1)]));
    return this.#slots;
  }
}
