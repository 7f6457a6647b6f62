import type { Conversation } from '../../src/domain/conversation.js';
import type { Message } from '../../src/domain/message.js';
import { deepElements } from '../../test/harness/deep.js';
import type { Drivers, QueueDriver, ThreadDriver } from './driver.js';
import { drawn, painted } from './frames.js';
import { find, blankShare, scrollerOf } from './look.js';
import { conversationAt, makeMedia, markOf, messageAt, messages, moved } from './workload.js';

/* What the bench asks of a page, one verb at a time. Work between two answers is what is measured. */

const PIXELS_A_FRAME = 50;

class Timeline {
  readonly #box: HTMLElement;
  readonly #driver: ThreadDriver;
  #a: Message[] = [];
  #b: Message[] = [];
  #first = 0;
  #last = 0;

  constructor(box: HTMLElement, driver: ThreadDriver) {
    this.#box = box;
    this.#driver = driver;
  }

  async prepare(count: number): Promise<void> {
    this.#a = messages('a', 0, count);
    this.#b = messages('b', 0, count);
    this.#last = count;
    await this.#driver.prepare?.({ a: this.#a, b: this.#b });
  }

  async mount(): Promise<void> {
    await this.#driver.mount(this.#box, this.#a);
    await drawn();
  }

  async mountField(): Promise<void> {
    if (this.#driver.mountField) await this.#driver.mountField(this.#box, this.#a);
    else {
      await this.#driver.mount(this.#box, this.#a);
      this.#box.after(document.createElement('textarea'));
    }
    await drawn();
  }

  /** Puts the cursor into the field. */
  focusField(): void {
    const field = deepElements(document.body).find((element) =>
      element.matches('textarea, [contenteditable=true]'),
    );
    (field as HTMLElement).focus();
  }

  async unmount(): Promise<void> {
    await this.#driver.unmount();
    await drawn();
  }

  async append(): Promise<void> {
    await this.#driver.append(messageAt('a', this.#last++));
    await drawn();
  }

  async switch(): Promise<void> {
    await this.#driver.show(this.#b);
    await drawn();
    await this.#driver.show(this.#a);
    await drawn();
  }

  async burst(count: number, everyMs: number): Promise<void> {
    const begun = performance.now();
    for (let sent = 0; sent < count;) {
      await new Promise((resolve) => setTimeout(resolve, everyMs));
      const due = Math.min(count, Math.floor((performance.now() - begun) / everyMs));
      for (; sent < due; sent += 1) await this.#driver.append(messageAt('a', this.#last++));
    }
    await drawn();
  }

  /** Scrolls up, and down again at the beginning; the share of the view that was blank. */
  async scroll(frames: number, looks = false): Promise<number> {
    const scroller = scrollerOf(this.#box);
    let step = -PIXELS_A_FRAME;
    let blank = 0;
    for (let frame = 0; frame < frames; frame += 1) {
      await new Promise(requestAnimationFrame);
      const before = scroller.scrollTop;
      scroller.scrollTop += step;
      if (scroller.scrollTop === before) step = -step;
      if (looks && this.#driver.row) {
        await painted();
        blank += blankShare(scroller, this.#driver.row);
      }
    }
    return blank / frames;
  }

  /** Puts the reader so far below the top of what is loaded (px). */
  async toTop(below: number): Promise<void> {
    const scroller = scrollerOf(this.#box);
    for (let turn = 0; turn < 4; turn += 1) {
      scroller.scrollTop = below;
      await drawn();
    }
  }

  async toEnd(): Promise<void> {
    const scroller = scrollerOf(this.#box);
    scroller.scrollTop = scroller.scrollHeight;
    await drawn();
  }

  async prepend(): Promise<void> {
    const older = messages('a', this.#first - 50, this.#first);
    this.#first -= 50;
    await this.#driver.prepend!(older);
    await drawn();
  }

  get can(): { prepend: boolean; change: boolean } {
    return { prepend: !!this.#driver.prepend, change: !!this.#driver.change };
  }

  /** How far, at worst, what is read stood from its place in a painted frame (px); null when it was not to be found. */
  async moves(what: 'prepend' | 'change'): Promise<number | null> {
    const held = this.#read();
    if (!held) return null;
    const top = held.node.getBoundingClientRect().top;
    const change = (): unknown => {
      const message = messageAt('a', held.index - 4);
      const content = {
        kind: 'text',
        text: `${markOf(held.index - 4)} ${'outra vez '.repeat(40)}`,
      };
      return this.#driver.change!({ ...message, rev: 2, content } as Message);
    };
    void (what === 'prepend' ? this.prepend() : change());
    return this.#worst(held.index, held.node, (node) =>
      Math.abs(node.getBoundingClientRect().top - top),
    );
  }

  /** The pane becomes narrow at the end: how far the end of the newest message is from the end of the pane after (px). */
  async narrows(): Promise<number> {
    const scroller = scrollerOf(this.#box);
    const left = (): number => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    const begun = left();
    this.#box.style.width = '420px';
    await drawn();
    const over = Math.abs(left() - begun);
    this.#box.style.width = '';
    await drawn();
    return over;
  }

  count(): { elements: number } {
    return { elements: deepElements(this.#box).length };
  }

  /** The first message that begins in view. */
  #read(): { node: Element; index: number } | undefined {
    const top = scrollerOf(this.#box).getBoundingClientRect().top;
    const all = find(this.#box, '№').map(({ node, text }) => ({
      node,
      index: Number(/№(\d+)\./.exec(text)?.[1]) - 1_000_000,
    }));
    return all.find(({ node }) => node.getBoundingClientRect().top >= top + 8);
  }

  async #worst(index: number, held: Element, offOf: (node: Element) => number): Promise<number> {
    let worst = 0;
    let node: Element | undefined = held;
    for (let frame = 0; frame < 40; frame += 1) {
      await new Promise(requestAnimationFrame);
      await painted();
      if (!node?.isConnected || !node.textContent.includes(markOf(index))) {
        // A quotation of it may be on the screen as well.
        [node] = find(this.#box, markOf(index))
          .map((found) => found.node)
          .sort((a, b) => offOf(a) - offOf(b));
      }
      worst = Math.max(worst, node ? offOf(node) : Infinity);
    }
    return worst;
  }
}

class Queue {
  readonly #box: HTMLElement;
  readonly #driver: QueueDriver;
  #rows: Conversation[] = [];
  #updates = 0;

  constructor(box: HTMLElement, driver: QueueDriver) {
    this.#box = box;
    this.#driver = driver;
  }

  async prepare(count: number): Promise<void> {
    this.#rows = Array.from({ length: count }, (_, at) => conversationAt(at));
    await this.#driver.prepare?.(this.#rows);
  }

  async mount(): Promise<void> {
    await this.#driver.mount(this.#box, this.#rows);
    await drawn();
  }

  async unmount(): Promise<void> {
    await this.#driver.unmount();
    await drawn();
  }

  async update(): Promise<void> {
    await this.#driver.update(this.#next());
    await drawn();
  }

  async updates(perSecond: number, seconds: number): Promise<number> {
    const begun = performance.now();
    let sent = 0;
    for (let over = false; !over;) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      const passed = (performance.now() - begun) / 1000;
      over = passed >= seconds;
      const due = Math.floor(Math.min(passed, seconds) * perSecond);
      for (; sent < due; sent += 1) await this.#driver.update(this.#next());
    }
    await drawn();
    return sent;
  }

  count(): { elements: number } {
    return { elements: deepElements(this.#box).length };
  }

  #next(): Conversation {
    this.#updates += 1;
    const at = (this.#updates * 7919) % this.#rows.length;
    return (this.#rows[at] = moved(this.#rows[at]!, this.#updates));
  }
}

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
