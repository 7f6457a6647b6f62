import type { Id } from '../../../domain/id.js';

/** A finger that rolls this far still means the row it came down on. */
const SLACK = 10;

/** Which row a press means: the one it came down on, wherever the rows moved before the release. */
export class Press {
  #row: HTMLElement | undefined;
  #id: Id | undefined;
  #x = 0;
  #y = 0;

  down(row: HTMLElement | undefined, { clientX, clientY }: PointerEvent): void {
    this.#row = row;
    this.#id = row?.dataset['id'];
    this.#x = clientX;
    this.#y = clientY;
  }

  /** The row a mouse let go of after it had left the page: no click will come of it. */
  up(event: PointerEvent): Id | undefined {
    const isLost = event.pointerType === 'mouse' && this.#row?.isConnected === false;
    return isLost && this.#isNear(event) ? this.#id : undefined;
  }

  /** `under`: the row where the click arrived. */
  click(under: HTMLElement | undefined, event: MouseEvent): Id | undefined {
    const pressed = this.#id;
    this.#row = this.#id = undefined;
    return (this.#isNear(event) ? pressed : undefined) ?? under?.dataset['id'];
  }

  #isNear({ clientX, clientY }: MouseEvent): boolean {
    return Math.hypot(clientX - this.#x, clientY - this.#y) <= SLACK;
  }
}
