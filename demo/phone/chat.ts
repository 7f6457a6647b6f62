import { ArrowLeft, MessagesSquare, Phone } from 'lucide';
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PhoneThread } from '../../src/adapters/local/local.adapter.js';
import { contactName } from '../../src/domain/contact-name.js';
import type { Contact } from '../../src/domain/contact.js';
import { placesOf } from '../../src/domain/timeline.js';
import { icon } from '../icons.js';
import { bubble, type BubbleActions } from './bubble.js';
import { dayName, dayOf } from './format.js';

export interface Chat {
  contact: Contact;
  thread: PhoneThread;
  actions: BubbleActions;
  composer: TemplateResult;
  onBack: () => void;
  onCall: () => void;
  onReachable: (reachable: boolean) => void;
}

/** One customer's phone, with the shop on it. */
export function chat({
  contact,
  thread,
  actions,
  composer,
  onBack,
  onCall,
  onReachable,
}: Chat): TemplateResult {
  const { messages, reachable, typing } = thread;
  const places = placesOf(messages, dayOf);
  const rows = messages.map((message, at) => ({ message, place: places[at]! }));
  return html`
    <main class="device">
      <p class="owner">
        <button class="icon-button back" aria-label="Voltar para os clientes" @click=${onBack}>
          ${icon(ArrowLeft)}
        </button>
        <span>Celular de <strong dir="auto">${contactName(contact) ?? 'cliente'}</strong></span>
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            aria-checked=${reachable}
            .checked=${reachable}
            @change=${({ target }: Event) => onReachable((target as HTMLInputElement).checked)}
          />
          Online
        </label>
      </p>
      <header class="shop">
        <span class="shop-mark" aria-hidden="true">A</span>
        <span>
          <strong>Loja Aurora</strong>
          <span class="small" role="status">${typing ? 'digitando…' : 'Conta comercial'}</span>
        </span>
        <button class="icon-button" aria-label="Ligar" ?disabled=${!reachable} @click=${onCall}>
          ${icon(Phone)}
        </button>
      </header>
      <div class="thread" role="log" aria-label="Mensagens" tabindex="0">
        <ol>
          ${repeat(
            rows,
            ({ message }) => message.id,
            ({ message, place }) => html`
              ${
                place.newDay
                  ? html`<li class="day">
                      <span>${dayName(message.at, messages.at(-1)!.at)}</span>
                    </li>`
                  : ''
              }
              ${bubble(message, actions)}
            `,
          )}
        </ol>
      </div>
      ${composer}
    </main>
  `;
}

/** Nobody is played yet. */
export const nobody = (): TemplateResult => html`
  <main class="device empty">
    ${icon(MessagesSquare)}
    <p>Escolha um cliente ou crie um novo para escrever à loja.</p>
  </main>
`;
