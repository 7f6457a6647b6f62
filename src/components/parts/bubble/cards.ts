import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '../../../domain/links.js';
import { formatPhone } from '../../../domain/phone.js';
import type { Face, Of } from './face.js';

/** A place on a map, without the map: nothing is asked of a third party until the link is followed. */
export const renderLocation = (
  { lat, lng, name, address }: Of<'location'>,
  { t, tab }: Face,
): TemplateResult =>
  html`<div class="card">
    <span class="sign"><inbox-icon name="pin"></inbox-icon></span>
    <span class="grow"
      ><b dir="auto">${name ?? t.term('kind', 'location')}</b
      ><small dir="auto">${address ?? `${lat.toFixed(5)}, ${lng.toFixed(5)}`}</small
      ><a
        href=${safeUrl(`https://www.google.com/maps?q=${lat},${lng}`)}
        tabindex=${tab}
        target="_blank"
        rel="noopener noreferrer"
        >${t.term('openMap')}</a
      ></span
    >
  </div>`;

/** People, with their numbers to copy. */
export const renderContacts = ({ contacts }: Of<'contacts'>, { t, tab }: Face): TemplateResult =>
  html`${contacts.map(({ name, phones }) => {
    const shown = phones.map(formatPhone);
    return html`<div class="card">
      <span class="sign"><inbox-icon name="contact"></inbox-icon></span>
      <span class="grow"
        ><b dir="auto">${name || t.term('unnamed')}</b>${
          shown.length > 0
            ? html`<ul aria-label=${t.term('phoneNumbers')}>
                ${shown.map(
                  (phone) =>
                    html`<li class="num">
                      <bdi>${phone}</bdi
                      ><inbox-copy-button
                        tabindex=${tab}
                        .text=${phone}
                        label=${`${t.term('copyNumber')} ${phone}`}
                        done=${t.term('numberCopied')}
                      ></inbox-copy-button>
                    </li>`,
                )}
              </ul>`
            : nothing
        }</span
      >
    </div>`;
  })}`;
