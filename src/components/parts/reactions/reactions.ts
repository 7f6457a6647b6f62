import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import type { Message } from '../../../domain/message.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';

/**
 * @summary One badge for each emoji; who it came from is its tooltip, and all of it is read as one.
 * @tag inbox-reactions
 */
export class InboxReactions extends LitElement {
  static readonly tag = 'inbox-reactions';
  static override styles = [
    baseStyles,
    css`
      div {
        display: flex;
        gap: 4px;
      }

      span {
        padding: 0 7px;
        border-radius: 12px;
        background: var(--_raised);
        box-shadow: 0 0 0 1px var(--_line);
        font: 13px/24px var(--_font);
      }

      @media (forced-colors: active) {
        span {
          border: 1px solid CanvasText;
        }
      }
    `,
  ];

  @property({ attribute: false }) reactions: NonNullable<Message['reactions']> = [];

  #locale = new LocaleController(this);

  override render() {
    const people = new Map<string, string[]>();
    for (const { emoji, by } of this.reactions) {
      people.set(emoji, [...(people.get(emoji) ?? []), by]);
    }
    const badges = [...people].map(([emoji, names]) => ({ emoji, names, who: names.join(', ') }));
    const all = badges.map(({ emoji, who }) => `${emoji} ${who}`).join('; ');
    return html`<div role="img" aria-label=${this.#locale.term('reactions', all)}>
      ${badges.map(
        ({ emoji, names, who }) =>
          html`<span class="num" title=${who}
            >${emoji}${names.length > 1 ? ` ${names.length}` : ''}</span
          >`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-reactions': InboxReactions;
  }
}
