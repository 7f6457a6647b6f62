/** Draws with the next frame what was asked for meanwhile, however often; at once where there are no frames, or `isUrgent`. */
export const onceAFrame = (isUrgent: () => boolean): ((draw: () => void) => void) => {
  let isAsked = false;
  return (draw) => {
    if (document.hidden || isUrgent()) return draw();
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      draw();
    });
  };
};
