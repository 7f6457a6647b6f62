import type { Message } from '../../../domain/message.js';
import type { Clock } from '../../../domain/ports.js';

/** Messages that come within this time are said together. */
const TOGETHER = 400;

/** Gathers what is to be read out, so that a burst becomes one sentence. */
export class Announcements {
  #waiting: Message[] = [];
  readonly #say: (messages: readonly [Message, ...Message[]]) => void;

  constructor(say: (messages: readonly [Message, ...Message[]]) => void) {
    this.#say = say;
  }

  add(messages: readonly Message[], clock: Clock | undefined): void {
    if (messages.length === 0) return;
    if (this.#waiting.length === 0) clock?.setTimeout(() => this.flush(), TOGETHER);
    this.#waiting.push(...messages);
  }

  /** Says at once what waits. */
  flush(): void {
    const [first, ...more] = this.#waiting;
    this.#waiting = [];
    if (first) this.#say([first, ...more]);
  }
}
