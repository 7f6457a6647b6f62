import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import type { LocaleController } from '../../../context/locale.controller.js';
import type { ThreadItem } from '../../../context/thread.controller.js';
import type { Id, Ms } from '../../../domain/id.js';
import { placesOf, type Place } from '../../../domain/timeline.js';
import type { Stretch } from '../../flow/flow.js';
import type { Again } from '../../parts/bubble/face.js';
import { repeat } from '../../parts/repeat/repeat.js';
import type { Slots } from './slots.js';

export interface Rows {
  items: readonly ThreadItem[];
  /** Those of them that are drawn. */
  drawn: readonly Stretch[];
  slots: Slots;
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
  again: (item: ThreadItem) => Again;
  /** The message that a search shows. */
  found: Id | undefined;
}

/** The messages with their day marks. A message keeps its node from the echo on, wherever it moves in its conversation. */
export const renderRows = (rows: Rows): unknown => {
  const { items, drawn, unread } = rows;
  const { from, to } = drawn.find((stretch) => stretch.to - stretch.from > 1) ?? drawn[0]!;
  const known = drawn.some((each) =>
    items.slice(each.from, each.to).some(({ key }) => key === rows.stop),
  );
  const stop = known ? rows.stop : items[to === items.length ? to - 1 : (from + to) >> 1]?.key;
  const numbers = rows.slots.take(drawn.flatMap((each) => items.slice(each.from, each.to)));
  const entries = drawn.flatMap((stretch, at) => [
    gap(`above-${at}`),
    ...entriesOf(rows, stretch, numbers.splice(0, stretch.to - stretch.from)),
  ]);
  const news = unread && rows.t.term('newMessages', unread.count);
  const today = startOfDay(rows.now);
  return repeat(
    [...entries, gap('below')],
    ({ slot }) => slot,
    (entry) => {
      if ('gap' in entry) return html`<div class="gap"></div>`;
      const { item, index, place } = entry;
      const row: Row = {
        item,
        index,
        size: rows.size,
        today: place.newDay && today,
        news: item.key === unread?.key && news,
        me: rows.me,
        stops: item.key === stop,
        first: place.first,
        answerable: rows.answerable,
        again: rows.again(item),
        found: item.message.id === rows.found,
      };
      // Of all that is drawn most stays as it is.
      return guard(Object.values(row), () => renderRow(row));
    },
  );
};

interface Entry {
  slot: number;
  item: ThreadItem;
  index: number;
  place: Place;
}

/** All that one row is drawn of. */
interface Row {
  item: ThreadItem;
  index: number;
  size: number;
  /** Today, where a new day begins with it. */
  today: Ms | false;
  /** How many unread ones begin with it. */
  news: string | false | undefined;
  me: Id | undefined;
  stops: boolean;
  first: boolean;
  answerable: boolean;
  again: Again;
  /** A search shows it. */
  found: boolean;
}

const gap = (slot: string) => ({ slot, gap: true });

const entriesOf = ({ items }: Rows, { from, to }: Stretch, slots: readonly number[]): Entry[] => {
  const begin = Math.max(from - 1, 0);
  const places = placesOf(
    items.slice(begin, to + 1).map(({ message }) => message),
    startOfDay,
  );
  return items.slice(from, to).map((item, at) => ({
    slot: slots[at]!,
    item,
    index: from + at,
    place: places[from - begin + at]!,
  }));
};

const renderRow = ({
  item: { key, message, entry },
  index,
  size,
  today,
  news,
  me,
  stops,
  first,
  answerable,
  again,
  found,
}: Row) =>
  html`<div class="item">
    ${
      today === false
        ? nothing
        : html`<inbox-day-mark role="listitem" .at=${message.at} .now=${today}></inbox-day-mark>`
    }
    ${news ? html`<div class="unread" role="listitem">${news}</div>` : nothing}<inbox-bubble
      role="listitem"
      aria-posinset=${index + 1}
      aria-setsize=${size}
      tabindex=${live(stops ? 0 : -1)}
      data-key=${key}
      aria-current=${found ? 'true' : nothing}
      .message=${message}
      .entry=${entry}
      .me=${me}
      .first=${first || !!news}
      .answerable=${answerable}
      .again=${again}
    ></inbox-bubble>
  </div>`;

const startOfDay = (at: Ms): number => new Date(at).setHours(0, 0, 0, 0);
