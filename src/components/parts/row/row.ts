import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { contactName } from '../../../domain/contact-name.js';
import type { Conversation, Preview } from '../../../domain/conversation.js';
import type { Id, Ms } from '../../../domain/id.js';
import { plainText } from '../../../domain/marks.js';
import { urgencyOf, type Window } from '../../../domain/window.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxAvatar } from '../avatar/avatar.js';
import { InboxIcon } from '../icon/icon.js';
import { KIND_ICONS } from '../icon/kind-icons.js';
import { InboxTicks } from '../ticks/ticks.js';
import { styles } from './row.styles.js';

/** A wait that is too long: ten minutes. */
const LONG_WAIT: Ms = 10 * 60_000;

/** "99+" from a hundred on. */
export const short = (count: number): string => (count > 99 ? '99+' : String(count));

/**
 * @summary One conversation in a list: who, what was said last, and what needs action.
 * @tag inbox-row
 * @csspart base - The native button.
 * @csspart name - The contact's name or number.
 * @csspart preview - The last message.
 * @csspart facts - Channel, start, owner, wait and window.
 * @cssprop [--inbox-row-height=72px] - 56px when compact.
 */
export class InboxRow extends LitElement {
  static readonly tag = 'inbox-row';
  static readonly uses = [InboxAvatar, InboxIcon, InboxTicks];
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [baseStyles, styles];

  @property({ attribute: false }) conversation?: Conversation;
  @property({ attribute: false }) window?: Window | undefined;
  /** Server time, for waits and dates. */
  @property({ attribute: false }) now: Ms = 0;
  /** The signed-in agent: "with you". */
  @property({ attribute: false }) me?: Id | undefined;
  /** It is the open one. */
  @property({ type: Boolean, reflect: true }) current = false;
  /** The list's one tab stop. */
  @property({ type: Boolean }) reachable = false;
  @property({ reflect: true }) density: 'comfortable' | 'compact' = 'comfortable';

  #locale = new LocaleController(this);

  override render() {
    const row = this.conversation;
    if (!row) return nothing;
    const t = this.#locale;
    const name = contactName(row.contact) ?? t.term('unnamed');
    const wait = row.waitingSince === undefined ? undefined : this.now - row.waitingSince;
    return html`<button
      part="base"
      type="button"
      class=${row.unread > 0 ? 'unread' : ''}
      tabindex=${this.reachable ? 0 : -1}
      aria-current=${this.current ? 'true' : nothing}
    >
      <inbox-avatar
        name=${row.contact.name ?? row.contact.handle ?? ''}
        seed=${row.contact.id}
        channel=${row.channel.kind}
      ></inbox-avatar>
      <bdi part="name" class="name cut">${name}</bdi>
      <span class="time num">${t.moment(row.preview?.at ?? row.activeAt, this.now)}</span>
      <span part="preview" class="preview">${row.preview ? this.#renderPreview(row.preview) : nothing}</span>
      ${row.unread > 0
        ? html`<span class="badge num"
            ><span aria-hidden="true">${short(row.unread)}</span
            ><span class="sr">${t.term('unreadCount', row.unread)}</span></span
          >`
        : html`<span></span>`}
      <span part="facts" class="facts">
        <span class="grow cut">${this.#channel(row)}</span>
        <span class="num">${t.term('since', t.moment(row.createdAt, this.now))}</span>
        ${this.#renderOwner(row)}
        ${wait === undefined
          ? nothing
          : html`<span class="wait num ${wait >= LONG_WAIT ? 'long' : ''}"
              >${t.term('waitingFor', t.term('duration', Math.max(wait, 0)))}</span
            >`}
        ${this.#renderWindow()}
      </span>
    </button>`;
  }

  #channel({ channel }: Conversation): string {
    return channel.label ?? this.#locale.term('channel', channel.kind);
  }

  #renderPreview({ direction, kind, status, text }: Preview) {
    const icon = KIND_ICONS[kind];
    const words = plainText(text) || (icon ? this.#locale.term('kind', kind) : '');
    return html`${direction === 'out' && status ? html`<inbox-ticks status=${status}></inbox-ticks>` : nothing}
      ${icon ? html`<inbox-icon name=${icon}></inbox-icon>` : nothing}
      <bdi class="cut">${words}</bdi>`;
  }

  #renderOwner({ assignee }: Conversation) {
    if (!assignee || assignee.id === this.me) return nothing;
    return html`<span class="grow cut">${this.#locale.term('withAgent', assignee.name)}</span>`;
  }

  #renderWindow() {
    const window = this.window;
    if (window?.state === 'closed' || window?.state === 'waiting') {
      return html`<span class="chip closed"
        ><inbox-icon name="lock"></inbox-icon>${this.#locale.term('windowShut')}</span
      >`;
    }
    if (window?.state !== 'open' || window.until === undefined) return nothing;
    const left = window.until - this.now;
    const urgency = urgencyOf(left);
    if (urgency === 'calm') return nothing;
    return html`<span class="chip num ${urgency}"
      ><inbox-icon name="hourglass"></inbox-icon
      ><span class="sr">${this.#locale.term('windowLeft', '')}</span>${this.#locale.term(
        'duration',
        left,
      )}</span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-row': InboxRow;
  }
}
