import { Clock, CloudAlert, Drama, Webhook, X, type IconNode } from 'lucide';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../../demo/icons.js';
import { ask, entered, field } from '../../../demo/phone/ask.js';
import type { PhoneTools } from '../../../demo/phone/page.js';
import type { CustomerInfo, Delivery, SimulatorControl } from '../src/control.js';
import type { Fault } from '../src/faults.js';
import { FAULTS, nameOf } from './fault-names.js';
import type { SimulatorPhones } from './phones.js';

const HOUR = 3_600_000;
const SCRIPTS: [script: string, label: string][] = [
  ['order', 'Pergunta do pedido'],
  ['angry', 'Está com pressa'],
  ['talkative', 'Vinte mensagens'],
];

const when = new Intl.DateTimeFormat('pt-BR', { dateStyle: 'short', timeStyle: 'medium' });

/** The panel beside the phones: the clock, what shall go wrong, and the webhooks. */
export class Tools implements PhoneTools {
  readonly #control: SimulatorControl;
  readonly #phones: SimulatorPhones;
  #changed = (): void => {};
  /** The simulator's clock less the machine's. */
  #ahead = 0;
  #faults: Fault[] = [];
  #webhooks = new Map<string, Delivery>();
  #windows = new Map<string, number>();

  constructor(control: SimulatorControl, phones: SimulatorPhones) {
    this.#control = control;
    this.#phones = phones;
  }

  watch(onChange: () => void): () => void {
    this.#changed = onChange;
    void this.#load();
    const ticking = setInterval(onChange, 1000);
    const undo = this.#phones.listen((event) => {
      if (event.type === 'webhook') this.#webhooks.set(event.delivery.id, event.delivery);
      if (event.type === 'customer') this.#note(event.customer);
      if (event.type === 'clock' || event.type === 'faults' || event.type === 'reset')
        void this.#load();
      onChange();
    });
    return () => {
      clearInterval(ticking);
      undo();
    };
  }

  template(contactId: string | undefined, close: () => void): TemplateResult {
    return html`
      <aside
        class="tools"
        id="tools"
        aria-label="Simulador"
        @keydown=${({ key }: KeyboardEvent) => key === 'Escape' && close()}
      >
        <header>
          <h2>Simulador</h2>
          <button class="icon-button close-tools" aria-label="Fechar" @click=${close}>
            ${icon(X)}
          </button>
        </header>
        ${this.#clock(contactId)} ${contactId === undefined ? nothing : this.#scripts(contactId)}
        ${this.#faultList()} ${this.#webhookList()}
        <p class="small"><a href="/phones" target="_top">Dois celulares lado a lado</a></p>
      </aside>
    `;
  }

  #clock(contactId: string | undefined): TemplateResult {
    const now = Date.now() + this.#ahead;
    const left = (this.#windows.get(contactId ?? '') ?? -Infinity) - now;
    const advance = (ms: number) => () => void this.#control.clock.advance(ms);
    return section(
      Clock,
      'Relógio',
      html`
        <p class="time"><time>${when.format(now)}</time></p>
        ${
          contactId === undefined
            ? nothing
            : html`<p class="small window ${left > 0 ? 'open' : ''}">
                ${left > 0 ? `Janela aberta por mais ${lengthOf(left)}` : 'Janela de 24 h fechada'}
              </p>`
        }
        <div class="row">
          <button class="button" @click=${advance(HOUR)}>+1 h</button>
          <button class="button" @click=${advance(23 * HOUR)}>+23 h</button>
          ${
            contactId === undefined
              ? nothing
              : html`<button
                  class="button"
                  ?disabled=${left <= 60_000}
                  @click=${() => void this.#control.clock.toWindowEnd(contactId)}
                >
                  1 min antes de fechar
                </button>`
          }
        </div>
      `,
    );
  }

  #scripts(contactId: string): TemplateResult {
    const customer = async () =>
      (await this.#control.customers()).find(({ id }) => id === contactId)!;
    const changeNumber = async () => {
      const fields = field('Número novo', 'phone', '+55 11 9', 'tel');
      const form = await ask('Trocar de número', fields, 'Trocar');
      if (form) await (await customer()).changesNumber(entered(form, 'phone'));
    };
    const takeUsername = async () => {
      const form = await ask('Usar nome de usuário', field('Nome de usuário', 'name'), 'Usar');
      if (form) await (await customer()).takesUsername(entered(form, 'name'));
    };
    return section(
      Drama,
      'Cliente',
      html`<div class="row">
        ${SCRIPTS.map(
          ([script, label]) =>
            html`<button class="button" @click=${() => void this.#control.run(script, contactId)}>
              ${label}
            </button>`,
        )}
        <button class="button" @click=${changeNumber}>Trocar de número</button>
        <button class="button" @click=${takeUsername}>Esconder o número</button>
        <button class="button" @click=${async () => (await customer()).sharesNumber()}>
          Contar o número
        </button>
        <button
          class="button"
          @click=${async () => (await customer()).sendsUnsupported('poll_creation')}
        >
          Mandar enquete
        </button>
      </div>`,
    );
  }

  #faultList(): TemplateResult {
    return section(
      CloudAlert,
      'Falhas',
      html`
        <p class="small">Cada uma vale para a próxima vez.</p>
        ${
          this.#faults.length > 0
            ? html`<ul aria-label="Falhas armadas">
                ${this.#faults.map(
                  (fault) =>
                    html`<li>
                      <span
                        >${nameOf(fault)}${(fault.left ?? 1) > 1 ? ` × ${fault.left}` : ''}</span
                      >
                      <button
                        class="icon-button"
                        aria-label=${`Tirar: ${nameOf(fault)}`}
                        @click=${() => void this.#control.faults.clear(fault.id)}
                      >
                        ${icon(X)}
                      </button>
                    </li>`,
                )}
              </ul>`
            : nothing
        }
        <div class="row">
          ${FAULTS.map(
            ({ label, fault }) =>
              html`<button class="button" @click=${() => void this.#control.faults.add(fault)}>
                ${label}
              </button>`,
          )}
        </div>
      `,
    );
  }

  #webhookList(): TemplateResult {
    const all = [...this.#webhooks.values()];
    const waiting = all.filter(({ state }) => state !== 'delivered');
    const last = all.at(-1);
    const words =
      all.length === 0
        ? 'Nenhum até agora.'
        : `${all.length - waiting.length} entregues, ${waiting.length} na espera.`;
    return section(
      Webhook,
      'Webhooks',
      html`
        <p class="small">${words}</p>
        ${
          waiting.at(-1)
            ? html`<p class="small problem">${problemOf(waiting.at(-1)!)}</p>`
            : nothing
        }
        <div class="row">
          <button
            class="button"
            ?disabled=${waiting.length === 0}
            @click=${() => void this.#control.webhooks.flush()}
          >
            Tentar agora
          </button>
          <button
            class="button"
            ?disabled=${!last}
            @click=${() => void this.#control.webhooks.redeliver(last!.id)}
          >
            Repetir o último
          </button>
        </div>
      `,
    );
  }

  async #load(): Promise<void> {
    const { clock, faults, webhooks } = this.#control;
    const [now, list, log, people] = await Promise.all([
      clock.now(),
      faults.list(),
      webhooks.log(),
      this.#control.people(),
    ]);
    this.#ahead = now - Date.now();
    this.#faults = list;
    this.#webhooks = new Map(log.map((delivery) => [delivery.id, delivery]));
    this.#windows.clear();
    for (const person of people) this.#note(person);
    this.#changed();
  }

  #note({ id, windowEndsAt }: CustomerInfo): void {
    if (windowEndsAt !== undefined) this.#windows.set(id, windowEndsAt);
  }
}

const section = (sign: IconNode, title: string, content: TemplateResult): TemplateResult => html`
  <section>
    <h3>${icon(sign)}${title}</h3>
    ${content}
  </section>
`;

const lengthOf = (ms: number): string => {
  const minutes = Math.ceil(ms / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours && `${hours} h`, rest && `${rest} min`].filter(Boolean).join(' ');
};

function problemOf({ attempts }: Delivery): string {
  const { status, error } = attempts.at(-1) ?? {};
  if (attempts.length === 0) return 'Nenhum endereço recebe webhooks ainda.';
  return `Última tentativa: ${error ?? `HTTP ${status}`}`;
}
