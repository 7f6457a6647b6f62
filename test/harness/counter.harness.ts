import { deleteDB } from 'idb';
import {
  backendControl,
  customerPhone,
  Faults,
  localAdapter,
  type BackendControl,
  type BackendOptions,
  type CustomerPhone,
  type PhoneLine,
  type PhoneMessage,
} from '../../src/adapters/local/local.adapter.js';
import { browserEnvironment } from '../../src/browser/environment.js';
import { newId } from '../../src/browser/new-id.js';
import { InboxHarness, type InboxOptions } from './inbox.harness.js';
import { quietShop } from './local.harness.js';

/** A shop whose agents sit at a `<chat-inbox>` each, and whose customers have phones: all on one page. */
export class Counter {
  readonly #options: BackendOptions;
  readonly #agents = new Set<string>();
  readonly #boxes: HTMLElement[] = [];
  readonly faults = new Faults();
  #phones: CustomerPhone | undefined;
  #control: BackendControl | undefined;

  constructor(name = `counter-${newId()}`) {
    this.#options = { name, seed: quietShop };
  }

  /** An agent opens her inbox, in a box of its own or in that one. */
  sit(
    agentId: string,
    { box = document.createElement('div'), ...options }: InboxOptions & { box?: HTMLElement } = {},
  ): Promise<InboxHarness> {
    this.#agents.add(agentId);
    const adapter = localAdapter({ agentId, faults: this.faults, ...this.#options });
    // Outbox and drafts are kept by name and agent: those of other tests are not ours.
    const named = { ...adapter, name: this.#options.name! };
    if (!box.isConnected) document.body.append(box);
    this.#boxes.push(box);
    return InboxHarness.in(box, {
      adapter: named,
      environment: browserEnvironment(),
      ...options,
    });
  }

  async phone(contactId = 'maria'): Promise<Phone> {
    this.#phones ??= await customerPhone(this.#options);
    return new Phone(this.#phones.line(contactId));
  }

  async control(): Promise<BackendControl> {
    return (this.#control ??= await backendControl(this.#options));
  }

  async close(): Promise<void> {
    for (const box of this.#boxes) box.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    this.#phones?.close();
    this.#control?.close();
    const { name } = this.#options;
    const kept = [...this.#agents].map((agent) => `chat-inbox:${name}:${agent}`);
    await Promise.all([name!, ...kept].map((each) => deleteDB(each)));
  }
}

/** The customer's side: what she sees and does. */
export class Phone {
  readonly line: PhoneLine;

  constructor(line: PhoneLine) {
    this.line = line;
  }

  write(text: string): Promise<unknown> {
    return this.line.write(text);
  }

  async messages(): Promise<PhoneMessage[]> {
    return (await this.line.thread()).messages;
  }

  /** What was said, files by their kind, oldest first. */
  async words(): Promise<string[]> {
    return (await this.messages()).map(({ content }) =>
      'text' in content ? content.text : content.kind,
    );
  }

  /** The ticks of what she wrote herself. */
  async ticks(): Promise<(string | undefined)[]> {
    return (await this.messages())
      .filter(({ direction }) => direction === 'in')
      .map(({ status }) => status);
  }

  /** Taps an option of the last message that has some. */
  async tap(title: string | RegExp): Promise<void> {
    const message = (await this.messages()).findLast(({ options }) => options)!;
    const option = message.options!.find(({ title: own }) =>
      typeof title === 'string' ? own === title : title.test(own),
    );
    if (!option)
      throw new Error(
        `No "${String(title)}" among: ${message.options!.map((o) => o.title).join(', ')}`,
      );
    await this.line.choose(message.id, option.id);
  }

  /** Waits until something was said to her. */
  async hears(text: string | RegExp): Promise<void> {
    const fits = (said: string): boolean =>
      typeof text === 'string' ? said.includes(text) : text.test(said);
    for (;;) {
      if ((await this.words()).some(fits)) return;
      await new Promise<void>((resolve) => {
        const stop = this.line.watch(() => (stop(), resolve()));
      });
    }
  }
}
