import { deepActive } from './deep.js';

const CONTROLS =
  'button, a[href], input, textarea, select, [role="separator"], [role="tab"], [tabindex="0"]';

/** Less than a test has, so that it can still say what it waited for. */
const PATIENCE = 30_000;

/** What is on the screen below an element, found by the names that a person reads or hears. */
export class Screen<E extends HTMLElement = HTMLElement> {
  readonly element: E;

  constructor(element: E) {
    this.element = element;
  }

  /** Everything that can be read, in reading order. */
  get words(): string {
    return wordsOf(this.element).replace(/\s+/g, ' ').trim();
  }

  /** Everything that can be used, by name. */
  get names(): string[] {
    return this.#controls.map(nameOf);
  }

  has(name: string | RegExp): boolean {
    return this.#controls.some((each) => fits(nameOf(each), name));
  }

  control(name: string | RegExp): HTMLElement {
    const found = this.#controls.find((each) => fits(nameOf(each), name));
    if (!found) throw new Error(`No "${String(name)}" among: ${this.names.join(' | ')}`);
    return found;
  }

  press(name: string | RegExp): void {
    this.control(name).click();
  }

  /** Types a text in a field instead of what is there. */
  fill(name: string | RegExp, text: string): void {
    const field = this.control(name) as HTMLInputElement;
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  /** Picks an option of a list by its words. */
  choose(name: string | RegExp, option: string): void {
    const list = this.control(name) as HTMLSelectElement;
    const found = [...list.options].find(({ text }) => text.trim() === option);
    if (!found) throw new Error(`No option "${option}"`);
    list.value = found.value;
    list.dispatchEvent(new Event('change', { bubbles: true }));
  }

  isOn(name: string | RegExp): boolean {
    return (this.control(name) as HTMLInputElement).checked;
  }

  isDisabled(name: string | RegExp): boolean {
    const control = this.control(name) as HTMLButtonElement;
    return control.disabled || control.ariaDisabled === 'true';
  }

  /** The name of what has the focus, anywhere on the page. */
  get focused(): string {
    const active = deepActive();
    return active instanceof HTMLElement && active !== document.body ? nameOf(active) : '';
  }

  /** Every element of a kind that can be seen. */
  all<T extends Element = HTMLElement>(selector: string): T[] {
    return shown(this.element).filter((each): each is T => each.matches(selector));
  }

  /** Waits until something holds; says what was on the screen when it never does. */
  async until(truth: () => unknown, what = 'It did not happen'): Promise<void> {
    const began = performance.now();
    while (!holds(truth)) {
      if (performance.now() - began > PATIENCE) {
        throw new Error(`${what}. On the screen: ${this.words.slice(0, 1500)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }

  /** Waits for a control, and presses it. */
  async pressWhenThere(name: string | RegExp): Promise<void> {
    await this.until(() => this.has(name), `No "${String(name)}"`);
    this.press(name);
  }

  async sees(words: string | RegExp): Promise<void> {
    await this.until(() => fits(this.words, words, true), `Never read "${String(words)}"`);
  }

  get #controls(): HTMLElement[] {
    return this.all(CONTROLS);
  }
}

const holds = (truth: () => unknown): boolean => {
  try {
    return Boolean(truth());
  } catch {
    return false;
  }
};

const fits = (text: string, wanted: string | RegExp, within = false): boolean =>
  typeof wanted !== 'string' ? wanted.test(text) : within ? text.includes(wanted) : text === wanted;

/** The accessible name, as far as our own elements need it. */
export const nameOf = (element: HTMLElement): string => {
  const { labels } = element as HTMLInputElement;
  const label = element.ariaLabel ?? (labels?.[0] && wordsOf(labels[0], true));
  return (label ?? wordsOf(element, true)).replace(/\s+/g, ' ').trim();
};

/** Children as they are drawn: shadow roots entered, slots filled. */
const childrenOf = (node: Node): Node[] => {
  if (node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes();
    return assigned.length > 0 ? assigned : [...node.childNodes];
  }
  return [...((node as Element).shadowRoot ?? node).childNodes];
};

const isShown = (element: Element): boolean =>
  element instanceof HTMLSlotElement ||
  getComputedStyle(element).display === 'contents' ||
  element.checkVisibility({ visibilityProperty: true });

const shown = (node: Node): Element[] =>
  childrenOf(node).flatMap((child) => {
    if (!(child instanceof Element) || !isShown(child) || child.hasAttribute('inert')) return [];
    return [child, ...shown(child)];
  });

/** `heard`: without what is decoration only. */
const wordsOf = (node: Node, heard = false): string =>
  childrenOf(node)
    .map((child) => {
      if (child instanceof Text) return child.data;
      if (!(child instanceof Element) || !isShown(child)) return '';
      if (child.matches('option, style, script') || (heard && child.ariaHidden === 'true'))
        return '';
      return ` ${wordsOf(child, heard)} `;
    })
    .join('');
