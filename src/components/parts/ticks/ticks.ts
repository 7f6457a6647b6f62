import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import type { Delivery } from '../../../domain/message.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { renderIcon } from '../icon/icon.js';
import type { IconName } from '../icon/icons.js';
import { styles, ticksStyles } from './ticks.styles.js';

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

/** The same as `<inbox-ticks>` where an element for each would be too many; style it with `ticksStyles`. */
export const renderTicks = (status: Delivery, t: LocaleController) => {
  const name = t.term('delivery', status);
  return html`<span class="ticks ${status}" role="img" aria-label=${name} title=${name}
    >${renderIcon(ICONS[status])}</span
  >`;
};

/**
 * @summary How far a message has travelled: by shape, weight and colour; the word is its name and its tooltip.
 * @tag inbox-ticks
 */
export class InboxTicks extends LitElement {
  static readonly tag = 'inbox-ticks';
  static override styles = [baseStyles, ticksStyles, styles];

  /** Absent: nothing is drawn. */
  @property() status?: Delivery | undefined;

  #locale = new LocaleController(this);

  override render() {
    return this.status ? renderTicks(this.status, this.#locale) : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-ticks': InboxTicks;
  }
}
