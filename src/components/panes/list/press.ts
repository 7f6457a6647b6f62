import type { Id } from '../../../domain/id.js';

/** A finger that rolls this far still means the row it came down on. */
const SLACK = 10;

/** Which row a click means: the one that was pressed, wherever the rows moved before the release. */
export class Press {
  #id: Id | undefined;
  #x = 0;
  #y = 0;

  down(id: Id | undefined, { clientX, clientY }: PointerEvent): void {
    this.#id = id;
    this.#x = clientX;
    this.#y = clientY;
  }

  /** `under`: the row where the click arrived. */
  click(under: Id | undefined, { clientX, clientY }: MouseEvent): Id | undefined {
    const pressed = this.#id;
    this.#id = undefined;
    const stayed = Math.hypot(clientX - this.#x, clientY - this.#y) <= SLACK;
    return stayed ? (pressed ?? under) : under;
  }
}
