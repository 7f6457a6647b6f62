/** How a picture is seen: how many times as large as it fits, and how many pixels from the middle. */
export interface View {
  scale: number;
  x: number;
  y: number;
}

/** The picture as large as it fits, in the room there is. Pixels. */
export interface Frame {
  width: number;
  height: number;
  roomWidth: number;
  roomHeight: number;
}

export const FITTED: View = { scale: 1, x: 0, y: 0 };

const LARGEST = 8;

/** Larger or smaller by a factor. The point, in pixels from the middle of the room, stays under the finger. */
export const zoomed = (
  view: View,
  factor: number,
  [x, y]: [number, number],
  frame: Frame,
): View => {
  const scale = clamp(view.scale * factor, 1, LARGEST);
  const grown = scale / view.scale;
  return bounded({ scale, x: x - (x - view.x) * grown, y: y - (y - view.y) * grown }, frame);
};

/** Moved by pixels, no further than its edges. */
export const moved = ({ scale, x, y }: View, dx: number, dy: number, frame: Frame): View =>
  bounded({ scale, x: x + dx, y: y + dy }, frame);

const bounded = ({ scale, x, y }: View, frame: Frame): View => {
  const acrossX = Math.max(0, (frame.width * scale - frame.roomWidth) / 2);
  const acrossY = Math.max(0, (frame.height * scale - frame.roomHeight) / 2);
  return { scale, x: clamp(x, -acrossX, acrossX), y: clamp(y, -acrossY, acrossY) };
};

const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most);
