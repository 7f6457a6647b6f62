import { css, html, type TemplateResult } from 'lit';
import { InboxIcon } from '../icon/icon.js';
import { InboxPopover } from '../popover/popover.js';
import { renderReplyOptions, type ReplyOptions } from '../quick-reply-list/quick-reply-options.js';
import { replyOptionsStyles } from '../quick-reply-list/quick-reply-options.styles.js';

/* The list above the message field, loaded at the first `/`; drawn in the field's own root, so that it can point into it. */

export const uses = [InboxIcon, InboxPopover];

export const styles = [
  replyOptionsStyles,
  css`
    .options {
      display: flex;
      flex-direction: column;
      width: min(400px, calc(100vw - 18px));
      max-height: min(292px, calc(100dvh - 120px)); /* ends within a reply: there are more */
      padding: 6px;
    }

    .note {
      padding: 12px;
      color: var(--_text-2);
      font: var(--_type-small);
      text-align: center;
    }
  `,
];

/** `note`: why there are none. */
export const renderSlashList = (
  anchor: Element,
  options: ReplyOptions,
  note: string,
): TemplateResult =>
  html`<inbox-popover open manual side="above" .anchor=${anchor}>
    <div class="options">
      ${
        options.replies.length > 0
          ? renderReplyOptions(options)
          : html`<div id="options" class="note" role="status">${note}</div>`
      }
    </div>
  </inbox-popover>`;
