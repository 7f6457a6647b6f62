/** A finger that rolls this far still means the row it came down on. */
const SLACK = 10;

/** Which row a press means: the one it came down on, wherever the rows moved before the release. */
export class Press<Row extends HTMLElement> {
  #row: Row | undefined;
  #x = 0;
  #y = 0;

  down(row: Row | undefined, { clientX, clientY }: PointerEvent): void {
    this.#row = row;
    this.#x = clientX;
    this.#y = clientY;
  }

  /** The row a mouse let go of after it had left the page: no click will come of it. */
  up(event: PointerEvent): Row | undefined {
    const isLost = event.pointerType === 'mouse' && this.#row?.isConnected === false;
    return isLost && this.#isNear(event) ? this.#row : undefined;
  }

  /** `under`: the row where the click arrived. */
  click(under: Row | undefined, event: MouseEvent): Row | undefined {
    const pressed = this.#row;
    this.#row = undefined;
    return this.#isNear(event) ? (pressed ?? under) : under;
  }

  #isNear({ clientX, clientY }: MouseEvent): boolean {
    return Math.hypot(clientX - this.#x, clientY - this.#y) <= SLACK;
  }
}
