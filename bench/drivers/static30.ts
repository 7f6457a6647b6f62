import type { Drivers } from '../page/driver.js';
import { addStyles, bubble, card, pane, toEnd } from './plain.js';

/** The floor: the thirty rows that can be seen, written as HTML. */
const SEEN = 30;
addStyles();

let scroller: HTMLElement;

const write = (rows: string[]): void => {
  scroller.innerHTML = rows.join('');
};

export const drivers: Drivers = {
  thread: {
    row: '.row',
    mount(box, talk) {
      scroller = pane(box);
      this.show(talk);
    },
    append(message) {
      scroller.firstElementChild?.remove();
      scroller.insertAdjacentHTML('beforeend', bubble(message));
      toEnd(scroller);
    },
    show(talk) {
      write(talk.slice(-SEEN).map(bubble));
      toEnd(scroller);
    },
    unmount: () => scroller.remove(),
  },
  queue: {
    mount(box, rows) {
      scroller = pane(box);
      write(rows.slice(0, SEEN).map(card));
    },
    update(row) {
      scroller.lastElementChild?.remove();
      scroller.insertAdjacentHTML('afterbegin', card(row));
    },
    unmount: () => scroller.remove(),
  },
};
