import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { LocaleController } from '../../../context/locale.controller.js';
import type { ThreadItem } from '../../../context/thread.controller.js';
import type { Id, Ms } from '../../../domain/id.js';
import type { Message } from '../../../domain/message.js';
import { placesOf } from '../../../domain/timeline.js';

export interface Rows {
  items: readonly ThreadItem[];
  t: LocaleController;
  now: Ms;
  me: Id | undefined;
  /** The item that is the one tab stop. */
  stop: Id | undefined;
  /** Before which item the unread ones begin, and how many they were. */
  unread: { key: Id; count: number } | undefined;
  answerable: boolean;
  /** Messages that were sent again. */
  resent: ReadonlySet<Id>;
}

/** The messages with their day marks. A message keeps its node from the echo on, wherever it moves. */
export const renderRows = ({
  items,
  t,
  now,
  me,
  stop,
  unread,
  answerable,
  resent,
}: Rows): unknown => {
  const places = placesOf(
    items.map(({ message }) => message),
    startOfDay,
  );
  return repeat(
    items,
    ({ key }) => key,
    ({ key, message, entry }, at): TemplateResult => {
      const { newDay, first } = places[at]!;
      const begins = key === unread?.key;
      return html`${
          newDay
            ? html`<inbox-day-mark role="listitem" .at=${message.at} .now=${now}></inbox-day-mark>`
            : nothing
        }
        ${
          begins
            ? html`<div class="unread" role="listitem">${t.term('newMessages', unread.count)}</div>`
            : nothing
        }<inbox-bubble
          role="listitem"
          tabindex=${key === stop ? 0 : -1}
          data-key=${key}
          .message=${message}
          .entry=${entry}
          .me=${me}
          ?first=${first || begins}
          ?answerable=${answerable}
          ?again=${answerable && !entry && isRepeatable(message) && !resent.has(message.id)}
        ></inbox-bubble>`;
    },
  );
};

/** A text the server took, and could not deliver. Files are single use, and a sent template does not tell its slots. */
const isRepeatable = ({ status, author, content }: Message): boolean =>
  status === 'failed' && author.kind === 'agent' && content.kind === 'text';

const startOfDay = (at: Ms): number => new Date(at).setHours(0, 0, 0, 0);
