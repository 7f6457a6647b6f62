import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../../context/locale.controller.js';
import type { Id, Ref } from '../../../domain/id.js';
import type { Jump } from '../../../machines/conversation.setup.js';

/** How far the messages are read. */
type History =
  'loading' | 'looking' | 'ready' | 'loadingOlder' | 'loadingNewer' | 'leaping' | 'failed';

export interface Edge {
  t: LocaleController;
  history: History | undefined;
  /** There are older messages than those loaded. */
  older: string | undefined;
  /** Reads them, or tries again. */
  onMore: () => void;
  /** There are newer messages than those shown that are not loaded. */
  newer: string | undefined;
  /** What is read or could not be read. */
  page: string | undefined;
  onNewer: () => void;
}

/** In place of messages: they are on their way, could not be read, or there are none. */
export const renderBlank = ({ t, history, onMore }: Edge): TemplateResult => {
  switch (history) {
    case 'loading':
      return html`<div class="ghost" role="status" aria-label=${t.term('loading')}>
        <i></i><i></i><i></i><i></i><i></i><i></i>
      </div>`;
    case 'failed':
      return html`<div class="blank says" role="alert">
        ${t.term('loadFailed')}
        <button class="button" type="button" @click=${onMore}>${t.term('retry')}</button>
      </div>`;
    default:
      return html`<div class="blank says">${t.term('noMessages')}</div>`;
  }
};

/** Above the oldest loaded message: the beginning, or the way to what came before. Always of one height. */
export const renderTop = ({ t, history, older, newer, page, onMore }: Edge): TemplateResult => {
  const failed = history === 'failed' && (newer === undefined || page !== newer);
  const busy = history === 'loading' || history === 'loadingOlder';
  if (!failed && older === undefined) {
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

/** Below the newest message that is shown, while it is not the newest of all. Always of one height. */
export const renderBottom = ({ t, history, newer, page, onNewer }: Edge): unknown => {
  if (newer === undefined) return nothing;
  const failed = history === 'failed' && page === newer;
  return html`<div class="top bottom" role=${failed ? 'alert' : nothing}>
    ${failed ? t.term('loadFailed') : nothing}
    <button
      class="button small quiet"
      type="button"
      aria-disabled=${history === 'loadingNewer' ? 'true' : nothing}
      @click=${onNewer}
    >
      ${t.term(failed ? 'retry' : history === 'loadingNewer' ? 'loading' : 'loadMore')}
    </button>
  </div>`;
};

/** How it goes with a message that is looked for, so many having been looked through. `onDone`: enough of it. */
export const renderJump = (
  t: LocaleController,
  state: Jump['state'] | undefined,
  count: number,
  onDone: () => void,
): unknown => {
  if (state === undefined || state === 'found') return nothing;
  const seeking = state === 'seeking';
  return html`<div class="jump">
    <span role="status"
      >${seeking ? t.term('seeking', count) : t.term(state === 'lost' ? 'messageGone' : 'loadFailed')}</span
    >
    <button class="button small quiet" type="button" @click=${onDone}>
      ${t.term(seeking ? 'stop' : 'dismiss')}
    </button>
  </div>`;
};

/** Who writes; oneself is no news. */
export const renderTyping = (t: LocaleController, who: Ref | undefined, me: Id | undefined) =>
  who && who.id !== me ? t.term('typing', who.name) : nothing;

/** The way to the end, with the count of what is new there. */
export const renderToEnd = (
  t: LocaleController,
  fresh: number,
  onToEnd: () => void,
): TemplateResult =>
  html`<button
    part="to-end"
    class="button small to-end ${fresh > 0 ? 'primary' : ''}"
    type="button"
    @click=${onToEnd}
  >
    <inbox-icon name="down"></inbox-icon>
    ${fresh > 0 ? t.term('newMessages', fresh) : t.term('toEnd')}
  </button>`;
