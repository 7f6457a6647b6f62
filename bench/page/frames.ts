/** Resolves after the frame that is being drawn is painted. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(0);
  });

const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);

/** Resolves when what was asked for is painted, and nothing is left to do. */
export const drawn = async (): Promise<void> => {
  await frame();
  await frame();
  await new Promise((resolve) => requestIdleCallback(resolve));
  await frame();
  await painted();
};
