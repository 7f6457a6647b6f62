import type { Conversation } from '../../src/domain/conversation.js';
import type { Media, Message } from '../../src/domain/message.js';
import { plain } from '../page/workload.js';

/* How the controls draw a row: as plain as it can be and still say the same. */

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const time = (at: number): string => new Date(at).toISOString().slice(11, 16);
const day = (at: number): string => new Date(at).toISOString().slice(5, 10);
const initials = (name: string): string => {
  const words = name.trim().split(' ');
  return `${words[0]![0]}${words.at(-1)![0]}`.toUpperCase();
};
const hueOf = (id: string): number => (Number(id.slice(1)) * 31) % 360;
const GLYPH =
  '<svg viewBox="0 0 24 24"><path d="M4 5h16v11H10l-4 4v-4H4z" fill="none" stroke="currentColor"/></svg>';
const linked = (text: string): string =>
  escape(text).replace(/https:\S+/g, (url) => `<a href="${url}">${url}</a>`);

/** A picture of which the size is not known has none until it has come. */
const sizeOf = ({ width }: Media): string => (width ? 'width="320" height="240"' : 'width="320"');

export const bubble = (message: Message): string => {
  const { content, quote, direction, status, at, reactions = [] } = message;
  const media =
    content.kind === 'image'
      ? `<img src="${content.media.url}" ${sizeOf(content.media)} alt="">`
      : content.kind === 'audio'
        ? '<button>▶</button><progress></progress>'
        : '';
  const said = quote ? `<blockquote>${escape(quote.text)}</blockquote>` : '';
  const ticks = status ? `<i>${status === 'read' ? '✓✓' : '✓'}</i>` : '';
  const liked = reactions.map(({ emoji }) => `<div>${emoji}</div>`).join('');
  return `<div class="row ${direction}"><div class="bubble">${said}${media}<p>${linked(plain(message))}</p><small>${time(at)}${ticks}</small>${liked}</div></div>`;
};

export const card = ({ contact, preview, unread }: Conversation): string =>
  `<div class="card"><b>${escape(contact.name ?? '')}</b><small>${time(preview?.at ?? 0)}</small><p>${escape(preview?.text ?? '')}</p>${unread > 0 ? `<i>${unread}</i>` : ''}</div>`;

/** A row that says all that ours says: for who has a list, and leaves what is in it to others. */
export const listed = (row: Conversation): string => {
  const { contact, channel, createdAt, preview, unread } = row;
  const name = escape(contact.name ?? '');
  const count = unread > 0 ? `<i>${unread}</i>` : '';
  return `<div class="card listed"><span class="face" style="background: hsl(${hueOf(contact.id)} 60% 85%)">${initials(name)}${GLYPH}</span><div><p><b>${name}</b><small>${time(preview?.at ?? 0)}</small></p><p><span>${escape(preview?.text ?? '')}</span>${count}</p><p><small>${escape(channel.label ?? channel.kind)} · desde ${day(createdAt)}</small></p></div></div>`;
};

/** The sheet of the controls; a node of its own, as it is no part of what is measured. */
export const addStyles = (): void => {
  const style = document.createElement('style');
  style.textContent = `
    .plain { height: 100%; overflow-y: auto; overflow-anchor: none; contain: strict; font: 15px/1.4 system-ui; }
    .row { display: flex; padding: 2px 12px; contain: layout style; }
    .row.out { justify-content: flex-end; }
    .bubble { max-width: 65%; padding: 6px 9px; border-radius: 8px; background: #eee; overflow-wrap: anywhere; }
    .row p, .card p { margin: 0; }
    .bubble img { display: block; }
    .bubble blockquote { margin: 0; padding: 4px; border-inline-start: 3px solid; }
    .fixed .row { box-sizing: border-box; height: 64px; overflow: hidden; }
    .lazily .row { content-visibility: auto; contain-intrinsic-height: auto 56px; }
    .card { height: 72px; overflow: hidden; padding: 8px; box-sizing: border-box; contain: strict; }
    .listed { display: flex; gap: 12px; align-items: center; }
    .listed > div { flex: 1; min-width: 0; }
    .listed p { display: flex; gap: 8px; }
    .listed p > :first-child { flex: 1; overflow: hidden; text-overflow: ellipsis; }
    .listed i { padding: 1px 6px; border-radius: 9px; background: #076; color: #fff; }
    .face { position: relative; flex: none; width: 40px; height: 40px; border-radius: 50%; font-weight: 600; line-height: 40px; text-align: center; }
    .face svg { position: absolute; inset: auto -4px -3px auto; width: 18px; padding: 2px; border-radius: 50%; background: #fff; }
    .card p { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }`;
  document.head.append(style);
};

/** The control's scroller, in the box. */
export const pane = (box: HTMLElement, name = ''): HTMLElement => {
  const scroller = document.createElement('div');
  scroller.className = `plain ${name}`;
  box.append(scroller);
  return scroller;
};

export const toEnd = (scroller: HTMLElement): void => {
  scroller.scrollTop = scroller.scrollHeight;
};
