import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../../context/locale.controller.js';
import { kindOfMime } from '../../../domain/attachment.js';
import type { QuickReply } from '../../../domain/lookups.js';
import { plainText } from '../../../domain/marks.js';
import { KIND_ICONS } from '../icon/kind-icons.js';

/** A list box of quick replies, steered by a field of the same root that points at `option-<at>`. */
export interface ReplyOptions {
  t: LocaleController;
  replies: readonly QuickReply[];
  /** Which one is marked. */
  at: number;
  /** The field says that it is a combobox: then the list needs no tab stop of its own to be scrolled by keys. */
  combobox?: boolean;
  onPoint: (index: number) => void;
  onPick: (reply: QuickReply) => void;
}

/** Style it with `replyOptionsStyles`. */
export const renderReplyOptions = ({
  t,
  replies,
  at,
  combobox = false,
  onPoint,
  onPick,
}: ReplyOptions): TemplateResult =>
  html`<div
    id="options"
    role="listbox"
    tabindex=${combobox ? -1 : 0}
    aria-label=${t.term('quickReplies')}
    @mousedown=${(event: Event) => event.preventDefault()}
  >
    ${replies.map(
      (reply, index) =>
        // The field has the keyboard.
        // eslint-disable-next-line lit-a11y/click-events-have-key-events
        html`<div
          id="option-${index}"
          role="option"
          aria-selected=${index === at}
          @pointermove=${() => onPoint(index)}
          @click=${() => onPick(reply)}
        >
          <b class="cut" dir="auto">${reply.name}</b>${
            reply.shortcut ? html`<code>/${reply.shortcut}</code>` : nothing
          }
          <span class="text"
            >${renderMedia(reply, t)}<bdi class="cut">${plainText(reply.text)}</bdi></span
          >
        </div>`,
    )}
  </div>`;

const renderMedia = ({ media }: QuickReply, t: LocaleController) => {
  if (!media) return nothing;
  const kind = kindOfMime(media.mime);
  return html`<inbox-icon name=${KIND_ICONS[kind] ?? 'file'}></inbox-icon
    ><span class="sr">${t.term('kind', kind)}</span>`;
};
