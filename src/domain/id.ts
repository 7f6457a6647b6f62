/** Opaque identifier. Compare with `===`, never parse. */
export type Id = string;

/** Epoch milliseconds on the server's clock, unless a name says otherwise. */
export type Ms = number;

/** A named thing: a sector, an agent, a close reason. */
export interface Ref {
  id: Id;
  name: string;
}

/** Every entity is sent whole. `rev` only grows; the highest seen wins, so repeats and reordering are harmless. */
export interface Versioned {
  id: Id;
  rev: number;
}
