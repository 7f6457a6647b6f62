import type { Conversation } from '../../src/domain/conversation.js';
import type { Drivers } from '../page/driver.js';
import { BareList, bareThread } from './bare-list.js';
import { addStyles, bubble, card } from './plain.js';

/** The least that drawing a part of the rows can take. */
addStyles();

const elementOf = (html: string): Element => {
  const holder = document.createElement('template');
  holder.innerHTML = html;
  return holder.content.firstElementChild!;
};

let queue: BareList<Conversation>;

export const drivers: Drivers = {
  thread: bareThread((message) => elementOf(bubble(message))),
  queue: {
    mount(box, rows) {
      queue = new BareList(box, 72, (row) => elementOf(card(row)));
      queue.rows = [...rows];
      queue.draw();
    },
    update(row) {
      queue.rows.splice(
        queue.rows.findIndex(({ id }) => id === row.id),
        1,
      );
      queue.rows.unshift(row);
      queue.ask();
    },
    unmount: () => queue.scroller.remove(),
  },
};
