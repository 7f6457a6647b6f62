import type { Drivers } from './driver.js';
import { drawn } from './frames.js';
import { Queue } from './queue.js';
import { Timeline } from './timeline.js';
import { makeMedia } from './workload.js';

/** Puts what a driver can do where the bench asks for it: `window.bench`. */
export const offer = async ({ thread, queue }: Drivers): Promise<void> => {
  await makeMedia();
  const box = document.querySelector<HTMLElement>('#box')!;
  const bench = {
    nothing: drawn,
    thread: thread && new Timeline(box, thread),
    queue: queue && new Queue(box, queue),
  };
  Object.assign(window, { bench });
};
