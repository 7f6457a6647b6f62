import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import type { Delivery } from '../../../domain/message.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxIcon } from '../icon/icon.js';
import type { IconName } from '../icon/icons.js';
import { styles } from './ticks.styles.js';

const ICONS: Readonly<Record<Delivery, IconName>> = {
  queued: 'clock',
  sending: 'sending',
  sent: 'check',
  delivered: 'checks',
  read: 'checks',
  played: 'microphone',
  unconfirmed: 'hourglass',
  failed: 'alert',
};

/**
 * @summary How far a message has travelled: by shape, weight and colour; the word is its name and its tooltip.
 * @tag inbox-ticks
 */
export class InboxTicks extends LitElement {
  static readonly tag = 'inbox-ticks';
  static readonly uses = [InboxIcon];
  static override styles = [baseStyles, styles];

  /** Absent: nothing is drawn. */
  @property() status?: Delivery | undefined;

  #locale = new LocaleController(this);

  override render() {
    if (!this.status) return nothing;
    const name = this.#locale.term('delivery', this.status);
    return html`<span class=${this.status} role="img" aria-label=${name} title=${name}
      ><inbox-icon name=${ICONS[this.status]}></inbox-icon
    ></span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-ticks': InboxTicks;
  }
}
