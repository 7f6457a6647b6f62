import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { safeUrl } from '../../../domain/links.js';
import type { ContentOf } from '../../../domain/message.js';
import { formatPhone } from '../../../domain/phone.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxCopyButton } from '../copy-button/copy-button.js';
import { InboxIcon } from '../icon/icon.js';
import type { IconName } from '../icon/icons.js';
import { styles } from './card.styles.js';

/**
 * @summary What a customer shared: a place with a link to the map, or people with their numbers to copy.
 * @tag inbox-card
 */
export class InboxCard extends LitElement {
  static readonly tag = 'inbox-card';
  static readonly uses = [InboxCopyButton, InboxIcon];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [baseStyles, styles];

  @property({ attribute: false }) content?: ContentOf<'location' | 'contacts'>;

  #locale = new LocaleController(this);

  override render() {
    const { content } = this;
    if (!content) return nothing;
    return content.kind === 'location'
      ? this.#renderPlace(content)
      : content.contacts.map((person) => this.#renderPerson(person));
  }

  #renderCard(icon: IconName, name: string, facts: TemplateResult | typeof nothing) {
    return html`<div class="card">
      <span class="sign"><inbox-icon name=${icon}></inbox-icon></span>
      <span class="grow"><b dir="auto">${name}</b>${facts}</span>
    </div>`;
  }

  /** Without the map: nothing is asked of a third party until the link is followed. */
  #renderPlace({ lat, lng, name, address }: ContentOf<'location'>) {
    const t = this.#locale;
    return this.#renderCard(
      'pin',
      name ?? t.term('kind', 'location'),
      html`<small dir="auto">${address ?? `${lat.toFixed(5)}, ${lng.toFixed(5)}`}</small
        ><a
          href=${safeUrl(`https://www.google.com/maps?q=${lat},${lng}`)}
          target="_blank"
          rel="noopener noreferrer"
          >${t.term('openMap')}</a
        >`,
    );
  }

  #renderPerson({ name, phones }: ContentOf<'contacts'>['contacts'][number]) {
    const t = this.#locale;
    return this.#renderCard(
      'contact',
      name || t.term('unnamed'),
      phones.length === 0
        ? nothing
        : html`<ul aria-label=${t.term('phoneNumbers')}>
            ${phones
              .map(formatPhone)
              .map(
                (phone) =>
                  html`<li class="num">
                    <bdi>${phone}</bdi
                    ><inbox-copy-button
                      .text=${phone}
                      label=${`${t.term('copyNumber')} ${phone}`}
                      done=${t.term('numberCopied')}
                    ></inbox-copy-button>
                  </li>`,
              )}
          </ul>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-card': InboxCard;
  }
}
