import { css, html, LitElement, nothing } from 'lit';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { NowController } from '../../../context/now.controller.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { InboxIcon } from '../../parts/icon/icon.js';

/**
 * @summary A slim line that says when the inbox is not live, and what will happen. What is on the screen stays.
 * @tag inbox-connection-line
 * @csspart base - The line.
 */
export class InboxConnectionLine extends LitElement {
  static readonly tag = 'inbox-connection-line';
  static readonly uses = [InboxIcon];
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      .line {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 8px;
        min-height: 32px;
        padding: 2px 12px;
        background: var(--_warning-tint);
        color: var(--_warning);
        font: var(--_type-small);
        text-align: center;
        --inbox-icon-size: 16px;
      }

      .line.quiet {
        background: var(--_canvas);
        color: var(--_text-2);
        animation: wait 1s step-end;
      }

      .line.severe {
        background: var(--_danger-tint);
        color: var(--_danger);
      }

      .button {
        color: inherit;
        text-decoration: underline;
      }

      @keyframes wait {
        from {
          visibility: hidden;
        }
      }
    `,
  ];

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #connection = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.connection,
    ({ value, context }) => [value, context.retryAt, context.storage],
  );

  constructor() {
    super();
    // The seconds to the next try count down.
    new NowController(this, 1000);
  }

  override render() {
    const t = this.#locale;
    const snapshot = this.#connection.snapshot;
    switch (snapshot?.value) {
      case 'connecting':
        return html`<div part="base" class="line quiet" role="status">
          ${t.term('connecting')}
        </div>`;
      case 'reconnecting': {
        const now = this.#inbox.handle?.environment.clock.now() ?? 0;
        const seconds = Math.ceil(((snapshot.context.retryAt ?? now) - now) / 1000);
        return html`<div part="base" class="line">
          <inbox-icon name="offline"></inbox-icon>
          <span role="status" class="sr">${t.term('offlineNow')}</span>
          <span class="num">${t.term('reconnecting', Math.max(0, seconds))}</span>
          ${this.#renderButton('reconnectNow')}
        </div>`;
      }
      case 'signedOut':
        return html`<div part="base" class="line severe" role="alert">
          <inbox-icon name="signIn"></inbox-icon>${t.term('signedOut')}
          ${this.#renderButton('signIn')}
        </div>`;
      default:
        return snapshot?.context.storage === 'memory'
          ? html`<div part="base" class="line" role="status">${t.term('notDurable')}</div>`
          : nothing;
    }
  }

  #renderButton(key: 'reconnectNow' | 'signIn') {
    return html`<button
      class="button small quiet"
      type="button"
      @click=${() => this.#inbox.handle?.actor.send({ type: 'connect.now' })}
    >
      ${this.#locale.term(key)}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-connection-line': InboxConnectionLine;
  }
}
