import type { Drivers } from '../page/driver.js';
import { addStyles, bubble, pane, toEnd } from './plain.js';

/** Every message in the document, and the browser to skip what is not seen: `content-visibility: auto`. */
addStyles();

let scroller: HTMLElement;

export const drivers: Drivers = {
  thread: {
    row: '.row',
    mount(box, talk) {
      scroller = pane(box, 'lazily');
      return this.show(talk);
    },
    append(message) {
      scroller.insertAdjacentHTML('beforeend', bubble(message));
      toEnd(scroller);
      requestAnimationFrame(() => toEnd(scroller));
    },
    prepend(older) {
      const left = scroller.scrollHeight - scroller.scrollTop;
      scroller.insertAdjacentHTML('afterbegin', older.map(bubble).join(''));
      scroller.scrollTop = scroller.scrollHeight - left;
    },
    async show(talk) {
      scroller.innerHTML = talk.map(bubble).join('');
      // Rows have their true heights once they have been seen.
      for (let frame = 0; frame < 3; frame += 1) {
        toEnd(scroller);
        await new Promise(requestAnimationFrame);
      }
    },
    unmount: () => scroller.remove(),
  },
};
