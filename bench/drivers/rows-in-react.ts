import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { Conversation } from '../../src/domain/conversation.js';
import type { QueueDriver } from '../page/driver.js';

/** A list of conversations of React: its rows are one array, drawn anew when it is another. */
export const rowsInReact = (render: (rows: readonly Conversation[]) => ReactNode): QueueDriver => {
  let root: Root;
  let place: HTMLElement;
  let rows: readonly Conversation[] = [];
  const draw = (next: readonly Conversation[]): void => {
    rows = next;
    root.render(render(rows));
  };
  return {
    mount(box, all) {
      place = document.createElement('div');
      place.style.height = '100%';
      box.append(place);
      root = createRoot(place);
      draw(all);
    },
    update: (row) => draw([row, ...rows.filter(({ id }) => id !== row.id)]),
    unmount() {
      root.unmount();
      place.remove();
    },
  };
};
