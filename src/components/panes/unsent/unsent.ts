import { html, nothing } from 'lit';
import type { LocaleController } from '../../../context/locale.controller.js';
import type { UnsentController } from '../../../context/unsent.controller.js';
import '../../../locales/later.js';

/** What a dialog that takes a conversation away says of messages and of a draft in it that have not left. */
export const renderUnsent = (
  { count, hasDraft }: Pick<UnsentController, 'count' | 'hasDraft'>,
  t: LocaleController,
) =>
  html`${
    count > 0
      ? html`<div class="problem" role="status">${t.term('unsentBefore', count)}</div>`
      : nothing
  }${hasDraft ? html`<small class="says" role="status">${t.term('draftStays')}</small>` : nothing}`;
