import { html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { NowController } from '../../../context/now.controller.js';
import { RowController } from '../../../context/row.controller.js';
import {
  UndeliveredController,
  type Undelivered,
} from '../../../context/undelivered.controller.js';
import { contactName } from '../../../domain/contact-name.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { InboxFocusComposerEvent } from '../../events/first.js';
import { isAnythingMissing, retryMissing, watchMissing } from '../../missing-parts.js';
import { InboxIcon } from '../../parts/icon/icon.js';
import { InboxIconButton } from '../../parts/icon-button/icon-button.js';
import { styles } from './connection-line.styles.js';

/**
 * @summary A slim line that says when the inbox is not live, and what will happen; not for a loss of less than a second.
 * What is on the screen stays. While it is live: that a message in a conversation that has been left was not sent,
 * or did not arrive.
 * @tag inbox-connection-line
 * @csspart base - The line.
 * @fires {InboxFocusComposerEvent} inbox-focus-composer - The conversation of such a message has been opened.
 */
export class InboxConnectionLine extends LitElement {
  static readonly tag = 'inbox-connection-line';
  static readonly uses = [InboxIcon, InboxIconButton];
  static override styles = [baseStyles, buttonStyles, styles];

  /** The agent has read that nothing survives a reload. */
  @state() private dismissed = false;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #connection = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.connection,
    ({ value, context }) => [value, context.retryAt, context.storage],
  );
  #undelivered = new UndeliveredController(this);
  #row = new RowController(
    this,
    (store) => store.conversations,
    () => this.#undelivered.first?.conversationId,
  );

  #unwatch: (() => void) | undefined;

  constructor() {
    super();
    // The seconds to the next try count down.
    new NowController(this, 1000);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unwatch = watchMissing(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
  }

  override render() {
    const { value, context } = this.#connection.snapshot ?? {};
    if (value === 'signedOut') return this.#renderSignedOut();
    if (value === 'reconnecting' || (value === 'connecting' && context?.error)) {
      return this.#renderLost(context?.retryAt);
    }
    if (value === 'connecting') {
      return html`<div part="base" class="line quiet says" role="status">
        ${this.#locale.term('connecting')}
      </div>`;
    }
    if (isAnythingMissing()) return this.#renderMissing();
    const { first } = this.#undelivered;
    if (first) return this.#renderUndelivered(first);
    return context?.storage === 'memory' && !this.dismissed ? this.#renderMemory() : nothing;
  }

  #renderLost(retryAt: number | undefined) {
    const now = this.#inbox.handle?.environment.clock.now() ?? 0;
    const seconds = retryAt === undefined ? 0 : Math.max(0, Math.ceil((retryAt - now) / 1000));
    return html`<div part="base" class="line lost">
      <inbox-icon name="offline"></inbox-icon>
      <span role="status" class="sr">${this.#locale.term('offlineNow')}</span>
      <span class="says num">${this.#locale.term('reconnecting', seconds)}</span>
      ${this.#renderButton('reconnectNow')}
    </div>`;
  }

  #renderSignedOut() {
    return html`<div part="base" class="line severe" role="alert">
      <inbox-icon name="signIn"></inbox-icon>
      <span class="says">${this.#locale.term('signedOut')}</span> ${this.#renderButton('signIn')}
    </div>`;
  }

  #renderMissing() {
    const t = this.#locale;
    return html`<div part="base" class="line" role="alert">
      <span class="says">${t.term('loadFailed')}</span>
      <button class="button small quiet" type="button" @click=${retryMissing}>
        ${t.term('retry')}
      </button>
    </div>`;
  }

  /** What did not go, for sure or maybe, where she does not see it. */
  #renderUndelivered({ conversationId, isSure }: Undelivered) {
    const t = this.#locale;
    const { row } = this.#row;
    const name = row && contactName(row.contact);
    return html`<div part="base" class="line" role="alert">
      <span class="says">${t.term('notSent', name, isSure)}</span>
      <button
        class="button small quiet"
        type="button"
        @click=${() => {
          this.#inbox.handle?.actor.send({ type: 'conversation.open', conversationId });
          this.dispatchEvent(new InboxFocusComposerEvent());
        }}
      >
        ${t.term('openConversation')}
      </button>
    </div>`;
  }

  #renderMemory() {
    const t = this.#locale;
    return html`<div part="base" class="line" role="status">
      <span class="says">${t.term('notDurable')}</span>
      <inbox-icon-button
        size="small"
        icon="close"
        label=${t.term('dismiss')}
        @click=${() => (this.dismissed = true)}
      ></inbox-icon-button>
    </div>`;
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
