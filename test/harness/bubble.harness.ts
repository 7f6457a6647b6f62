import type { InboxBubble } from '../../src/components/parts/bubble/bubble.js';
import { control, controls, deepElements, drawn } from './deep.js';

/** One message as an agent sees and uses it. */
export class BubbleHarness {
  readonly element: InboxBubble;

  constructor(element: InboxBubble) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get key(): string {
    return this.element.dataset['key'] ?? '';
  }

  /** All words on it, in one line. */
  get text(): string {
    const words = (root: Node): string =>
      [...root.childNodes]
        .map((node) => {
          if (node instanceof Text) return node.data;
          if (!(node instanceof Element) || node.localName === 'style') return '';
          return ` ${words(node.shadowRoot ?? node)} `;
        })
        .join('');
    return words(this.root).replace(/\s+/g, ' ').trim();
  }

  /** What is read out when the focus lands on it. */
  get name(): string {
    return this.element.ariaLabel ?? '';
  }

  /** The bubble itself, without the empty half of its row. */
  get box(): DOMRect {
    return (this.find('[part=base]') ?? this.find('.system')!).getBoundingClientRect();
  }

  get meta(): DOMRect {
    return this.find('[part=meta]')!.getBoundingClientRect();
  }

  /** The word of its ticks. */
  get status(): string | null {
    return this.find('.ticks')?.ariaLabel ?? null;
  }

  /** The drawing of its ticks, as far as it can be told without colour. */
  get shape(): string {
    const icon = this.find('.ticks')!.querySelector('svg')!;
    return `${icon.innerHTML} ${getComputedStyle(icon).strokeWidth}`;
  }

  /** Names of everything that can be pressed. */
  get offers(): string[] {
    return controls(this.root).map(([name]) => name);
  }

  get elements(): Element[] {
    return deepElements(this.root);
  }

  find<E extends HTMLElement>(selector: string): E | null {
    return this.root.querySelector<E>(selector);
  }

  control(name: string | RegExp): HTMLElement {
    return control(this.root, name);
  }

  press(name: string | RegExp): void {
    this.control(name).click();
  }

  async focus(): Promise<void> {
    this.element.focus();
    await drawn(this.element);
  }

  async hover(): Promise<void> {
    this.element.dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse' }));
    await drawn(this.element);
  }

  async leave(): Promise<void> {
    this.element.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
    await drawn(this.element);
  }
}
