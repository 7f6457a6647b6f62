import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { LocaleController } from '../../../context/locale.controller.js';
import type { ThreadItem } from '../../../context/thread.controller.js';
import type { Id, Ms } from '../../../domain/id.js';
import type { Message } from '../../../domain/message.js';
import { placesOf, type Place } from '../../../domain/timeline.js';
import type { Stretch } from '../../flow/flow.js';

export interface Rows {
  items: readonly ThreadItem[];
  /** Those of them that are drawn. */
  drawn: readonly Stretch[];
  /** How many there are in all; -1 while that is not known. */
  size: number;
  t: LocaleController;
  now: Ms;
  me: Id | undefined;
  /** The item that is the one tab stop; where it is not drawn, one that is. */
  stop: Id | undefined;
  /** Before which item the unread ones begin, and how many they were. */
  unread: { key: Id; count: number } | undefined;
  answerable: boolean;
  /** Messages that were sent again. */
  resent: ReadonlySet<Id>;
}

/** The messages with their day marks. A message keeps its node from the echo on, wherever it moves. */
export const renderRows = (rows: Rows): unknown => {
  const { items, drawn } = rows;
  const { from, to } = drawn.find((stretch) => stretch.to - stretch.from > 1) ?? drawn[0]!;
  const known = drawn.some((each) =>
    items.slice(each.from, each.to).some(({ key }) => key === rows.stop),
  );
  const stop = known ? rows.stop : items[to === items.length ? to - 1 : (from + to) >> 1]?.key;
  const entries = drawn.flatMap((stretch, at) => [gap(`above-${at}`), ...entriesOf(rows, stretch)]);
  return repeat(
    [...entries, gap('below')],
    ({ key }) => key,
    (entry) =>
      'gap' in entry ? html`<div class="gap"></div>` : renderRow({ ...rows, stop }, entry),
  );
};

interface Entry {
  key: Id;
  item: ThreadItem;
  index: number;
  place: Place;
}

const gap = (key: string) => ({ key, gap: true });

const entriesOf = ({ items }: Rows, { from, to }: Stretch): Entry[] => {
  const begin = Math.max(from - 1, 0);
  const places = placesOf(
    items.slice(begin, to + 1).map(({ message }) => message),
    startOfDay,
  );
  return items.slice(from, to).map((item, at) => ({
    key: item.key,
    item,
    index: from + at,
    place: places[from - begin + at]!,
  }));
};

const renderRow = (
  { t, now, me, stop, unread, answerable, resent, size }: Rows,
  { item: { key, message, entry }, index, place: { newDay, first } }: Entry,
) => {
  const begins = key === unread?.key;
  return html`<div class="item">
    ${
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
      aria-posinset=${index + 1}
      aria-setsize=${size}
      tabindex=${key === stop ? 0 : -1}
      data-key=${key}
      .message=${message}
      .entry=${entry}
      .me=${me}
      ?first=${first || begins}
      ?answerable=${answerable}
      ?again=${answerable && !entry && isRepeatable(message) && !resent.has(message.id)}
    ></inbox-bubble>
  </div>`;
};

/** A text the server took, and could not deliver. Files are single use, and a sent template does not tell its slots. */
const isRepeatable = ({ status, author, content }: Message): boolean =>
  status === 'failed' && author.kind === 'agent' && content.kind === 'text';

const startOfDay = (at: Ms): number => new Date(at).setHours(0, 0, 0, 0);
