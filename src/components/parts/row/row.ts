import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import type { Conversation } from '../../../domain/conversation.js';
import type { Id, Ms } from '../../../domain/id.js';
import type { Queue } from '../../../domain/queue.js';
import type { Window } from '../../../domain/window.js';
import { badgeStyles } from '../../../styles/badge.styles.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { paintFace, renderAvatar } from '../avatar/avatar.js';
import { avatarStyles } from '../avatar/avatar.styles.js';
import { shortCount } from '../badge/short-count.js';
import { InboxIcon, renderIcon } from '../icon/icon.js';
import { KIND_ICONS } from '../icon/kind-icons.js';
import { awaitMarks } from '../marks/marks.js';
import { renderTicks } from '../ticks/ticks.js';
import { ticksStyles } from '../ticks/ticks.styles.js';
import { rowWords, type RowWords } from './row-words.js';
import { styles } from './row.styles.js';

/** How far the clock moves before a row tells its times again. */
const STEP: Ms = 15_000;

const endOf = (window?: Window): Ms | undefined =>
  window?.state === 'open' ? window.until : undefined;

/**
 * @summary One conversation in a list: who, what was said last, and what needs action. An option of a listbox, which
 * focuses and opens it.
 * @tag inbox-row
 * @csspart name - The contact's name or number.
 * @csspart preview - The last message.
 * @csspart facts - Channel, start, owner, wait and window.
 * @cssprop [--inbox-row-height=72px] - 56px when compact.
 */
export class InboxRow extends LitElement {
  static readonly tag = 'inbox-row';
  static readonly uses = [InboxIcon];
  static override styles = [baseStyles, badgeStyles, avatarStyles, ticksStyles, styles];

  @property({ attribute: false }) conversation?: Conversation | undefined;
  @property({
    attribute: false,
    hasChanged: (a?: Window, b?: Window) => a?.state !== b?.state || endOf(a) !== endOf(b),
  })
  window?: Window | undefined;
  /** Server time, for waits and dates. */
  @property({
    attribute: false,
    hasChanged: (a: Ms, b: Ms = 0) => Math.floor(a / STEP) !== Math.floor(b / STEP),
  })
  now: Ms = 0;
  /** The signed-in agent: she is not named as the owner. */
  @property({ attribute: false }) me?: Id | undefined;
  /** The queue it is in, told where a list shows several. */
  @property({ attribute: false }) queue?: Queue | undefined;
  /** It is the open one. */
  @property({ type: Boolean, reflect: true }) current = false;
  @property({ reflect: true, useDefault: true }) density: 'comfortable' | 'compact' = 'comfortable';

  #locale = new LocaleController(this);

  constructor() {
    super();
    awaitMarks(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.role ??= 'option';
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('conversation') || !this.conversation) return;
    const { id } = this.conversation.contact;
    if (id !== changed.get('conversation')?.contact.id) paintFace(this.renderRoot, id);
  }

  override render() {
    const row = this.conversation;
    if (!row) return nothing;
    const words = rowWords(row, this, this.#locale);
    this.ariaCurrent = this.current ? 'true' : null;
    const isCompact = this.density === 'compact';
    return html`${renderAvatar(row.contact.name ?? row.contact.handle ?? '', row.channel.kind)}
      <span class="sr" role="img" aria-label=${words.spoken}></span>
      <div aria-hidden="true" class="lines ${row.unread > 0 ? 'unread' : ''}">
        <div class="line">
          <bdi part="name" class="name cut">${words.name}</bdi>
          <span class="time num">${words.time}</span>
        </div>
        <div class="line">
          <div part="preview" class="preview">${this.#renderPreview(row, words.preview)}</div>
          ${isCompact ? this.#renderNeeds(words) : nothing}
          ${row.unread > 0 ? html`<span class="badge">${shortCount(row.unread)}</span>` : nothing}
        </div>
        ${
          isCompact
            ? nothing
            : html`<div part="facts" class="line">
                <div class="facts num">
                  <bdi class="cut">${words.channel}</bdi
                  ><span>${words.since}</span
                  >${words.place ? html`<bdi class="cut">${words.place}</bdi>` : nothing}
                </div>
                ${this.#renderNeeds(words)}
              </div>`
        }
      </div>`;
  }

  #renderPreview({ preview }: Conversation, text: string) {
    if (!preview) return nothing;
    const icon = KIND_ICONS[preview.kind];
    return html`${
        preview.direction === 'out' && preview.status
          ? renderTicks(preview.status, this.#locale)
          : nothing
      }${icon ? renderIcon(icon) : nothing}<bdi class="cut">${text}</bdi>`;
  }

  #renderNeeds({ wait, window }: RowWords) {
    return html`${
      wait
        ? html`<span class="need num ${wait.isLong ? 'long' : ''}" title=${wait.spoken}
            >${renderIcon('clock')}<bdi>${wait.text}</bdi></span
          >`
        : nothing
    }${
      window
        ? html`<span class="need chip num ${window.tone}" title=${window.spoken}
            >${renderIcon(window.tone === 'soon' || window.tone === 'last' ? 'hourglass' : 'lock')}<bdi
              >${window.text}</bdi
            ></span
          >`
        : nothing
    }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-row': InboxRow;
  }
}
