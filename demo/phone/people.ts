import { Plus, Search } from 'lucide';
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Contact } from '../../src/domain/contact.js';
import { formatPhone } from '../../src/domain/phone.js';
import { icon } from '../icons.js';

export interface People {
  contacts: readonly Contact[];
  shownId: string | undefined;
  filter: string;
  onFilter: (text: string) => void;
  onOpen: (id: string) => void;
  onNew: () => void;
}

/** Everybody whose phone can be played. */
export const people = ({
  contacts,
  shownId,
  filter,
  onFilter,
  onOpen,
  onNew,
}: People): TemplateResult => html`
  <nav class="people" aria-label="Clientes">
    <header>
      <h1>Celulares</h1>
      <button class="button primary" @click=${onNew}>${icon(Plus)} Novo cliente</button>
    </header>
    <p class="intro">Escolha quem você vai ser. A loja vê as mensagens na caixa de entrada.</p>
    <label class="search">
      <span class="visually-hidden">Buscar cliente</span>${icon(Search)}
      <input
        class="field"
        type="search"
        placeholder="Buscar cliente"
        .value=${filter}
        @input=${({ target }: Event) => onFilter((target as HTMLInputElement).value)}
      />
    </label>
    <ul>
      ${repeat(
        contacts,
        ({ id }) => id,
        (contact) => html`
          <li>
            <button
              class="person"
              aria-current=${contact.id === shownId ? 'true' : 'false'}
              @click=${() => onOpen(contact.id)}
            >
              <strong><bdi>${contact.name ?? 'Sem nome'}</bdi></strong>
              <span class="small">${numberOf(contact)}</span>
            </button>
          </li>
        `,
      )}
    </ul>
  </nav>
`;

const numberOf = ({ phone, handle }: Contact): string =>
  phone ? formatPhone(phone) : handle ? `@${handle}` : 'Sem número';
