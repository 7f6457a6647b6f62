import { html, nothing, type TemplateResult } from 'lit';
import type { Id } from '../../../domain/id.js';
import type { Message } from '../../../domain/message.js';
import type { OutboxEntry } from '../../../domain/outbox.js';
import { InboxDiscardEvent, InboxRetryEvent } from '../../events.js';
import type { Face } from './face.js';

type Ask = (request: InboxRetryEvent | InboxDiscardEvent) => void;

/** How much of a file has left, and the way to stop it. */
export const renderProgress = (
  { id, state, progress }: OutboxEntry,
  { t, tab }: Face,
  ask: Ask,
): TemplateResult | typeof nothing => {
  if (state !== 'uploading') return nothing;
  const { sent, total } = progress ?? { sent: 0, total: 0 };
  const percent = total > 0 ? Math.round((100 * sent) / total) : 0;
  return html`<div class="progress num">
    <progress max="100" .value=${percent} aria-label=${t.term('uploading', percent)}></progress>
    ${percent}%
    <inbox-icon-button
      size="small"
      icon="close"
      tabindex=${tab}
      label=${t.term('cancelUpload')}
      @click=${() => ask(new InboxDiscardEvent(id))}
    ></inbox-icon-button>
  </div>`;
};

/** Why a message has not left, in words, and what can be done. */
export const renderTrouble = (
  { status, error }: Message,
  entry: OutboxEntry | undefined,
  face: Face,
  ask: Ask,
): TemplateResult | typeof nothing => {
  const { t } = face;
  if (entry?.state === 'held') {
    return html`<div class="trouble">${t.term('held')} ${renderDiscard(entry.id, face, ask)}</div>`;
  }
  if (status === 'unconfirmed') {
    return html`<div class="trouble">
      <span>${t.term('unconfirmed')}</span> ${entry && renderChoice(entry.id, face, ask)}
    </div>`;
  }
  if (status !== 'failed') return nothing;
  const code = error?.code ?? 'internal';
  return html`<div class="trouble failed">
    <span title=${error?.text ?? nothing}
      >${t.term('failure', code)}. ${t.term('failureAdvice', code)}</span
    >
    ${entry && renderChoice(entry.id, face, ask)}
  </div>`;
};

const renderChoice = (id: Id, face: Face, ask: Ask) =>
  html`<button
      class="button small"
      type="button"
      tabindex=${face.tab}
      @click=${() => ask(new InboxRetryEvent(id))}
    >
      ${face.t.term('retry')}</button
    >${renderDiscard(id, face, ask)}`;

const renderDiscard = (id: Id, { t, tab }: Face, ask: Ask) =>
  html`<button
    class="button small quiet"
    type="button"
    tabindex=${tab}
    @click=${() => ask(new InboxDiscardEvent(id))}
  >
    ${t.term('discard')}
  </button>`;
