import type { LocaleController } from '../../../context/locale.controller.js';
import type { Message } from '../../../domain/message.js';
import type { Clock } from '../../../domain/ports.js';
import { summaryOf } from '../../parts/bubble/summary.js';

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

/** One message in its words, more as a count. */
export const announcementOf = (
  [{ content }, ...more]: readonly [Message, ...Message[]],
  name: string | undefined,
  t: LocaleController,
): string => {
  const who = name ?? t.term('customer');
  return more.length > 0
    ? t.term('announceMany', more.length + 1, who)
    : t.term('announceMessage', who, summaryOf(content, t));
};
