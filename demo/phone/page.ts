import { Copy, Pencil, Reply, SmilePlus, Trash2 } from 'lucide';
import { html, nothing, render, type TemplateResult } from 'lit';
import { contactName } from '../../src/domain/contact-name.js';
import type { Contact } from '../../src/domain/contact.js';
import type { Media } from '../../src/domain/message.js';
import { matches } from '../../src/domain/search.js';
import { loadMarks } from '../../src/domain/texts.js';
import { ask, entered, field } from './ask.js';
import type { BubbleActions } from './bubble.js';
import { chat, nobody } from './chat.js';
import { Composer } from './composer.js';
import { openMenu, type MenuItem } from './menu.js';
import { people } from './people.js';
import type { PhoneLine, PhoneMessage, Phones, PhoneThread } from './phones.js';

const REACTIONS = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

/** What stands beside the phone on a wide screen, and behind a button on a narrow one. */
export interface PhoneTools {
  template(contactId: string | undefined, close: () => void): TemplateResult;
  /** Calls back when it is to be drawn again. Returns the undo. */
  watch(onChange: () => void): () => void;
}

export interface PhonePageOptions {
  /** The shop's name. Default Loja Aurora. */
  shop?: string;
  tools?: PhoneTools;
}

/** The page: everybody who may be played, and the phone of the one who is. */
export class PhonePage {
  readonly #root: HTMLElement;
  readonly #openPhones: () => Promise<Phones>;
  readonly #shop: string;
  readonly #tools: PhoneTools | undefined;
  readonly #composer: Composer;
  readonly #urls = new Map<string, Promise<string>>();
  readonly #actions: BubbleActions;
  #phones!: Phones;
  #undo: (() => void)[] = [];
  #contacts: Contact[] = [];
  #filter = '';
  #line: PhoneLine | undefined;
  #thread: PhoneThread | undefined;
  #reading: Promise<void> | undefined;
  #isStale = false;
  #isTooling = false;

  constructor(
    root: HTMLElement,
    openPhones: () => Promise<Phones>,
    { shop = 'Loja Aurora', tools }: PhonePageOptions = {},
  ) {
    this.#root = root;
    this.#openPhones = openPhones;
    this.#shop = shop;
    this.#tools = tools;
    this.#composer = new Composer(shop, () => this.#draw());
    this.#actions = {
      shop,
      url: (media) => this.#url(media),
      menu: (message, button) => this.#openMenu(message, button),
      choose: ({ id }, optionId) => void this.#line?.choose(id, optionId),
      openList: (message) => void this.#openList(message),
      played: ({ id }) => void this.#line?.play(id),
      showQuoted,
    };
  }

  /** Shows the phone of a customer, or nobody's. */
  async start(contactId: string | null): Promise<void> {
    [this.#phones] = await Promise.all([this.#openPhones(), loadMarks()]);
    this.#undo = [
      this.#phones.watch?.(() => void this.#read()),
      this.#tools?.watch(() => this.#draw()),
    ].filter((undo) => undo !== undefined);
    this.#contacts = await this.#phones.contacts();
    document.addEventListener('visibilitychange', this.#onVisibility);
    if (this.#contacts.some(({ id }) => id === contactId)) await this.#open(contactId!);
    else this.#draw();
  }

  /** Empties the page and lets go of the database. */
  async close(): Promise<void> {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    for (const undo of this.#undo) undo();
    render(nothing, this.#root);
    this.#isStale = false;
    await this.#reading;
    this.#phones.close();
  }

  readonly #onVisibility = (): void => void this.#read();

  async #open(contactId: string | undefined): Promise<void> {
    this.#line?.close();
    this.#urls.clear();
    this.#composer.clear();
    this.#thread = undefined;
    this.#line = contactId === undefined ? undefined : this.#phones.line(contactId);
    const url = new URL(location.href);
    if (contactId === undefined) url.searchParams.delete('contact');
    else url.searchParams.set('contact', contactId);
    history.replaceState(null, '', url);
    this.#line?.watch(() => void this.#read());
    await this.#read();
  }

  /** Reads what is shown, one reading at a time, and once more when it changed meanwhile. */
  #read(): Promise<void> {
    this.#isStale = true;
    this.#reading ??= this.#readWhileStale().finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  async #readWhileStale(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      const line = this.#line;
      this.#contacts = await this.#phones.contacts();
      const isKnown = this.#contacts.some(({ id }) => id === line?.contactId);
      if (line && isKnown && document.visibilityState === 'visible') await line.look();
      const thread = isKnown ? await line?.thread() : undefined;
      if (line === this.#line) this.#thread = thread;
      this.#draw();
    }
  }

  #draw(): void {
    const contact = this.#contacts.find(({ id }) => id === this.#line?.contactId);
    document.title = contact
      ? `${contactName(contact) ?? 'Cliente'} · celular`
      : `Celulares · ${this.#shop}`;
    this.#root.classList.toggle('playing', contact !== undefined);
    this.#root.classList.toggle('tooling', this.#isTooling);
    const tools = this.#tools?.template(contact?.id, () => this.#showTools(false)) ?? nothing;
    render(html`${this.#people()}${this.#chat(contact)}${tools}`, this.#root);
  }

  #people() {
    return people({
      contacts: this.#contacts.filter((contact) =>
        matches(`${contactName(contact) ?? ''} ${contact.phone ?? ''}`, this.#filter),
      ),
      shownId: this.#line?.contactId,
      filter: this.#filter,
      onFilter: (text) => {
        this.#filter = text;
        this.#draw();
      },
      onOpen: (contactId) => void this.#open(contactId),
      onNew: () => void this.#addContact(),
    });
  }

  #chat(contact: Contact | undefined) {
    const [line, thread] = [this.#line, this.#thread];
    if (!contact || !line || !thread) return nobody();
    return chat({
      contact,
      thread,
      actions: this.#actions,
      composer: this.#composer.template(line, thread.reachable),
      onBack: () => void this.#open(undefined),
      onCall: () => void line.call(),
      onReachable: (reachable) => void line.setReachable(reachable),
      ...(this.#tools && {
        isTooling: this.#isTooling,
        onTools: () => this.#showTools(true),
      }),
    });
  }

  /** On a narrow screen they are over the phone. */
  #showTools(on: boolean): void {
    this.#isTooling = on;
    this.#draw();
    const focused = on ? '.tools button' : '.tools-button';
    this.#root.querySelector<HTMLElement>(focused)?.focus();
  }

  #openMenu(message: PhoneMessage, button: HTMLElement): void {
    const line = this.#line!;
    const { id, content, direction } = message;
    const isOwn = direction === 'in';
    const mine = message.reactions?.[0]?.emoji;
    const items: MenuItem[] = [
      { label: 'Responder', icon: Reply, run: () => this.#composer.reply(message) },
    ];
    if ('text' in content) {
      items.push({
        label: 'Copiar texto',
        icon: Copy,
        run: () => void navigator.clipboard.writeText(content.text),
      });
    }
    if (isOwn && content.kind === 'text') {
      items.push({ label: 'Editar', icon: Pencil, run: () => this.#composer.edit(message) });
    }
    if (isOwn) items.push({ label: 'Apagar', icon: Trash2, run: () => void line.revoke(id) });
    if (mine) {
      items.push({ label: 'Tirar a reação', icon: SmilePlus, run: () => void line.react(id) });
    }
    const reactions = REACTIONS.map((emoji) => ({
      label: emoji,
      run: () => void line.react(id, emoji),
    }));
    openMenu(button, items, isOwn ? [] : reactions);
  }

  async #openList({ id, listLabel = '', options = [] }: PhoneMessage): Promise<void> {
    const rows = options.map(
      (option, at) => html`
        <label class="radio">
          <input
            type="radio"
            name="option"
            value=${option.id}
            required
            .defaultChecked=${at === 0}
          />
          <span>${option.title}<span class="small">${option.description ?? ''}</span></span>
        </label>
      `,
    );
    const form = await ask(listLabel, html`<fieldset>${rows}</fieldset>`, 'Enviar');
    if (form) await this.#line?.choose(id, entered(form, 'option'));
  }

  async #addContact(): Promise<void> {
    const form = await ask(
      'Novo cliente',
      html`${field('Nome', 'name')}${field('Número', 'phone', '', 'tel')}`,
      'Criar',
    );
    if (!form) return;
    const [name, phone] = [entered(form, 'name'), entered(form, 'phone')];
    const { id } = await this.#phones.addContact({
      ...(name && { name }),
      ...(phone && { phone }),
    });
    await this.#open(id);
  }

  #url(media: Media): Promise<string> {
    const id = media.id ?? media.url ?? '';
    const known = this.#urls.get(id) ?? this.#line!.url(media).catch(() => '');
    this.#urls.set(id, known);
    return known;
  }
}

function showQuoted(messageId: string): void {
  const quoted = document.getElementById(`m-${messageId}`);
  quoted?.scrollIntoView({ block: 'center' });
  quoted?.animate([{ opacity: 0.3 }, { opacity: 1 }], 600);
}
