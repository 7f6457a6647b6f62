import { frozenClock } from '../../src/clock.js';
import type { BusinessNumber, JsonObject } from '../../src/control.js';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator.js';

export const HOUR = 3_600_000;

interface Answer {
  status: number;
  body: JsonObject & { error?: JsonObject & { code: number; error_subcode?: number } };
}

/** A webhook as the business got it. */
export interface Received {
  body: string;
  signature: string;
  envelope: Envelope;
}

export interface Envelope {
  entry: { id: string; changes: { field: string; value: Value }[] }[];
}

interface Value extends JsonObject {
  contacts?: { profile: { name: string; username?: string }; wa_id?: string; user_id: string }[];
  messages?: (JsonObject & { id: string; type: string; timestamp: string })[];
  statuses?: (JsonObject & { id: string; status: string; errors?: { code: number }[] })[];
}

/** A business in a test: it sends through the Graph surface, and its callback keeps what came. */
export class Business {
  readonly sim: Simulator;
  readonly received: Received[] = [];
  readonly number: BusinessNumber;
  /** What the callback answers, or throws. */
  reply: () => Response = () => new Response();
  token: string | undefined;

  constructor(options: SimulatorOptions = {}) {
    this.sim = createSimulator({
      clock: frozenClock(),
      callback: 'http://gateway.localhost/hooks',
      fetch: (request) => this.#hear(request),
      ...options,
    });
    this.number = this.sim.numbers[0]!;
    this.token = this.sim.accessToken;
  }

  get control() {
    return this.sim.control;
  }

  /** What came of one kind, in order. */
  get messages() {
    return this.values.flatMap(({ messages = [] }) => messages);
  }

  get statuses() {
    return this.values.flatMap(({ statuses = [] }) => statuses);
  }

  get values(): Value[] {
    return this.received.flatMap(({ envelope }) =>
      envelope.entry.flatMap(({ changes }) => changes.map(({ value }) => value)),
    );
  }

  /** Sends a message of any type to a number (a BSUID has letters), and answers what Meta answered. */
  send(to: string, message: JsonObject): Promise<Answer> {
    const isNumber = /^\+?\d/.test(to);
    const body = { messaging_product: 'whatsapp', [isNumber ? 'to' : 'recipient']: to, ...message };
    return this.ask('POST', `${this.number.id}/messages`, body);
  }

  text(to: string, body: string, more: JsonObject = {}): Promise<Answer> {
    return this.send(to, { type: 'text', text: { body }, ...more });
  }

  template(to: string, name: string, ...components: JsonObject[]): Promise<Answer> {
    const template = { name, language: { code: 'pt_BR' }, components };
    return this.send(to, { type: 'template', template });
  }

  read(messageId: string, more: JsonObject = {}): Promise<Answer> {
    const body = { messaging_product: 'whatsapp', status: 'read', message_id: messageId, ...more };
    return this.ask('POST', `${this.number.id}/messages`, body);
  }

  async upload(bytes: Uint8Array, mime: string): Promise<Answer> {
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('type', mime);
    form.set('file', new File([bytes as Uint8Array<ArrayBuffer>], 'file', { type: mime }));
    return this.ask('POST', `${this.number.id}/media`, form);
  }

  async ask(method: string, path: string, body?: JsonObject | FormData): Promise<Answer> {
    const response = await this.fetch(`/v25.0/${path}`, {
      method,
      ...(body instanceof FormData && { body }),
      ...(body &&
        !(body instanceof FormData) && {
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }

  /** Any request to the Graph surface, with the token. */
  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.token !== undefined) headers.set('authorization', `Bearer ${this.token}`);
    return this.sim.fetch(
      new Request(new URL(path, 'http://graph.localhost'), { ...init, headers }),
    );
  }

  /** Time goes on; webhooks that fall due on the way have arrived. */
  async wait(ms: number): Promise<void> {
    await this.control.clock.advance(ms);
  }

  async #hear(request: Request): Promise<Response> {
    const response = this.reply();
    const body = await request.text();
    const signature = request.headers.get('x-hub-signature-256') ?? '';
    this.received.push({ body, signature, envelope: JSON.parse(body) as Envelope });
    return response;
  }
}
