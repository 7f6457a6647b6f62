import type { LocaleController } from '../../../context/locale.controller.js';
import { contactName } from '../../../domain/contact-name.js';
import type { Conversation, Preview } from '../../../domain/conversation.js';
import type { Id, Ms } from '../../../domain/id.js';
import { plainText } from '../../../domain/texts.js';
import type { Queue } from '../../../domain/queue.js';
import { listedWindow, urgencyOf, type Window } from '../../../domain/window.js';
import { KIND_ICONS } from '../icon/kind-icons.js';

/** A wait that is too long: ten minutes. */
const LONG_WAIT: Ms = 10 * 60_000;

/** More of a message is never seen in one line. */
const MAX_PREVIEW = 160;

/** What a row shows, and how it is read out where that is more. */
export interface RowWords {
  name: string;
  time: string;
  preview: string;
  channel: string;
  since: string;
  /** Who has it, or where it is. */
  place: string | undefined;
  wait: { text: string; spoken: string; isLong: boolean } | undefined;
  window: { text: string; spoken: string; tone: 'soon' | 'last' | 'closed' | 'calm' } | undefined;
  /** The whole row in one sentence: who, what needs action, what was said, the rest. */
  spoken: string;
}

/** From where a row is looked at. */
export interface RowSight {
  now: Ms;
  window?: Window | undefined;
  me?: Id | undefined;
  queue?: Queue | undefined;
}

/** Puts a conversation into the words of a row. */
export const rowWords = (
  row: Conversation,
  { now, window, me, queue }: RowSight,
  t: LocaleController,
): RowWords => {
  const words = {
    name: contactName(row.contact) ?? t.term('unnamed'),
    time: t.moment(row.preview?.at ?? row.activeAt, now),
    preview: previewText(row.preview, t),
    channel: row.channel.label ?? t.term('channel', row.channel.kind),
    since: t.term('since', t.moment(row.createdAt, now)),
    place: placeOf(row, queue, me, t),
    wait: waitOf(row, now, t),
    window: windowWords(listedWindow(row, window, now), now, t),
  };
  const spoken = [
    words.name,
    row.unread > 0 && t.term('unreadCount', row.unread),
    words.wait?.spoken,
    words.window?.spoken,
    spokenPreview(row.preview, words.preview, t),
    words.time,
    words.channel,
    words.since,
    words.place,
  ];
  return { ...words, spoken: spoken.filter(Boolean).join(', ') };
};

const previewText = (preview: Preview | undefined, t: LocaleController): string => {
  if (!preview) return '';
  const text = plainText(preview.text).slice(0, MAX_PREVIEW).trim();
  return text === '' && KIND_ICONS[preview.kind] ? t.term('kind', preview.kind) : text;
};

const spokenPreview = (
  preview: Preview | undefined,
  text: string,
  t: LocaleController,
): string | false => {
  if (!preview || text === '') return false;
  const kind = KIND_ICONS[preview.kind] && t.term('kind', preview.kind);
  const said = kind && kind !== text ? `${kind}: ${text}` : text;
  if (preview.direction === 'in') return said;
  const status = preview.status && t.term('delivery', preview.status);
  return `${t.term('previewYou')} ${said}${status ? `, ${status}` : ''}`;
};

const placeOf = (
  { assignee }: Conversation,
  queue: Queue | undefined,
  me: Id | undefined,
  t: LocaleController,
): string | undefined => {
  if (assignee && assignee.id !== me) return t.term('withAgent', assignee.name);
  return queue && (queue.label ?? t.term('queue', queue.kind));
};

const waitOf = ({ waitingSince }: Conversation, now: Ms, t: LocaleController): RowWords['wait'] => {
  if (waitingSince === undefined) return undefined;
  const waited = Math.max(now - waitingSince, 0);
  const text = t.term('duration', waited);
  return { text, spoken: t.term('waitingFor', text), isLong: waited >= LONG_WAIT };
};

const windowWords = (
  window: Window | undefined,
  now: Ms,
  t: LocaleController,
): RowWords['window'] => {
  if (window?.state === 'closed' || window?.state === 'waiting') {
    return {
      text: t.term('windowShutShort'),
      spoken: t.term('windowShut'),
      tone: window.state === 'closed' ? 'closed' : 'calm',
    };
  }
  if (window?.state !== 'open' || window.until === undefined) return undefined;
  const left = window.until - now;
  const tone = urgencyOf(left);
  if (tone === 'calm') return undefined;
  const text = t.term('duration', left);
  return { text, spoken: t.term('windowLeft', text), tone };
};
