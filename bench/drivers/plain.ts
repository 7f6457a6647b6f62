import type { Conversation } from '../../src/domain/conversation.js';
import type { Media, Message } from '../../src/domain/message.js';
import { plain } from '../page/workload.js';

/* How the controls draw a row: as plain as it can be and still say the same. */

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const time = (at: number): string => new Date(at).toISOString().slice(11, 16);
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
