import { Pace } from '../../../context/pace.js';

/**
 * Draws for what has come: in the next frame, and from then on so often at most as can be read, however much comes. At once
 * where there are no frames, or `isUrgent`.
 */
export const paced = (isUrgent: () => boolean): ((draw: () => void) => void) => {
  let drawNews = (): void => undefined;
  const pace = new Pace(() => drawNews());
  return (draw) => {
    drawNews = draw;
    if (document.hidden || isUrgent()) draw();
    else pace.wake();
  };
};
