import type { FileOptions, PhoneLine, Phones, PhoneThread } from '../../../demo/phone/phones.js';
import type { Contact } from '../../../src/domain/contact.js';
import type { Content, Media, MediaKind } from '../../../src/domain/message.js';
import type { CustomerInfo, SimEvent, SimulatorControl } from '../src/control.js';
import { type Customer } from '../src/customer.js';
import { phoneMessages } from './thread.js';
import { toVoiceNote } from './voice.js';

/** After the line was lost: how long until the simulator is asked again. */
const AGAIN_MS = 1000;

/** The phones of a simulator's customers, over its control surface. */
export class SimulatorPhones implements Phones {
  readonly #control: SimulatorControl;
  readonly #closed = new AbortController();
  readonly #listeners = new Set<(event: SimEvent) => void>();
  readonly #spoke = new Map<string, number>();
  readonly #typing = new Set<string>();

  constructor(control: SimulatorControl) {
    this.#control = control;
    void this.#follow();
  }

  async contacts(): Promise<Contact[]> {
    const infos = await this.#control.people();
    const last = ({ id }: CustomerInfo) => this.#spoke.get(id) ?? 0;
    return infos.sort((a, b) => last(b) - last(a)).map(contactOf);
  }

  async addContact({ name, phone }: Pick<Contact, 'name' | 'phone'>): Promise<Contact> {
    const who = { name: name ?? phone ?? 'Cliente', ...(phone !== undefined && { phone }) };
    return contactOf(await (await this.#control.customer(who)).info());
  }

  watch(onChange: () => void): () => void {
    const known = new Map<string, string>();
    return this.listen((event) => {
      if (event.type === 'reset') onChange();
      if (event.type !== 'customer') return;
      const { id } = event.customer;
      const shown = JSON.stringify(contactOf(event.customer));
      if (known.get(id) !== shown) onChange(); // not when only her window is another
      known.set(id, shown);
    });
  }

  /** Calls back with everything that happens in the simulator. Returns the undo. */
  listen(listener: (event: SimEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  line(contactId: string): PhoneLine {
    return new SimulatorLine(this.#control, this, contactId);
  }

  /** The shop writes to this customer. */
  isTyping(contactId: string): boolean {
    return this.#typing.has(contactId);
  }

  close(): void {
    this.#closed.abort();
    this.#listeners.clear();
  }

  async #follow(): Promise<void> {
    const { signal } = this.#closed;
    while (!signal.aborted) {
      try {
        for await (const event of this.#control.events(signal)) this.#hear(event);
      } catch {
        // the simulator went away: asked again below
      }
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      this.#hear({ type: 'reset' });
    }
  }

  #hear(event: SimEvent): void {
    if (event.type === 'message') this.#spoke.set(event.message.customerId, event.message.at);
    if (event.type === 'typing' && event.on) this.#typing.add(event.customerId);
    if (event.type === 'typing' && !event.on) this.#typing.delete(event.customerId);
    for (const listener of [...this.#listeners]) listener(event);
  }
}

const contactOf = ({ id, name, waId, username }: CustomerInfo): Contact => ({
  id,
  rev: 0,
  name,
  ...(waId !== undefined && { phone: `+${waId}` }),
  ...(username !== undefined && { handle: username }),
});

class SimulatorLine implements PhoneLine {
  readonly contactId: string;
  readonly #phones: SimulatorPhones;
  readonly #customer: Promise<Customer>;
  readonly #undo: (() => void)[] = [];

  constructor(control: SimulatorControl, phones: SimulatorPhones, contactId: string) {
    this.contactId = contactId;
    this.#phones = phones;
    this.#customer = control
      .customers()
      .then((customers) => customers.find(({ id }) => id === contactId)!);
  }

  async thread(): Promise<PhoneThread> {
    const customer = await this.#customer;
    const [{ online }, thread] = await Promise.all([customer.info(), customer.thread()]);
    const isThere = ({ direction, status }: (typeof thread)[0]) =>
      direction === 'in' || !['accepted', 'sent', 'failed'].includes(status);
    return {
      messages: phoneMessages(thread.filter(isThere)),
      reachable: online,
      typing: this.#phones.isTyping(this.contactId),
    };
  }

  watch(onChange: () => void): () => void {
    const undo = this.#phones.listen((event) => {
      if (event.type === 'reset' || customerOf(event) === this.contactId) onChange();
    });
    this.#undo.push(undo);
    return undo;
  }

  async write(text: string, replyTo?: string): Promise<void> {
    await (await this.#customer).says(text, quoting(replyTo));
  }

  async send(content: Content, replyTo?: string): Promise<void> {
    const customer = await this.#customer;
    if (content.kind === 'location') {
      const { lat: latitude, lng: longitude, name, address } = content;
      const words = { ...(name !== undefined && { name }), ...(address && { address }) };
      await customer.sendsLocation({ latitude, longitude, ...words }, quoting(replyTo));
    }
    if (content.kind === 'contacts')
      await customer.sendsContacts(content.contacts, quoting(replyTo));
  }

  async sendFile(kind: MediaKind, file: Blob, options: FileOptions): Promise<void> {
    const { name, caption, voice, replyTo } = options;
    const customer = await this.#customer;
    const words = { ...(caption !== undefined && { caption }), ...quoting(replyTo) };
    if (voice) {
      await customer.sendsVoice(await toVoiceNote(file), words);
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const all = { name, ...(file.type && { mime: file.type }), ...words };
    if (kind === 'image') await customer.sendsPhoto(bytes, all);
    else if (kind === 'video') await customer.sendsVideo(bytes, all);
    else if (kind === 'sticker') await customer.sendsSticker(bytes, all);
    else if (kind === 'document') await customer.sendsDocument(bytes, all);
    else await customer.sendsAudio(bytes, all);
  }

  async choose(messageId: string, optionId: string): Promise<void> {
    await (await this.#customer).taps(optionId, messageId);
  }

  async react(messageId: string, emoji?: string): Promise<void> {
    await (await this.#customer).reacts(messageId, emoji);
  }

  async edit(messageId: string, text: string): Promise<void> {
    await (await this.#customer).edits(messageId, text);
  }

  async revoke(messageId: string): Promise<void> {
    await (await this.#customer).deletes(messageId);
  }

  async call(): Promise<void> {
    await (await this.#customer).calls();
  }

  async look(): Promise<void> {
    await (await this.#customer).reads();
  }

  async play(messageId: string): Promise<void> {
    await (await this.#customer).plays(messageId);
  }

  async setReachable(reachable: boolean): Promise<void> {
    const customer = await this.#customer;
    await (reachable ? customer.comesOnline() : customer.goesOffline());
  }

  /** WhatsApp tells a business nothing of it. */
  async typing(): Promise<void> {}

  /** A file by link stays unseen: the page loads nothing from elsewhere. */
  async url({ id, url = '' }: Media): Promise<string> {
    return id === undefined ? url : `/control/media/${encodeURIComponent(id)}`;
  }

  close(): void {
    for (const undo of this.#undo) undo();
  }
}

const quoting = (replyTo: string | undefined) => (replyTo === undefined ? {} : { quote: replyTo });

function customerOf(event: SimEvent): string | undefined {
  if (event.type === 'message') return event.message.customerId;
  if (event.type === 'customer') return event.customer.id;
  return event.type === 'typing' ? event.customerId : undefined;
}
