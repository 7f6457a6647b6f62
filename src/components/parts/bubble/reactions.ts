import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../../context/locale.controller.js';
import type { Message } from '../../../domain/message.js';

/** One badge for each emoji; who it came from is its tooltip, and all of it is read as one. */
export const renderReactions = (
  { reactions = [] }: Message,
  t: LocaleController,
): TemplateResult | typeof nothing => {
  if (reactions.length === 0) return nothing;
  const people = new Map<string, string[]>();
  for (const { emoji, by } of reactions) people.set(emoji, [...(people.get(emoji) ?? []), by]);
  const badges = [...people].map(([emoji, names]) => ({ emoji, names, who: names.join(', ') }));
  const all = badges.map(({ emoji, who }) => `${emoji} ${who}`).join('; ');
  return html`<div class="reactions" role="img" aria-label=${t.term('reactions', all)}>
    ${badges.map(
      ({ emoji, names, who }) =>
        html`<span class="num" title=${who}
          >${emoji}${names.length > 1 ? ` ${names.length}` : ''}</span
        >`,
    )}
  </div>`;
};
