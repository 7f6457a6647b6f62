import { deepElements } from '../../test/harness/deep.js';
import type { Message } from '../../src/domain/message.js';
import type { ThreadDriver } from './driver.js';
import { drawn, painted } from './frames.js';
import { blankShare, scrollerOf } from './look.js';
import { Reading, type News, type Place } from './reading.js';
import { shownOf, shows } from './shown.js';
import { messageAt, messages } from './workload.js';

/** 3,000 px a second at 60 frames. */
const PIXELS_A_FRAME = 50;
const ALL_A_FRAME = 600;

/* What the bench asks of a timeline, one verb at a time. Work between two answers is what is measured. */

/** Whoever draws ten times a second at most has drawn all by then. */
const REST_MS = 150;

export class Timeline {
  readonly #box: HTMLElement;
  readonly #driver: ThreadDriver;
  readonly #reading: Reading;
  #a: Message[] = [];
  #b: Message[] = [];
  #first = 0;
  #last = 0;

  constructor(box: HTMLElement, driver: ThreadDriver) {
    this.#box = box;
    this.#driver = driver;
    this.#reading = new Reading(box, driver, {
      older: () => messages('a', this.#first - 50, (this.#first -= 50) + 50),
      newer: () => messageAt('a', this.#last++),
    });
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
    this.#field.focus();
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
    await this.showOther();
    await this.#driver.show(this.#a);
    await drawn();
  }

  async showOther(): Promise<void> {
    await this.#driver.show(this.#b);
    await drawn();
  }

  async burst(count: number, everyMs: number): Promise<void> {
    const begun = performance.now();
    for (let sent = 0; sent < count;) {
      await new Promise((resolve) => setTimeout(resolve, everyMs));
      const due = Math.min(count, Math.floor((performance.now() - begun) / everyMs));
      for (; sent < due; sent += 1) await this.#driver.append(messageAt('a', this.#last++));
    }
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
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
      if (looks) blank += await this.#blank(scroller);
    }
    return blank / frames;
  }

  /** Scrolls from the end to the top of all, in big steps and at most so long: how many frames it took, and which share of it was passed. */
  async through(mostMs: number): Promise<{ frames: number; passed: number; blank: number }> {
    const scroller = scrollerOf(this.#box);
    const began = performance.now();
    let frames = 0;
    let blank = 0;
    do {
      await new Promise(requestAnimationFrame);
      scroller.scrollTop -= ALL_A_FRAME;
      frames += 1;
      if (frames % 10 === 0) blank += await this.#blank(scroller);
    } while (scroller.scrollTop > 0 && performance.now() - began < mostMs);
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const passed = 1 - scrollTop / Math.max(1, scrollHeight - clientHeight);
    return { frames, passed, blank: blank / Math.max(1, Math.floor(frames / 10)) };
  }

  /** The share of the view that was blank, looked at in every frame for so long. */
  async watchBlank(ms: number): Promise<number> {
    const scroller = scrollerOf(this.#box);
    const began = performance.now();
    let frames = 0;
    let blank = 0;
    for (; performance.now() - began < ms; frames += 1) {
      await new Promise(requestAnimationFrame);
      blank += await this.#blank(scroller);
    }
    return blank / frames;
  }

  /** Where the pane is scrolled to, and the middle of it on the screen (px). */
  where(): { top: number; x: number; y: number } {
    const scroller = scrollerOf(this.#box);
    const { left, top, width, height } = scroller.getBoundingClientRect();
    return { top: scroller.scrollTop, x: left + width / 2, y: top + height / 2 };
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

  /** What it is able to draw; what it is not is not asked for. */
  can(news: News): boolean {
    return this.#reading.can(news);
  }

  /** How far, at worst, what is read stood from its place in a painted frame (px); null when it was not to be found. */
  moves(news: News, place: Place): Promise<number | null> {
    return this.#reading.moves(news, place);
  }

  count(): { elements: number } {
    return { elements: deepElements(this.#box).length };
  }

  /** Throws unless the newest message of what is open is painted in view. */
  async check(other = false): Promise<void> {
    const talk = other ? this.#b : this.#shownOfA;
    // Some scroll there gently, after the message.
    for (let look = 0; look < 20 && !shows(this.#box, talk); look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    if (!shows(this.#box, talk)) throw new Error('the newest message is not in view');
  }

  /** Which pictures, quotations and links of the messages it has drawn are there. */
  shown(): Record<string, string> {
    return shownOf(this.#box, this.#shownOfA);
  }

  get #shownOfA(): Message[] {
    return messages('a', Math.max(this.#first, this.#last - 40), this.#last);
  }

  get #field(): HTMLElement {
    return deepElements(document.body).find((element) =>
      element.matches('textarea, [contenteditable=true]'),
    ) as HTMLElement;
  }

  async #blank(scroller: HTMLElement): Promise<number> {
    if (!this.#driver.row) return 0;
    await painted();
    return blankShare(scroller, this.#driver.row);
  }
}
