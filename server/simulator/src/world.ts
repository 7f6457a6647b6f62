import type {
  AcceptedSend,
  BusinessNumber,
  CustomerInfo,
  GraphRequest,
  MessageFilter,
  SimEvent,
  SimMessage,
  Template,
} from './control.js';
import type { Ms } from './clock.js';
import { spellings } from './phone-number.js';
import { WINDOW_MS } from './window.js';

/** A customer with what only WhatsApp knows of her. */
export interface Person extends Omit<CustomerInfo, 'waId' | 'windowEndsAt'> {
  /** Digits of her account's number. */
  phone?: string;
}

/** A file, received from a customer or uploaded by the business. */
export interface MediaFile {
  id: string;
  phoneNumberId: string;
  mime: string;
  /** SHA-256 of the bytes, base64. */
  sha256: string;
  bytes: Uint8Array;
  /** An uploaded file is kept for 30 days, one from a webhook for 7. */
  goneAt: Ms;
}

/** Everything that there is. Whoever changes a thing saves it, and those who listen hear of it. */
export class World {
  readonly numbers: readonly BusinessNumber[];
  readonly people = new Map<string, Person>();
  readonly media = new Map<string, MediaFile>();
  readonly templates = new Map<string, Template>();
  readonly sends: AcceptedSend[] = [];
  readonly requests: GraphRequest[] = [];
  /** When a customer last wrote or called, by number and customer. */
  readonly opened = new Map<string, Ms>();
  /** Accounts whose app gets webhooks, by `subscribed_apps`. All do, whatever it says. */
  readonly subscribed = new Set<string>();
  readonly #messages = new Map<string, SimMessage>();
  readonly #listeners = new Set<(event: SimEvent) => void>();

  constructor(numbers: readonly BusinessNumber[]) {
    this.numbers = numbers;
  }

  listen(listener: (event: SimEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: SimEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  number(id: string | undefined): BusinessNumber | undefined {
    return id === undefined ? this.numbers[0] : this.numbers.find((number) => number.id === id);
  }

  message(id: string): SimMessage | undefined {
    return this.#messages.get(id);
  }

  messages({ customerId, direction, phoneNumberId }: MessageFilter = {}): SimMessage[] {
    return [...this.#messages.values()].filter(
      (message) =>
        (customerId === undefined || message.customerId === customerId) &&
        (direction === undefined || message.direction === direction) &&
        (phoneNumberId === undefined || message.phoneNumberId === phoneNumberId),
    );
  }

  saveMessage(message: SimMessage): void {
    this.#messages.set(message.id, message);
    this.emit({ type: 'message', message });
  }

  savePerson(person: Person): void {
    this.people.set(person.id, person);
    this.emit({ type: 'customer', customer: this.infoOf(person) });
  }

  /** She wrote or called: the window is open from now. */
  open(phoneNumberId: string, person: Person, at: Ms): void {
    this.opened.set(pairKey(phoneNumberId, person.id), at);
    this.savePerson(person);
  }

  infoOf(person: Person): CustomerInfo {
    const opened = this.numbers.map(({ id }) => this.opened.get(pairKey(id, person.id)) ?? -1);
    const last = Math.max(...opened);
    return { ...infoOf(person), ...(last >= 0 && { windowEndsAt: last + WINDOW_MS }) };
  }

  saveTemplate(template: Template): void {
    this.templates.set(templateKey(template.name, template.language), template);
    this.emit({ type: 'template', template });
  }

  template(name: string, language: string): Template | undefined {
    return this.templates.get(templateKey(name, language));
  }

  saveSend(send: AcceptedSend): void {
    this.sends.push(send);
    this.emit({ type: 'send', send });
  }

  /** Whose account has this number, in any spelling. */
  personByPhone(phone: string): Person | undefined {
    const wanted = spellings(phone);
    return [...this.people.values()].find(({ phone: own }) => own && wanted.includes(own));
  }

  personByUserId(userId: string): Person | undefined {
    return [...this.people.values()].find((person) => person.userId === userId);
  }

  clear(): void {
    for (const map of [this.people, this.media, this.templates, this.opened, this.#messages])
      map.clear();
    this.subscribed.clear();
    this.sends.length = 0;
    this.requests.length = 0;
  }
}

/** What WhatsApp tells of a customer: one with a username is known by her BSUID. */
export const infoOf = ({ phone, ...person }: Person): Omit<CustomerInfo, 'windowEndsAt'> => ({
  ...person,
  ...(phone !== undefined && person.username === undefined && { waId: phone }),
});

export const pairKey = (phoneNumberId: string, customerId: string): string =>
  `${phoneNumberId}/${customerId}`;

/** Meta writes `pt_BR` here and `pt-BR` there. */
export const templateKey = (name: string, language: string): string =>
  `${name}/${language.replace('-', '_').toLowerCase()}`;
