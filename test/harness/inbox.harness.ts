import '../../src/define.js';
import type { ChatInbox } from '../../src/components/chat-inbox/chat-inbox.js';
import type { InboxAdapter } from '../../src/domain/ports.js';
import { deepElements, drawn } from './deep.js';
import { ListHarness } from './list.harness.js';
import { Screen } from './screen.js';

/** Every fact a host can hear. */
export const FACTS = [
  'inbox-ready',
  'inbox-conversation-opened',
  'inbox-conversation-claimed',
  'inbox-conversation-transferred',
  'inbox-conversation-closed',
  'inbox-message-sent',
  'inbox-unread-changed',
  'inbox-error',
] as const;

export interface InboxOptions {
  adapter?: InboxAdapter;
  environment?: ChatInbox['environment'];
  lang?: string;
  width?: number;
  height?: number;
}

/** A whole `<chat-inbox>` as its agent uses it. */
export class InboxHarness extends Screen<ChatInbox> {
  /** What the host heard, in order. */
  readonly facts: Event[] = [];

  constructor(element: ChatInbox) {
    super(element);
    for (const fact of FACTS) element.addEventListener(fact, (event) => this.facts.push(event));
  }

  /** Puts an inbox in a box of so many pixels. */
  static async in(
    box: HTMLElement,
    { adapter, environment, lang = 'pt-BR', width = 1280, height = 640 }: InboxOptions,
  ): Promise<InboxHarness> {
    box.style.setProperty('width', `${width}px`);
    box.style.setProperty('height', `${height}px`);
    const inbox = new InboxHarness(document.createElement('chat-inbox'));
    if (lang) inbox.element.lang = lang;
    Object.assign(inbox.element, { adapter, environment });
    box.append(inbox.element);
    await inbox.drawn();
    return inbox;
  }

  get list(): ListHarness {
    return new ListHarness(this.all<HTMLElementTagNameMap['inbox-list']>('inbox-list')[0]!);
  }

  /** The names of the facts heard. */
  get heard(): string[] {
    return this.facts.map(({ type }) => type);
  }

  /** What screen readers were told and is still there. */
  get announced(): string[] {
    return deepElements(this.element.shadowRoot!)
      .filter(({ ariaLive }) => ariaLive)
      .flatMap((region) => [...region.children].map(({ textContent }) => textContent));
  }

  /** The panes on the screen. */
  get panes(): string[] {
    return ['inbox-list', 'inbox-conversation', 'inbox-details'].filter((tag) =>
      deepElements(this.element.shadowRoot!).some(
        (each) => each.matches(tag) && each.checkVisibility(),
      ),
    );
  }

  resize(width: number): Promise<void> {
    this.element.parentElement!.style.setProperty('width', `${width}px`);
    return this.drawn();
  }

  /** Two frames: sizes are known in the first, and drawn in the second. */
  async drawn(): Promise<void> {
    for (let turn = 0; turn < 2; turn += 1) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      await drawn(this.element);
    }
  }

  async openRow(name: string): Promise<void> {
    await this.until(() => this.list.names.includes(name), `No row of "${name}"`);
    this.list.row(name).element.click();
    await this.drawn();
  }

  /** Writes in the message field, and sends it. */
  async write(text: string): Promise<void> {
    await this.until(() => this.has('Mensagem'), 'No message field');
    this.fill('Mensagem', text);
    await this.drawn();
    this.press('Enviar');
    await this.until(() => this.bubbles.some((said) => said.includes(text)), `No bubble "${text}"`);
  }

  /** How far a message of the agent has got. */
  tick(text: string): string | undefined {
    const bubble = this.all('inbox-bubble').find((each) => new Screen(each).words.includes(text));
    return bubble && new Screen(bubble).all('.ticks')[0]?.classList[1];
  }

  /** Goes to the newest message, unless it is in sight. */
  async readToEnd(): Promise<void> {
    this.all('[part=to-end]')[0]?.click();
    await this.drawn();
  }

  /** Chooses files for the message field. */
  async attach(...files: File[]): Promise<void> {
    const picker = deepElements(this.element.shadowRoot!).find(
      (each): each is HTMLInputElement => each instanceof HTMLInputElement && each.type === 'file',
    )!;
    const chosen = new DataTransfer();
    for (const file of files) chosen.items.add(file);
    picker.files = chosen.files;
    picker.dispatchEvent(new Event('change', { bubbles: true }));
    await this.drawn();
  }

  /** The name of a queue's tab, which tells how many are in it. */
  queue(name: string): string {
    return this.names.find((each) => each.startsWith(name)) ?? '';
  }

  /** What is said in the thread, bubble by bubble. */
  get bubbles(): string[] {
    return this.all('inbox-bubble').map((bubble) => new Screen(bubble).words);
  }
}
