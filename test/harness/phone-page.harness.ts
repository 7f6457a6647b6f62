import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { PhonePage } from '../../demo/phone/page.js';
import { customerPhone, type BackendOptions } from '../../src/adapters/local/local.adapter.js';
import { press } from './pointer.js';
import { waitUntil } from './wait-until.js';

/** The customer's phone page, as the person who plays sees and uses it. */
export class PhonePageHarness {
  readonly root: HTMLElement;
  readonly #page: PhonePage;

  private constructor(root: HTMLElement, page: PhonePage) {
    this.root = root;
    this.#page = page;
  }

  static async open(options: BackendOptions, contactId: string | null): Promise<PhonePageHarness> {
    const root = await fixture<HTMLElement>(html`<div id="phone"></div>`);
    const page = new PhonePage(root, () => customerPhone(options));
    await page.start(contactId);
    return new PhonePageHarness(root, page);
  }

  close(): Promise<void> {
    return this.#page.close();
  }

  /** The messages on the screen, their words only. */
  get words(): string[] {
    return [...this.root.querySelectorAll('.message .bubble')].map((bubble) =>
      [...bubble.querySelectorAll('.words, .deleted, .card, .small')]
        .map((part) => part.textContent.replace(/\s+/g, ' ').trim())
        .join(' '),
    );
  }

  get last(): HTMLElement {
    return [...this.root.querySelectorAll<HTMLElement>('.message')].at(-1)!;
  }

  /** Of the bars of the last message's sound. */
  get heights(): (string | null)[] {
    return [...this.last.querySelectorAll('.waveform rect')].map((bar) =>
      bar.getAttribute('height'),
    );
  }

  /** Below the last message. */
  get reactions(): string {
    return this.last.querySelector('.reactions')?.textContent.trim() ?? '';
  }

  get status(): string {
    return this.root.querySelector('[role="status"]')!.textContent.trim();
  }

  /** The tick of the last own message. */
  get tick(): string | null | undefined {
    return [...this.root.querySelectorAll('.own .ticks')].at(-1)?.getAttribute('aria-label');
  }

  async see(what: string, isSeen: () => boolean): Promise<void> {
    await waitUntil(isSeen, `The page does not show ${what}`);
  }

  /** Writes, and sends nothing yet. */
  begin(text: string): void {
    const field = this.#find<HTMLTextAreaElement>('textarea');
    field.value = text;
    field.dispatchEvent(new InputEvent('input'));
  }

  async write(text: string): Promise<void> {
    this.begin(text);
    const field = this.#find<HTMLTextAreaElement>('textarea');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }));
    await this.see(text, () => this.words.some((words) => words.includes(text)));
  }

  /** Presses a button of the page, of its menu or of its dialog. */
  async press(name: string): Promise<void> {
    this.#button(name).click();
    await nextFrame();
  }

  /** Presses it with the mouse, and does not let go. */
  hold(name: string): Promise<void> {
    return press(this.#button(name));
  }

  /** Opens the menu of the last message and takes from it. */
  async onLast(item: string): Promise<void> {
    this.last.querySelector<HTMLElement>('.more')!.click();
    await this.press(item);
  }

  /** Picks a row of the dialog and sends it. */
  async pick(row: string): Promise<void> {
    const choice = [...document.querySelectorAll('dialog label')].find((label) =>
      label.textContent.includes(row),
    );
    choice!.querySelector('input')!.click();
    await this.press('Enviar');
  }

  async enter(values: Record<string, string>, submit: string): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      document.querySelector<HTMLInputElement>(`dialog [name="${name}"]`)!.value = value;
    }
    await this.press(submit);
  }

  async setOnline(online: boolean): Promise<void> {
    const control = this.#find<HTMLInputElement>('[role="switch"]');
    if (control.checked !== online) control.click();
    await nextFrame();
  }

  #button(name: string): HTMLElement {
    const all = [...document.querySelectorAll<HTMLElement>('button, [role="menuitem"]')];
    const button = all.findLast((one) => nameOf(one) === name && one.checkVisibility());
    expect(button === undefined, `the button ${name}`).to.equal(false);
    return button!;
  }

  #find<E extends HTMLElement>(selector: string): E {
    return this.root.querySelector<E>(selector)!;
  }
}

const nameOf = (button: HTMLElement): string =>
  button.getAttribute('aria-label') ?? button.textContent.trim();
