import { sendMouse } from '@web/test-runner-commands';

type Point = [x: number, y: number];

/** The middle of what is seen of an element. */
export const middleOf = (element: Element): Point => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
};

/** Moves the mouse to an element and presses it there; `release` lets go wherever the mouse is. */
export const press = async (element: Element): Promise<void> => {
  await sendMouse({ type: 'move', position: middleOf(element) });
  await sendMouse({ type: 'down' });
};

export const release = (): Promise<void> => sendMouse({ type: 'up' });

export const moveTo = (element: Element): Promise<void> =>
  sendMouse({ type: 'move', position: middleOf(element) });

export const clickOn = async (element: Element): Promise<void> => {
  await press(element);
  await release();
};

/** Takes the mouse to the edge of the page, where nothing is. */
export const leave = (): Promise<void> => sendMouse({ type: 'move', position: [0, 0] });
