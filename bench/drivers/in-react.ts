import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { Message } from '../../src/domain/message.js';
import type { ThreadDriver } from '../page/driver.js';

/**
 * A timeline of React: its messages are one array, drawn anew when it is another. `frames`: so many it takes to find out what
 * is to be seen of a new one.
 */
export const inReact = (
  render: (talk: readonly Message[]) => ReactNode,
  frames = 0,
): ThreadDriver => {
  let root: Root;
  let place: HTMLElement;
  let talk: readonly Message[] = [];
  const draw = (next: readonly Message[]): void => {
    talk = next;
    root.render(render(talk));
  };
  const begin = async (next: readonly Message[]): Promise<void> => {
    draw(next);
    for (let frame = 0; frame < frames; frame += 1) await new Promise(requestAnimationFrame);
  };
  return {
    mount(box, messages) {
      place = document.createElement('div');
      place.style.height = '100%';
      box.append(place);
      root = createRoot(place);
      return begin(messages);
    },
    append: (message) => draw([...talk, message]),
    prepend: (older) => draw([...older, ...talk]),
    change: (message) => draw(talk.map((each) => (each.id === message.id ? message : each))),
    show: begin,
    unmount() {
      root.unmount();
      place.remove();
    },
  };
};
