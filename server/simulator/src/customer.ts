import type { CustomerInfo, JsonObject, SimMessage } from './control.js';

/** One thing a customer does on her phone. `via` is the business number; the first one if it is left out. */
export type CustomerAction = { via?: string } & (
  | ({ type: 'text'; text: string } & Context)
  /** The file goes along as `file`. */
  | ({ type: 'media'; kind: MediaKind; mime: string } & MediaWords & Context)
  | ({ type: 'location' } & Place & Context)
  | ({ type: 'contacts'; contacts: Card[] } & Context)
  /** Her own number, when she was asked for it. */
  | { type: 'share-number'; quote?: string }
  | { type: 'tap'; messageId: string; optionId: string }
  | { type: 'react'; messageId: string; emoji?: string }
  | { type: 'edit'; messageId: string; text: string }
  | { type: 'delete'; messageId: string }
  | { type: 'order'; items: OrderItem[]; text?: string }
  /** What WhatsApp cannot tell a business: a poll, a group invitation. `code` is 131051 or 131060. */
  | { type: 'unsupported'; kind: string; code?: number }
  | { type: 'read' }
  | { type: 'play'; messageId: string }
  | { type: 'call' }
  | { type: 'change-number'; phone: string }
);

export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker';

export interface Context {
  /** The wamid of the message it answers. */
  quote?: string;
  forwarded?: boolean;
  /** She came by an advertisement; Meta's `referral` object. */
  referral?: JsonObject;
}

export interface MediaWords {
  caption?: string;
  /** A document's name. */
  name?: string;
  /** Recorded on the spot. */
  voice?: boolean;
}

export interface Place {
  latitude: number;
  longitude: number;
  name?: string;
  address?: string;
}

export interface Card {
  name: string;
  phones: string[];
}

export interface OrderItem {
  product_retailer_id: string;
  quantity: number;
  item_price: number;
  currency: string;
}

/** How a customer reaches the simulator. */
export interface CustomerLine {
  act(customerId: string, action: CustomerAction, file?: Uint8Array): Promise<SimMessage | null>;
  set(customerId: string, patch: CustomerPatch): Promise<CustomerInfo>;
  info(customerId: string): Promise<CustomerInfo>;
  thread(customerId: string): Promise<SimMessage[]>;
  until<T>(look: () => Promise<T | undefined>, signal?: AbortSignal): Promise<T>;
}

export interface CustomerPatch {
  online?: boolean;
  readReceipts?: boolean;
  name?: string;
  /** From now on her number is hidden behind this name. */
  username?: string;
}

type MediaOptions = MediaWords & Context & { mime?: string; via?: string };
type Said = SimMessage | string;

/** A customer and her phone. A verb that sends resolves to her message. */
export class Customer {
  readonly id: string;
  readonly #line: CustomerLine;

  constructor(line: CustomerLine, id: string) {
    this.#line = line;
    this.id = id;
  }

  info(): Promise<CustomerInfo> {
    return this.#line.info(this.id);
  }

  /** Both sides, oldest first. */
  thread(): Promise<SimMessage[]> {
    return this.#line.thread(this.id);
  }

  says(text: string, options: Context & { via?: string } = {}): Promise<SimMessage> {
    return this.#send({ type: 'text', text, ...options });
  }

  /** Answers a message with a text. */
  quotes(message: Said, text: string): Promise<SimMessage> {
    return this.says(text, { quote: idOf(message) });
  }

  /** JPEG unless `mime` says otherwise. */
  sendsPhoto(file: Uint8Array, options?: MediaOptions): Promise<SimMessage> {
    return this.#sendFile('image', 'image/jpeg', file, options);
  }

  /** MP4 unless `mime` says otherwise. */
  sendsVideo(file: Uint8Array, options?: MediaOptions): Promise<SimMessage> {
    return this.#sendFile('video', 'video/mp4', file, options);
  }

  /** A voice message as WhatsApp records it: Ogg with Opus. */
  sendsVoice(file: Uint8Array, options?: MediaOptions): Promise<SimMessage> {
    return this.#sendFile('audio', 'audio/ogg; codecs=opus', file, { voice: true, ...options });
  }

  /** An audio file that was not recorded on the spot. */
  sendsAudio(file: Uint8Array, options?: MediaOptions): Promise<SimMessage> {
    return this.#sendFile('audio', 'audio/mpeg', file, options);
  }

  /** PDF unless `mime` says otherwise. */
  sendsDocument(file: Uint8Array, options?: MediaOptions): Promise<SimMessage> {
    return this.#sendFile('document', 'application/pdf', file, options);
  }

  sendsSticker(file: Uint8Array, options?: MediaOptions): Promise<SimMessage> {
    return this.#sendFile('sticker', 'image/webp', file, options);
  }

  sendsLocation(place: Place, options: Context = {}): Promise<SimMessage> {
    return this.#send({ type: 'location', ...place, ...options });
  }

  sendsContacts(contacts: Card[], options: Context = {}): Promise<SimMessage> {
    return this.#send({ type: 'contacts', contacts, ...options });
  }

  /** Tells her number to a business that asked for it (`request_contact_info`), though a username hides it. */
  sharesNumber(question?: Said): Promise<SimMessage> {
    const quote = question === undefined ? {} : { quote: idOf(question) };
    return this.#send({ type: 'share-number', ...quote });
  }

  sendsOrder(items: OrderItem[], text?: string): Promise<SimMessage> {
    return this.#send({ type: 'order', items, ...(text !== undefined && { text }) });
  }

  /** Something a business is only told to be unsupported: `poll_creation`, `group_invite`, … */
  sendsUnsupported(kind: string, code?: number): Promise<SimMessage> {
    return this.#send({ type: 'unsupported', kind, ...(code !== undefined && { code }) });
  }

  /**
   * Taps a button or a row, by its id or title: in that message, or in the newest that has it.
   * @throws when no message to her offers it
   */
  async taps(option: string, message?: Said): Promise<SimMessage> {
    const thread = (await this.thread()).reverse();
    const from = message === undefined ? thread : thread.filter(({ id }) => id === idOf(message));
    for (const { id, options = [] } of from) {
      const found = options.find((one) => one.id === option || one.title === option);
      if (found) return this.#send({ type: 'tap', messageId: id, optionId: found.id });
    }
    throw new Error(`Nothing that says "${option}" can be tapped`);
  }

  /** Without an emoji the reaction is taken back. */
  async reacts(message: Said, emoji?: string): Promise<void> {
    await this.#do({
      type: 'react',
      messageId: idOf(message),
      ...(emoji !== undefined && { emoji }),
    });
  }

  async edits(message: Said, text: string): Promise<void> {
    await this.#do({ type: 'edit', messageId: idOf(message), text });
  }

  async deletes(message: Said): Promise<void> {
    await this.#do({ type: 'delete', messageId: idOf(message) });
  }

  /** Opens the chat: everything delivered to her is read. */
  async reads(): Promise<void> {
    await this.#do({ type: 'read' });
  }

  /** Listens to a voice message for the first time. */
  async plays(message: Said): Promise<void> {
    await this.#do({ type: 'play', messageId: idOf(message) });
  }

  /** Calls the business; nobody answers, but the window opens. */
  async calls(): Promise<void> {
    await this.#do({ type: 'call' });
  }

  /** A new SIM card: new number, new BSUID, told by a `system` message. */
  async changesNumber(phone: string): Promise<void> {
    await this.#do({ type: 'change-number', phone });
  }

  /** Hides her number behind a username. */
  async takesUsername(username: string): Promise<void> {
    await this.#line.set(this.id, { username });
  }

  /** Out of reach nothing is delivered … */
  async goesOffline(): Promise<void> {
    await this.#line.set(this.id, { online: false });
  }

  /** … and back in reach all of it is. */
  async comesOnline(): Promise<void> {
    await this.#line.set(this.id, { online: true });
  }

  /** Whether reading is told. On by default. */
  async sharesReadReceipts(on: boolean): Promise<void> {
    await this.#line.set(this.id, { readReceipts: on });
  }

  /**
   * The first message to her whose words contain `words` (any, if left out), of those that came after `after`; waits
   * until there is one. @throws the signal's reason when it aborts first
   */
  hears(
    words = '',
    { after, signal }: { after?: Said; signal?: AbortSignal } = {},
  ): Promise<SimMessage> {
    return this.#line.until(async () => {
      const thread = await this.thread();
      const from = after === undefined ? 0 : thread.findIndex(({ id }) => id === idOf(after)) + 1;
      return thread
        .slice(from)
        .find(({ direction, text }) => direction === 'out' && text.includes(words));
    }, signal);
  }

  #sendFile(
    kind: MediaKind,
    mime: string,
    file: Uint8Array,
    options: MediaOptions = {},
  ): Promise<SimMessage> {
    return this.#send({ type: 'media', kind, mime, ...options }, file);
  }

  async #send(action: CustomerAction, file?: Uint8Array): Promise<SimMessage> {
    return (await this.#do(action, file))!;
  }

  #do(action: CustomerAction, file?: Uint8Array): Promise<SimMessage | null> {
    return this.#line.act(this.id, action, file);
  }
}

const idOf = (message: Said): string => (typeof message === 'string' ? message : message.id);
