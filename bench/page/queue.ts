import type { Conversation } from '../../src/domain/conversation.js';
import { deepElements } from '../../test/harness/deep.js';
import type { QueueDriver } from './driver.js';
import { drawn } from './frames.js';
import { find } from './look.js';
import { conversationAt, moved } from './workload.js';

/** What the bench asks of a list of conversations, one verb at a time. */
export class Queue {
  readonly #box: HTMLElement;
  readonly #driver: QueueDriver;
  #rows: Conversation[] = [];
  #updates = 0;
  #newest: Conversation | undefined;

  constructor(box: HTMLElement, driver: QueueDriver) {
    this.#box = box;
    this.#driver = driver;
  }

  async prepare(count: number): Promise<void> {
    this.#rows = Array.from({ length: count }, (_, at) => conversationAt(at));
    [this.#newest] = this.#rows;
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

  /** So many a second for so long; how many were taken. */
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

  /** Throws unless the conversation that moved last stands at the top, with its text. */
  async check(): Promise<void> {
    const { top } = this.#box.getBoundingClientRect();
    const name = this.#newest!.contact.name!;
    const text = this.#newest!.preview!.text.slice(0, 12);
    const isAtTop = (characters: string): boolean =>
      find(this.#box, characters).some(({ node }) => {
        const rect = node.getBoundingClientRect();
        return rect.height > 0 && rect.top >= top && rect.top < top + 120;
      });
    if (!isAtTop(name.trim())) throw new Error(`${name} is not at the top`);
    if (!isAtTop(text.trim())) throw new Error(`${text} is not at the top`);
  }

  #next(): Conversation {
    this.#updates += 1;
    const at = (this.#updates * 7919) % this.#rows.length;
    this.#newest = this.#rows[at] = moved(this.#rows[at]!, this.#updates);
    return this.#newest;
  }
}
