import { contactName } from '../../../domain/contact-name.js';
import type { Contact } from '../../../domain/contact.js';
import type { LocaleController } from '../../../context/locale.controller.js';
import type { Id } from '../../../domain/id.js';
import type { Message } from '../../../domain/message.js';
import type { Clock } from '../../../domain/ports.js';
import { InboxAnnounceEvent } from '../../events/first.js';
import { summaryOf } from '../../parts/bubble/summary.js';

/** Messages that come within this time are said together. */
const TOGETHER = 400;

/** Gathers what is to be read out, so that a burst becomes one sentence. Fires `inbox-announce` on its host. */
export class Announcements {
  #waiting: Message[] = [];
  readonly #host: EventTarget;
  readonly #t: LocaleController;
  readonly #contactOf: (conversationId: Id) => Contact | undefined;

  constructor(
    host: EventTarget,
    t: LocaleController,
    contactOf: (conversationId: Id) => Contact | undefined,
  ) {
    this.#host = host;
    this.#t = t;
    this.#contactOf = contactOf;
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
    if (!first) return;
    const contact = this.#contactOf(first.conversationId);
    const text = announcementOf([first, ...more], contact && contactName(contact), this.#t);
    this.#host.dispatchEvent(new InboxAnnounceEvent(text));
  }
}

/** One message in its words, more as a count. */
const announcementOf = (
  [{ content }, ...more]: readonly [Message, ...Message[]],
  name: string | undefined,
  t: LocaleController,
): string => {
  const who = name ?? t.term('customer');
  return more.length > 0
    ? t.term('announceMany', more.length + 1, who)
    : t.term('announceMessage', who, summaryOf(content, t));
};
