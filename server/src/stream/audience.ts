import type { Id } from '../domain.js';
import type { LoggedEvent, Sight } from '../rows.js';
import type { Reader } from './reader.js';

/** The readers of a node, found by what they may see: an event looks only at those whom it can concern. */
export class Audience {
  readonly all = new Set<Reader>();
  readonly #bySector = new Map<Id, Set<Reader>>();
  readonly #byAgent = new Map<Id, Set<Reader>>();
  readonly #supervisors = new Set<Reader>();

  add(reader: Reader): void {
    const { id, sectors, role } = reader.me;
    this.all.add(reader);
    addTo(this.#byAgent, id, reader);
    for (const sector of sectors) addTo(this.#bySector, sector, reader);
    if (role === 'supervisor') this.#supervisors.add(reader);
  }

  delete(reader: Reader): void {
    const { id, sectors } = reader.me;
    this.all.delete(reader);
    deleteFrom(this.#byAgent, id, reader);
    for (const sector of sectors) deleteFrom(this.#bySector, sector, reader);
    this.#supervisors.delete(reader);
  }

  /** Everybody whom the event can concern, and maybe others. */
  of({ sight, was }: Pick<LoggedEvent, 'sight' | 'was'>): Iterable<Reader> {
    if (!sight || sight.sectorId === null || was?.sectorId === null) return this.all;
    return new Set([...this.#in(sight), ...(was ? this.#in(was) : []), ...this.#supervisors]);
  }

  *#in({ sectorId, assigneeId }: Sight): Iterable<Reader> {
    if (sectorId !== null) yield* this.#bySector.get(sectorId) ?? [];
    if (assigneeId !== null) yield* this.#byAgent.get(assigneeId) ?? [];
  }
}

function addTo(index: Map<Id, Set<Reader>>, key: Id, reader: Reader): void {
  const readers = index.get(key) ?? new Set();
  index.set(key, readers.add(reader));
}

function deleteFrom(index: Map<Id, Set<Reader>>, key: Id, reader: Reader): void {
  const readers = index.get(key);
  readers?.delete(reader);
  if (readers?.size === 0) index.delete(key);
}
