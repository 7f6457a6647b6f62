import { iconOf } from './icon.harness.js';
import type { InboxRow } from '../../src/components/parts/row/row.js';

/** One row of a list as an agent reads it. */
export class RowHarness {
  readonly element: InboxRow;

  constructor(element: InboxRow) {
    this.element = element;
  }

  get name(): string {
    return this.#text('[part=name]');
  }

  get time(): string {
    return this.#text('.time');
  }

  get preview(): string {
    return this.#text('[part=preview]');
  }

  /** Channel, start, and who has it. */
  get facts(): string[] {
    return [...this.#root.querySelectorAll('.facts > *')].map((fact) => fact.textContent.trim());
  }

  get badge(): string {
    return this.#text('.badge');
  }

  get wait(): string {
    return this.#text('.need:not(.chip)');
  }

  /** The wait has the colour of what takes too long. */
  get isSlow(): boolean {
    return this.#root.querySelector('.need.long') !== null;
  }

  get chip(): string {
    return this.#text('.chip');
  }

  /** How pressing the chip looks. */
  get tone(): string | undefined {
    const chip = this.#root.querySelector('.chip');
    return ['soon', 'last', 'closed', 'calm'].find((tone) => chip?.classList.contains(tone));
  }

  /** Glyphs of the preview: ticks and kind. */
  get glyphs(): string[] {
    return [...this.#root.querySelectorAll('[part=preview] > :is(.ticks, .icon, inbox-icon)')].map(
      (glyph) => iconOf(glyph) ?? glyph.classList[1] ?? '',
    );
  }

  /** What is read out. */
  get spoken(): string {
    return this.#root.querySelector('[role=img]')?.ariaLabel ?? '';
  }

  get box(): DOMRect {
    return this.element.getBoundingClientRect();
  }

  /** Where a piece of it stands. */
  boxOf(selector: string): DOMRect {
    return this.#root.querySelector(selector)!.getBoundingClientRect();
  }

  /** Elements that the row made, by tag. */
  count(tag: string): number {
    return this.#root.querySelectorAll(tag).length;
  }

  #text(selector: string): string {
    return this.#root.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  }

  get #root(): ShadowRoot {
    return this.element.shadowRoot!;
  }
}
