import { html, nothing } from 'lit';
import type { LocaleController } from '../../../context/locale.controller.js';
import '../../../locales/later.js';

/** What a dialog that takes a conversation away says while messages in it have not left. */
export const renderUnsent = (count: number, t: LocaleController) =>
  count > 0
    ? html`<div class="problem" role="status">${t.term('unsentBefore', count)}</div>`
    : nothing;
