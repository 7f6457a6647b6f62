import { Check, CheckCheck, Ellipsis, FileText, List, MapPin, Reply } from 'lucide';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { until } from 'lit/directives/until.js';
import { renderMarks } from '../../src/components/parts/marks/marks.js';
import type { Media } from '../../src/domain/message.js';
import { formatPhone } from '../../src/domain/phone.js';
import { icon } from '../icons.js';
import { kindName, lengthOf, sizeOf, timeOf } from './format.js';
import type { PhoneMessage } from './phones.js';

/** What a bubble asks for. */
export interface BubbleActions {
  /** The shop's name. */
  shop: string;
  url: (media: Media) => Promise<string>;
  menu: (message: PhoneMessage, button: HTMLElement) => void;
  choose: (message: PhoneMessage, optionId: string) => void;
  openList: (message: PhoneMessage) => void;
  played: (message: PhoneMessage) => void;
  showQuoted: (messageId: string) => void;
}

/** One message on the customer's phone: her own to the right. */
export const bubble = (message: PhoneMessage, actions: BubbleActions): TemplateResult =>
  message.deletedAt === undefined ? living(message, actions) : deleted(message);

function living(message: PhoneMessage, actions: BubbleActions): TemplateResult {
  const { id, content, author, editedAt, at } = message;
  const openMenu = ({ currentTarget }: Event) =>
    actions.menu(message, currentTarget as HTMLElement);
  return html`
    <li id=${`m-${id}`} class="message ${sideOf(message)} ${content.kind}">
      <div class="bubble">
        ${author.kind === 'bot' ? html`<p class="author">Assistente virtual</p>` : nothing}
        ${quoteOf(message, actions)} ${contentOf(message, actions)}
        <div class="meta">
          <button
            class="icon-button more"
            aria-label="Opções da mensagem"
            aria-haspopup="menu"
            @click=${openMenu}
          >
            ${icon(Ellipsis)}
          </button>
          ${editedAt === undefined ? nothing : 'Editada · '}
          <time>${timeOf(at)}</time>${message.direction === 'in' ? ticks(message) : nothing}
        </div>
      </div>
      ${options(message, actions)} ${reactions(message)}
    </li>
  `;
}

const deleted = (message: PhoneMessage): TemplateResult => html`
  <li id=${`m-${message.id}`} class="message ${sideOf(message)}">
    <div class="bubble">
      <p class="deleted">
        ${message.direction === 'in' ? 'Você apagou esta mensagem' : 'Mensagem apagada'}
      </p>
      <div class="meta"><time>${timeOf(message.at)}</time></div>
    </div>
  </li>
`;

const sideOf = ({ direction }: PhoneMessage): string => (direction === 'in' ? 'own' : 'theirs');

function contentOf(message: PhoneMessage, actions: BubbleActions): unknown {
  const { content } = message;
  switch (content.kind) {
    case 'text':
      return html`<div class="words">${renderMarks(content.text)}</div>`;
    case 'choice':
      return html`<div class="words">
        <p>${content.text}</p>
        ${content.description ? html`<p class="small">${content.description}</p>` : nothing}
      </div>`;
    case 'image':
      return html`${picture(content.media, actions, 'Foto')}${caption(content.caption)}`;
    case 'sticker':
      return picture(content.media, actions, 'Figurinha');
    case 'video':
      return html`<video
          class="media"
          controls
          preload="metadata"
          aria-label="Vídeo"
          width=${content.media.width ?? 320}
          height=${content.media.height ?? 180}
          src=${until(actions.url(content.media), nothing)}
          @play=${() => actions.played(message)}
        ></video
        >${caption(content.caption)}`;
    case 'audio':
      return html`<audio
          controls
          preload="metadata"
          aria-label=${content.media.voice ? 'Mensagem de voz' : 'Áudio'}
          src=${until(actions.url(content.media), nothing)}
          @play=${() => actions.played(message)}
        ></audio>
        ${waveform(content.media)}
        <p class="small">
          ${content.media.voice ? 'Mensagem de voz' : (content.media.name ?? 'Áudio')}
          ${content.media.durationMs ? ` · ${lengthOf(content.media.durationMs)}` : nothing}
        </p>`;
    case 'document':
      return html`${file(content.media, actions)}${caption(content.caption)}`;
    case 'location':
      return html`<p class="card">
        ${icon(MapPin)}<span>
          <strong>${content.name ?? 'Localização'}</strong><br />
          <span class="small">
            ${content.address ?? `${content.lat.toFixed(5)}, ${content.lng.toFixed(5)}`}
          </span>
        </span>
      </p>`;
    case 'contacts':
      return content.contacts.map(
        ({ name, phones }) =>
          html`<p class="card">
            <span>
              <strong>${name}</strong>${phones.map(
                (phone) => html`<br /><span class="small">${formatPhone(phone)}</span>`,
              )}
            </span>
          </p>`,
      );
    case 'template':
      return html`${content.media ? templateMedia(content.media, actions) : nothing}
        <div class="words">
          ${content.header ? html`<p><strong>${content.header}</strong></p>` : nothing}
          ${renderMarks(content.text)}
          ${content.footer ? html`<p class="small">${content.footer}</p>` : nothing}
        </div>`;
    default:
      return html`<p class="deleted">Esta mensagem não pode ser mostrada aqui.</p>`;
  }
}

/** Its shape, as the sender measured it. */
const waveform = ({ waveform: levels = [] }: Media) =>
  levels.length > 0
    ? html`<svg class="waveform" viewBox="0 0 ${levels.length * 3} 24" aria-hidden="true">
        ${levels.map(
          (level, at) =>
            svg`<rect x=${at * 3} y=${11 - 11 * level} width="2" height=${2 + 22 * level} rx="1" />`,
        )}
      </svg>`
    : nothing;

const caption = (text: string | undefined) =>
  text ? html`<div class="words">${renderMarks(text)}</div>` : nothing;

const picture = (media: Media, { url }: BubbleActions, alt: string) =>
  html`<img
    class="media"
    alt=${alt}
    width=${media.width ?? 320}
    height=${media.height ?? 240}
    src=${until(url(media), nothing)}
  />`;

const file = (media: Media, { url }: BubbleActions) =>
  html`<a class="card" download=${media.name ?? 'arquivo'} href=${until(url(media), nothing)}>
    ${icon(FileText)}<span>
      <strong>${media.name ?? 'Documento'}</strong><br /><span class="small"
        >${sizeOf(media.bytes)}</span
      >
    </span>
  </a>`;

const templateMedia = (media: Media, actions: BubbleActions) =>
  media.mime.startsWith('image/') ? picture(media, actions, 'Foto') : file(media, actions);

function quoteOf({ quote, replyTo }: PhoneMessage, { shop, showQuoted }: BubbleActions): unknown {
  if (!quote || replyTo === undefined) return nothing;
  return html`<button class="quote" @click=${() => showQuoted(replyTo)}>
    <strong>${quote.direction === 'in' ? 'Você' : shop}</strong>
    <span>${quote.text || kindName(quote.kind)}</span>
  </button>`;
}

/** What can be tapped; the buttons of a template that are no answers are shown only. */
function options(message: PhoneMessage, { choose, openList }: BubbleActions): unknown {
  const { content, options: rows = [], listLabel } = message;
  if (listLabel !== undefined) {
    return html`<button class="option" @click=${() => openList(message)}>
      ${icon(List)}${listLabel}
    </button>`;
  }
  const named = new Set(rows.map(({ title }) => title));
  const inert = content.kind === 'template' ? (content.buttons ?? []) : [];
  return html`${rows.map(
    ({ id, title }) =>
      html`<button class="option" @click=${() => choose(message, id)}>
        ${icon(Reply)}${title}
      </button>`,
  )}${inert.filter((text) => !named.has(text)).map((text) => html`<p class="option">${text}</p>`)}`;
}

const reactions = ({ reactions: list = [] }: PhoneMessage) =>
  list.length > 0
    ? html`<p class="reactions" aria-label="Reações">
        ${list.map(({ emoji }) => emoji).join(' ')}
      </p>`
    : nothing;

const ticks = ({ status }: PhoneMessage) =>
  html`<span
    class="ticks ${status ?? ''}"
    role="img"
    aria-label=${status === 'read' ? 'Lida' : 'Entregue'}
  >
    ${icon(status === 'sent' ? Check : CheckCheck)}
  </span>`;
