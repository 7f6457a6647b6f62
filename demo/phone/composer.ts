import { Paperclip, SendHorizontal, X } from 'lucide';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons.js';
import { attachments } from './attachments.js';
import { kindName } from './format.js';
import { openMenu } from './menu.js';
import type { PhoneLine, PhoneMessage } from './phones.js';

/** How often "typing" is told while it lasts. */
const TYPING_MS = 3000;

/** The field of a phone, and what it is about: an answer to a message, or the correction of one. */
export class Composer {
  readonly #shop: string;
  readonly #draw: () => void;
  #about: { message: PhoneMessage; isEdit: boolean } | undefined;
  #toldTyping = -Infinity;

  constructor(shop: string, draw: () => void) {
    this.#shop = shop;
    this.#draw = draw;
  }

  /** The message that the next one answers. */
  get replyTo(): string | undefined {
    return this.#about && !this.#about.isEdit ? this.#about.message.id : undefined;
  }

  reply(message: PhoneMessage): void {
    this.#begin(message, false);
  }

  edit(message: PhoneMessage): void {
    this.#begin(message, true);
    if (message.content.kind === 'text') write(message.content.text);
  }

  clear(): void {
    this.#about = undefined;
    write('');
    this.#draw();
  }

  template(line: PhoneLine, reachable: boolean): TemplateResult {
    const done = () => {
      this.#about = undefined;
      this.#draw();
    };
    return html`
      <footer class="composer">
        ${this.#about ? this.#aboutBar(this.#about) : nothing}
        ${
          reachable
            ? html`<div class="compose-row">
                <button
                  class="icon-button"
                  aria-label="Anexar"
                  aria-haspopup="menu"
                  @click=${({ currentTarget }: Event) =>
                    openMenu(currentTarget as HTMLElement, attachments(line, this.replyTo, done))}
                >
                  ${icon(Paperclip)}
                </button>
                <textarea
                  class="field"
                  rows="1"
                  aria-label="Mensagem"
                  placeholder="Mensagem"
                  @input=${() => this.#onInput(line)}
                  @keydown=${(event: KeyboardEvent) => this.#onKey(event, line)}
                  @blur=${() => this.#tellTyping(line, false)}
                ></textarea>
                <button
                  class="icon-button send"
                  aria-label="Enviar"
                  @click=${() => this.#send(line)}
                >
                  ${icon(SendHorizontal)}
                </button>
              </div>`
            : html`<p class="no-signal">
                Celular sem conexão: as mensagens da loja ficam com um tique só.
              </p>`
        }
      </footer>
    `;
  }

  #begin(message: PhoneMessage, isEdit: boolean): void {
    this.#about = { message, isEdit };
    this.#draw();
    textarea()?.focus();
  }

  #aboutBar({ message, isEdit }: { message: PhoneMessage; isEdit: boolean }): TemplateResult {
    const { content, direction } = message;
    const words = 'text' in content ? content.text : kindName(content.kind);
    const title = isEdit ? 'Editando' : `Respondendo a ${direction === 'in' ? 'você' : this.#shop}`;
    return html`<div class="about">
      <p><strong>${title}</strong><span>${words}</span></p>
      <button class="icon-button" aria-label="Cancelar" @click=${() => this.clear()}>
        ${icon(X)}
      </button>
    </div>`;
  }

  #onInput(line: PhoneLine): void {
    grow(textarea()!);
    if (performance.now() - this.#toldTyping > TYPING_MS) this.#tellTyping(line, true);
  }

  #onKey(event: KeyboardEvent, line: PhoneLine): void {
    if (event.key === 'Escape' && this.#about) this.clear();
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void this.#send(line);
  }

  async #send(line: PhoneLine): Promise<void> {
    const text = textarea()!.value.trim();
    if (!text) return;
    const about = this.#about;
    this.#tellTyping(line, false);
    this.clear();
    if (about?.isEdit) await line.edit(about.message.id, text);
    else await line.write(text, about?.message.id);
  }

  #tellTyping(line: PhoneLine, on: boolean): void {
    this.#toldTyping = on ? performance.now() : -Infinity;
    void line.typing(on);
  }
}

const textarea = () => document.querySelector<HTMLTextAreaElement>('.composer textarea');

function write(text: string): void {
  const field = textarea();
  if (!field) return;
  field.value = text;
  grow(field);
}

function grow(field: HTMLTextAreaElement): void {
  field.style.setProperty('height', 'auto');
  field.style.setProperty('height', `${Math.min(field.scrollHeight + 2, 140)}px`);
}
