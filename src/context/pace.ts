import type { Ms } from '../domain/id.js';

/** Rows that change places more often than this cannot be read, let alone pressed. */
const REST: Ms = 150;

/** Draws for news: in the next frame, and from then on so often at most, however much comes. */
export class Pace {
  #drawnAt: Ms = -Infinity;
  #asked: Promise<void> | undefined;
  readonly #draw: () => void;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  /** Resolves when what has come by now was drawn. */
  get settled(): Promise<void> {
    return this.#asked ?? Promise.resolve();
  }

  /** There is news. */
  wake = (): void => {
    this.#asked ??= this.#rest();
  };

  async #rest(): Promise<void> {
    let now: Ms;
    do now = await new Promise<Ms>(requestAnimationFrame);
    while (now - this.#drawnAt < REST);
    this.#drawnAt = now;
    this.#asked = undefined;
    this.#draw();
  }
}
