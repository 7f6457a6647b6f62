import type { Conversation } from '../../src/domain/conversation.js';
import type { Message } from '../../src/domain/message.js';
import type { Drivers } from '../page/driver.js';
import { addStyles, bubble, card, pane } from './plain.js';

/** A virtual list that can do nothing else: rows of one height, drawn once a frame. */
addStyles();

const BEYOND = 6;

class Bare<Row> {
  rows: Row[] = [];
  readonly scroller: HTMLElement;
  readonly #room = document.createElement('div');
  readonly #nodes = new Map<Row, Element>();
  readonly #height: number;
  readonly #html: (row: Row) => string;
  #asked = false;

  constructor(box: HTMLElement, height: number, html: (row: Row) => string) {
    this.scroller = pane(box, 'fixed');
    this.#height = height;
    this.#html = html;
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
      const node = this.#nodes.get(row) ?? this.#make(row);
      if (node === next) next = next.nextElementSibling;
      else this.#room.insertBefore(node, next);
    }
    if (end) this.scroller.scrollTop = total;
  }

  #make(row: Row): Element {
    const holder = document.createElement('template');
    holder.innerHTML = this.#html(row);
    const node = holder.content.firstElementChild!;
    this.#nodes.set(row, node);
    return node;
  }
}

let thread: Bare<Message>;
let queue: Bare<Conversation>;
const isOf =
  ({ id }: { id: string }) =>
  (row: { id: string }): boolean =>
    row.id === id;

export const drivers: Drivers = {
  thread: {
    row: '.row',
    mount(box, talk) {
      thread = new Bare(box, 64, bubble);
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
      thread.rows[thread.rows.findIndex(isOf(message))] = message;
      thread.ask();
    },
    show(talk) {
      thread.rows = [...talk];
      thread.draw(true);
    },
    unmount: () => thread.scroller.remove(),
  },
  queue: {
    mount(box, rows) {
      queue = new Bare(box, 72, card);
      queue.rows = [...rows];
      queue.draw();
    },
    update(row) {
      queue.rows.splice(queue.rows.findIndex(isOf(row)), 1);
      queue.rows.unshift(row);
      queue.ask();
    },
    unmount: () => queue.scroller.remove(),
  },
};
