import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../../context/locale.controller.js';

export interface Edge {
  t: LocaleController;
  history: 'loading' | 'ready' | 'loadingOlder' | 'failed' | undefined;
  /** There are older messages than those loaded. */
  older: boolean;
  /** Reads them, or tries again. */
  onMore: () => void;
}

/** In place of messages: they are on their way, could not be read, or there are none. */
export const renderBlank = ({ t, history, onMore }: Edge): TemplateResult => {
  switch (history) {
    case 'loading':
      return html`<div class="ghost" role="status" aria-label=${t.term('loading')}>
        <i></i><i></i><i></i><i></i><i></i><i></i>
      </div>`;
    case 'failed':
      return html`<div class="blank" role="alert">
        ${t.term('loadFailed')}
        <button class="button" type="button" @click=${onMore}>${t.term('retry')}</button>
      </div>`;
    default:
      return html`<div class="blank">${t.term('noMessages')}</div>`;
  }
};

/** Above the oldest loaded message: the beginning, or the way to what came before. Always of one height. */
export const renderTop = ({ t, history, older, onMore }: Edge): TemplateResult => {
  const failed = history === 'failed';
  const busy = history === 'loading' || history === 'loadingOlder';
  if (!failed && !older) {
    return html`<div class="top">${busy ? nothing : t.term('beginning')}</div>`;
  }
  return html`<div class="top" role=${failed ? 'alert' : nothing}>
    ${failed ? t.term('olderFailed') : nothing}
    <button
      class="button small quiet"
      type="button"
      aria-disabled=${busy ? 'true' : nothing}
      @click=${onMore}
    >
      ${t.term(failed ? 'retry' : busy ? 'loadingOlder' : 'loadMore')}
    </button>
  </div>`;
};
