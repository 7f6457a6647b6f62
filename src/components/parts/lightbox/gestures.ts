/** What fingers and wheel ask for. Coordinates and distances are pixels of the window. */
export interface Hands {
  /** Whether one finger moves the picture; else it leafs. */
  isZoomed(): boolean;
  zoom(factor: number, x: number, y: number): void;
  move(dx: number, dy: number): void;
  /** A finger leafs: so far from where it began. */
  drag(dx: number): void;
  /** It has let go there. */
  drop(dx: number): void;
  /** A single click or tap. */
  tap(event: PointerEvent): void;
  /** A double click or tap. */
  toggle(x: number, y: number): void;
}

interface Point {
  x: number;
  y: number;
}

/** Milliseconds and pixels between two taps of one double tap. */
const TAPS = { ms: 320, px: 32 };
/** A finger that moved less has tapped. */
const STILL = 8;

/** Tells panning, pinching, leafing and double taps apart, for one element. */
export class Gestures {
  #pointers = new Map<number, Point>();
  #began: Point = { x: 0, y: 0 };
  #still = true;
  #tap: (Point & { at: number }) | undefined;
  #touched = false;
  readonly #hands: Hands;

  constructor(hands: Hands) {
    this.#hands = hands;
  }

  down = (event: PointerEvent): void => {
    if (event.button !== 0 || isPlayer(event)) return;
    this.#touched = event.pointerType === 'touch';
    this.#pointers.set(event.pointerId, pointOf(event));
    this.#still = this.#pointers.size === 1;
    this.#began = pointOf(event);
    if (!this.#still) this.#hands.drag(0);
  };

  move = (event: PointerEvent): void => {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const now = pointOf(event);
    if (this.#still && distance(this.#began, now) < STILL) return;
    // Fingers are held by their element anyway.
    if (this.#still && !this.#touched)
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#still = false;
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.#pointers.set(event.pointerId, now);
    if (other) this.#pinch(before, now, other);
    else if (this.#hands.isZoomed()) this.#hands.move(now.x - before.x, now.y - before.y);
    else if (this.#touched) this.#hands.drag(now.x - this.#began.x);
  };

  up = (event: PointerEvent): void => {
    if (!this.#pointers.delete(event.pointerId)) return;
    const now = pointOf(event);
    const [left] = this.#pointers.values();
    if (left) this.#began = left;
    else if (this.#still) this.#onTap(event);
    else if (this.#touched && !this.#hands.isZoomed()) {
      this.#hands.drop(event.type === 'pointerup' ? now.x - this.#began.x : 0);
    }
  };

  /** A mouse's; fingers are counted by `up`, since not every browser sends this for them. */
  doubleClick = (event: MouseEvent): void => {
    if (!this.#touched && !isPlayer(event)) this.#hands.toggle(event.clientX, event.clientY);
  };

  /** With Ctrl, as a touchpad's pinch comes too, it zooms; over a large picture it moves that. */
  wheel = (event: WheelEvent): void => {
    const { ctrlKey, deltaX, deltaY, clientX, clientY } = event;
    if (!ctrlKey && !this.#hands.isZoomed()) return;
    event.preventDefault();
    if (!ctrlKey) return this.#hands.move(-deltaX, -deltaY);
    const turned = Math.min(Math.max(deltaY, -40), 40);
    this.#hands.zoom(Math.exp(-turned / 100), clientX, clientY);
  };

  #pinch(before: Point, now: Point, other: Point): void {
    const middle = between(now, other);
    const was = between(before, other);
    const factor = distance(now, other) / Math.max(distance(before, other), 1);
    this.#hands.zoom(factor, middle.x, middle.y);
    this.#hands.move(middle.x - was.x, middle.y - was.y);
  }

  #onTap(event: PointerEvent): void {
    this.#hands.tap(event);
    if (!this.#touched) return;
    const { timeStamp: at, clientX: x, clientY: y } = event;
    const last = this.#tap;
    this.#tap = { x, y, at };
    if (!last || at - last.at > TAPS.ms || distance(last, { x, y }) > TAPS.px) return;
    this.#tap = undefined;
    this.#hands.toggle(x, y);
  }
}

/** On a film, fingers and clicks are its own controls'. */
const isPlayer = (event: Event): boolean => event.composedPath()[0] instanceof HTMLVideoElement;

const pointOf = ({ clientX: x, clientY: y }: MouseEvent): Point => ({ x, y });

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
