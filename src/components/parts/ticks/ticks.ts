import { html } from 'lit';
import type { LocaleController } from '../../../context/locale.controller.js';
import type { Delivery } from '../../../domain/message.js';
import { renderIcon } from '../icon/icon.js';
import type { IconName } from '../icon/icons.js';

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
 * How far a message has travelled, by shape, weight and colour; the word is its name and its tooltip. Style it with
 * `ticksStyles`.
 */
export const renderTicks = (status: Delivery, t: LocaleController) => {
  const name = t.term('delivery', status);
  return html`<span class="ticks ${status}" role="img" aria-label=${name} title=${name}
    >${renderIcon(ICONS[status])}</span
  >`;
};
