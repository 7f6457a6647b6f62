import { html, nothing, type TemplateResult } from 'lit';
import { plainText } from '../../../domain/marks.js';
import type { Message } from '../../../domain/message.js';
import { KIND_ICONS } from '../icon/kind-icons.js';
import type { Face } from './face.js';

/** What a message answers to; a click asks for it where its id is known. */
export const renderQuote = (
  { quote, replyTo }: Message,
  { t, tab }: Face,
  jump: (id: string) => void,
): TemplateResult | typeof nothing => {
  if (replyTo === undefined && !quote) return nothing;
  const said = quote
    ? html`<b dir="auto">${quote.name ?? t.term(quote.direction === 'out' ? 'you' : 'customer')}</b
        ><span
          >${
            KIND_ICONS[quote.kind]
              ? html`<inbox-icon name=${KIND_ICONS[quote.kind]}></inbox-icon>`
              : nothing
          }<bdi>${plainText(quote.text) || t.term('kind', quote.kind)}</bdi></span
        >`
    : html`<span>${t.term('quoteMissing')}</span>`;
  return replyTo === undefined
    ? html`<div class="quote">${said}</div>`
    : html`<button class="quote" type="button" tabindex=${tab} @click=${() => jump(replyTo)}>
        ${said}
      </button>`;
};
