import type { Message } from '../../src/domain/message.js';
import type { ThreadDriver } from '../page/driver.js';
import { pane } from './plain.js';

const BEYOND = 6;

/** A virtual list that can do nothing else: rows of one height, drawn once a frame. */
export class BareList<Row> {
  rows: Row[] = [];
  readonly scroller: HTMLElement;
  readonly #room = document.createElement('div');
  readonly #nodes = new Map<Row, Element>();
  readonly #height: number;
  readonly #make: (row: Row) => Element;
  #asked = false;

  constructor(box: HTMLElement, height: number, make: (row: Row) => Element) {
    this.scroller = pane(box, 'fixed');
    this.#height = height;
    this.#make = make;
    this.#room.style.cssText = 'box-sizing: border-box; contain: layout style';
    this.scroller.append(this.#room);
    this.scroller.onscroll = () => this.ask();
  }

  ask(end = false): void {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => this.draw(end));
  }

  draw(end = false): void {
    this.#asked = false;
    const height = this.#height;
    const { clientHeight, scrollTop } = this.scroller;
    const total = this.rows.length * height;
    const top = end ? total - clientHeight : scrollTop;
    const from = Math.max(0, Math.floor(top / height) - BEYOND);
    const to = Math.min(this.rows.length, Math.ceil((top + clientHeight) / height) + BEYOND);
    this.#room.style.height = `${total}px`;
    this.#room.style.paddingTop = `${from * height}px`;
    const seen = new Set(this.rows.slice(from, to));
    for (const [row, node] of this.#nodes) {
      if (!seen.has(row)) this.#nodes.delete(row) && node.remove();
    }
    let next = this.#room.firstElementChild;
    for (const row of seen) {
      const node = this.#nodes.get(row) ?? this.#draw(row);
      if (node === next) next = next.nextElementSibling;
      else this.#room.insertBefore(node, next);
    }
    if (end) this.scroller.scrollTop = total;
  }

  #draw(row: Row): Element {
    const node = this.#make(row);
    this.#nodes.set(row, node);
    return node;
  }
}

/** A timeline that is nothing else. `make`: its rows. */
export const bareThread = (make: (message: Message) => Element): ThreadDriver => {
  let thread: BareList<Message>;
  return {
    row: '.row',
    mount(box, talk) {
      thread = new BareList(box, 64, make);
      this.show(talk);
    },
    append(message) {
      thread.rows.push(message);
      thread.ask(true);
    },
    prepend(older) {
      thread.rows = [...older, ...thread.rows];
      thread.scroller.scrollTop += older.length * 64;
      thread.draw();
    },
    change(message) {
      thread.rows[thread.rows.findIndex(({ id }) => id === message.id)] = message;
      thread.ask();
    },
    show(talk) {
      thread.rows = [...talk];
      thread.draw(true);
    },
    unmount: () => thread.scroller.remove(),
  };
};
