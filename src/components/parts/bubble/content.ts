import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../../context/locale.controller.js';
import { visibleName } from '../../../domain/file-name.js';
import { safeUrl } from '../../../domain/links.js';
import { plainText } from '../../../domain/marks.js';
import type { Content, Message } from '../../../domain/message.js';
import { formatPhone } from '../../../domain/phone.js';
import { renderMarks } from '../marks/marks.js';

type Of<K extends Content['kind']> = Extract<Content, { kind: K }>;

/** Up to three emoji and nothing else are drawn large. */
const BIG = new RegExp('^(?:\\p{RGI_Emoji}\\s*){1,3}$', 'v');

/** What was said, drawn. System lines are drawn by the bubble itself. */
export const renderContent = (message: Message, t: LocaleController, blob: Blob | undefined): TemplateResult => {
  const { content } = message;
  if (message.deletedAt !== undefined) return html`<span class="gone">${t.term('deleted')}</span>`;
  switch (content.kind) {
    case 'text':
      return html`${words(content.text)}${options(content.buttons)}`;
    case 'image':
    case 'video':
    case 'sticker':
      return html`<inbox-media
          kind=${content.kind}
          .media=${content.media}
          .blob=${blob}
          alt=${plainText(content.caption ?? '')}
        ></inbox-media>
        ${words(content.caption)}`;
    case 'audio':
      return html`<inbox-audio .media=${content.media} .blob=${blob}></inbox-audio>${words(content.caption)}`;
    case 'document':
      return html`<inbox-document .media=${content.media} .blob=${blob}></inbox-document>${words(content.caption)}`;
    case 'location':
      return renderLocation(content, t);
    case 'contacts':
      return renderContacts(content, t);
    case 'template':
      return renderTemplate(content, blob);
    case 'choice':
      return html`<span class="choice"
        ><inbox-icon name="choice"></inbox-icon
        ><span dir="auto"
          >${content.text}${content.description ? html`<br /><small>${content.description}</small>` : nothing}</span
        ></span
      >`;
    case 'notice':
    case 'unsupported':
      return html`<span class="gone"
        >${t.term('unsupportedMessage')}${content.kind === 'unsupported' && content.note
          ? ` (${content.note})`
          : nothing}</span
      >`;
  }
};

const words = (text: string | undefined) =>
  text ? html`<div class="words ${BIG.test(text) ? 'big' : ''}">${renderMarks(text)}</div>` : nothing;

const options = (buttons: readonly string[] | undefined) =>
  buttons?.length
    ? html`<ul class="options">
        ${buttons.map((button) => html`<li>${button}</li>`)}
      </ul>`
    : nothing;

const renderLocation = ({ lat, lng, name, address }: Of<'location'>, t: LocaleController): TemplateResult =>
  html`<div class="card">
    <inbox-icon name="pin"></inbox-icon>
    <span class="grow" dir="auto"
      >${name ?? t.term('kind', 'location')}<small>${address ?? `${lat.toFixed(5)}, ${lng.toFixed(5)}`}</small
      ><a
        href=${safeUrl(`https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=16/${lat}/${lng}`)}
        target="_blank"
        rel="noopener noreferrer"
        >${t.term('openMap')}</a
      ></span
    >
  </div>`;

const renderContacts = ({ contacts }: Of<'contacts'>, t: LocaleController): TemplateResult =>
  html`${contacts.map(
    ({ name, phones }) =>
      html`<div class="card">
        <inbox-icon name="contact"></inbox-icon>
        <span class="grow" dir="auto"
          >${name || t.term('unnamed')}${phones.map((phone) => html`<small>${formatPhone(phone)}</small>`)}</span
        >
      </div>`,
  )}`;

const renderTemplate = ({ header, footer, text, media, buttons }: Of<'template'>, blob: Blob | undefined): TemplateResult =>
  html`${media ? renderHeader(media, blob) : nothing}
    ${header ? html`<span class="template-head" dir="auto">${header}</span>` : nothing}
    ${words(text)} ${footer ? html`<span class="template-foot" dir="auto">${footer}</span>` : nothing}
    ${options(buttons)}`;

const renderHeader = (media: NonNullable<Of<'template'>['media']>, blob: Blob | undefined): TemplateResult =>
  /^(image|video)\//.test(media.mime)
    ? html`<inbox-media
        kind=${media.mime.startsWith('video') ? 'video' : 'image'}
        .media=${media}
        .blob=${blob}
      ></inbox-media>`
    : html`<inbox-document .media=${media} .blob=${blob}></inbox-document>`;

/** One line of plain words for what a message says: for quotes, screen readers and the clipboard. */
export const summaryOf = (content: Content, t: LocaleController): string => {
  switch (content.kind) {
    case 'text':
    case 'choice':
      return plainText(content.text);
    case 'template':
      return plainText([content.header, content.text].filter(Boolean).join(' '));
    case 'document':
      return [t.term('kind', 'document'), visibleName(content.media.name ?? ''), plainText(content.caption ?? '')]
        .filter(Boolean)
        .join(', ');
    case 'image':
    case 'video':
    case 'audio':
    case 'sticker': {
      const kind = content.kind === 'audio' && content.media.voice ? t.term('voiceMessage') : t.term('kind', content.kind);
      return [kind, plainText(content.caption ?? '')].filter(Boolean).join(', ');
    }
    case 'location':
      return [t.term('kind', 'location'), content.name, content.address].filter(Boolean).join(', ');
    case 'contacts':
      return [t.term('kind', 'contacts'), ...content.contacts.map(({ name }) => name)].join(', ');
    case 'notice':
      return t.term('notice', content.code, content.args ?? {});
    case 'unsupported':
      return t.term('kind', 'unsupported');
  }
};
