import { ArrowLeft, MessagesSquare, Phone, Wrench } from 'lucide';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { contactName, initials } from '../../src/domain/contact-name.js';
import type { Contact } from '../../src/domain/contact.js';
import { placesOf } from '../../src/domain/timeline.js';
import { icon } from '../icons.js';
import { bubble, type BubbleActions } from './bubble.js';
import { dayName, dayOf } from './format.js';
import type { PhoneThread } from './phones.js';

export interface Chat {
  contact: Contact;
  thread: PhoneThread;
  actions: BubbleActions;
  composer: TemplateResult;
  onBack: () => void;
  onCall: () => void;
  onReachable: (reachable: boolean) => void;
  /** Present when there are tools beside the phone. */
  onTools?: () => void;
  isTooling?: boolean;
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
  onTools,
  isTooling = false,
}: Chat): TemplateResult {
  const { messages, reachable, typing } = thread;
  const places = placesOf(messages, dayOf);
  const rows = messages.map((message, at) => ({ message, place: places[at]! }));
  return html`
    <main class="device">
      <div class="owner">
        <button class="icon-button back" aria-label="Voltar para os clientes" @click=${onBack}>
          ${icon(ArrowLeft)}
        </button>
        <h1>Celular de <strong dir="auto">${contactName(contact) ?? 'cliente'}</strong></h1>
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
        ${
          onTools
            ? html`<button
                class="icon-button tools-button"
                aria-label="Simulador"
                aria-expanded=${isTooling}
                aria-controls="tools"
                @click=${onTools}
              >
                ${icon(Wrench)}
              </button>`
            : nothing
        }
      </div>
      <header class="shop">
        <span class="shop-mark" aria-hidden="true">${initials(actions.shop)}</span>
        <span>
          <strong>${actions.shop}</strong>
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
