import { html, nothing, type TemplateResult } from 'lit';
import { isFewEmoji } from '../../../domain/emoji.js';
import { plainText } from '../../../domain/texts.js';
import type { Content, ContentOf, Media } from '../../../domain/message.js';
import { renderMarks } from '../marks/marks.js';
import { drawLazily } from '../../define.js';
import type { Face } from './face.js';
import { lazy } from './lazy.js';

/** What was said, drawn. System lines are the bubble's own. */
export const renderContent = (content: Content, face: Face): TemplateResult | typeof nothing => {
  switch (content.kind) {
    case 'text':
      return renderWords(content.text, face);
    case 'image':
    case 'video':
    case 'sticker':
      return html`${renderPicture(content.kind, content.media, content.caption, face)}
      ${renderWords(content.caption, face)}`;
    case 'audio':
      return html`${renderAudio(content.media, face)} ${renderWords(content.caption, face)}`;
    case 'document':
      return html`${renderDocument(content.media, face)} ${renderWords(content.caption, face)}`;
    case 'location':
    case 'contacts':
      return renderCard(content, face);
    case 'template':
      return renderTemplate(content, face);
    case 'choice':
      return html`<span class="choice"
        ><inbox-icon name="choice"></inbox-icon
        ><bdi
          >${content.text}${
            content.description ? html`<br /><small>${content.description}</small>` : nothing
          }</bdi
        ></span
      >`;
    case 'notice':
    case 'unsupported':
      return html`<span class="gone"
        >${face.t.term('unsupportedMessage')}${
          content.kind === 'unsupported' && content.note
            ? html` <bdi>(${content.note})</bdi>`
            : nothing
        }</span
      >`;
  }
};

/** What could be tapped below a message. */
export const renderOptions = (content: Content): TemplateResult | typeof nothing =>
  'buttons' in content && content.buttons?.length
    ? html`<ul class="options">
        ${content.buttons.map((button) => html`<li dir="auto">${button}</li>`)}
      </ul>`
    : nothing;

const renderWords = (text: string | undefined, { tab }: Face) =>
  text
    ? html`<div class="words ${isFewEmoji(text) ? 'big' : ''}">${renderMarks(text, tab)}</div>`
    : nothing;

const renderPicture = (
  kind: 'image' | 'video' | 'sticker',
  media: Media,
  caption: string | undefined,
  { blob, tab }: Face,
) => {
  drawLazily(lazy.media);
  return html`<inbox-media
    kind=${kind}
    tabindex=${tab}
    alt=${plainText(caption ?? '')}
    .media=${media}
    .blob=${blob}
  ></inbox-media>`;
};

const renderAudio = (media: Media, { blob, id, side, tab }: Face) => {
  drawLazily(lazy.audio);
  return html`<inbox-audio
    tabindex=${tab}
    side=${side}
    .message=${id}
    .media=${media}
    .blob=${blob}
  ></inbox-audio>`;
};

const renderDocument = (media: Media, { blob, tab }: Face) => {
  drawLazily(lazy.document);
  return html`<inbox-document tabindex=${tab} .media=${media} .blob=${blob}></inbox-document>`;
};

const renderCard = (content: ContentOf<'location' | 'contacts'>, { tab }: Face) => {
  drawLazily(lazy.card);
  const holds = content.kind === 'location' || content.contacts.some(({ phones }) => phones.length);
  return html`<inbox-card tabindex=${holds ? tab : nothing} .content=${content}></inbox-card>`;
};

const renderTemplate = (
  { header, footer, text, media }: ContentOf<'template'>,
  face: Face,
): TemplateResult =>
  html`${media ? renderHeader(media, face) : nothing}
  ${header ? html`<div class="head" dir="auto">${header}</div>` : nothing}
  ${renderWords(text, face)}
  ${footer ? html`<div class="foot" dir="auto">${footer}</div>` : nothing}`;

const renderHeader = (media: Media, face: Face) => {
  const [type] = media.mime.split('/');
  return type === 'image' || type === 'video'
    ? renderPicture(type, media, undefined, face)
    : renderDocument(media, face);
};

/** How the bubble wraps its content. */
export const shapeOf = (content: Content): string => {
  switch (content.kind) {
    case 'image':
    case 'video':
      return content.caption ? 'pictured' : 'pictured over';
    case 'sticker':
      return 'bare over';
    case 'audio':
      return content.caption ? '' : 'over';
    case 'template':
      return /^(image|video)\//.test(content.media?.mime ?? '') ? 'pictured' : '';
    default:
      return '';
  }
};
