import type { Scene } from './scene.js';

/** A promise of the port, and the scene that shows whether it is kept. */
export interface Rule {
  /** Its number in `docs/adapters.md`. */
  number: number;
  /** The promise, as a sentence. */
  promise: string;
  /** @throws Breach when the promise is broken, Skip when it does not apply or cannot be played */
  play(scene: Scene): Promise<void>;
}

export const rule = (number: number, promise: string, play: Rule['play']): Rule => ({
  number,
  promise,
  play,
});
