import type { InboxList } from '../../src/components/panes/list/list.js';
import type { InboxRow } from '../../src/components/parts/row/row.js';
import type { InboxSearchField } from '../../src/components/parts/search-field/search-field.js';
import { frame } from './frames.js';
import { control, deepActive, drawn } from './deep.js';
import { RowHarness } from './row.harness.js';

/** The list of conversations as an agent sees and uses it. */
export class ListHarness {
  readonly element: InboxList;

  constructor(element: InboxList) {
    this.element = element;
  }

  get rows(): RowHarness[] {
    return [...this.#root.querySelectorAll('inbox-row')].map((row) => new RowHarness(row));
  }

  get names(): string[] {
    return this.rows.map(({ name }) => name);
  }

  row(name: string): RowHarness {
    const row = this.rows.find((each) => each.name === name);
    if (!row) throw new Error(`No "${name}" among: ${this.names.join(', ')}`);
    return row;
  }

  /** The row that is marked as the open one. */
  get current(): string | undefined {
    return this.rows.find(({ element }) => element.ariaCurrent === 'true')?.name;
  }

  /** What has the focus: the name of a row, or `field`, or `panel`. */
  get focused(): string | undefined {
    const active = deepActive();
    if (active?.localName === 'inbox-row') return new RowHarness(active as InboxRow).name;
    if (active?.localName === 'input') return 'field';
    return active === this.scroller ? 'panel' : active?.textContent?.trim();
  }

  /** Rows that Tab stops at. */
  get stops(): string[] {
    return this.rows.filter(({ element }) => element.tabIndex === 0).map(({ name }) => name);
  }

  get scroller(): HTMLElement {
    return this.#root.querySelector<HTMLElement>('[part=scroller]')!;
  }

  get isBusy(): boolean {
    return this.scroller.ariaBusy === 'true';
  }

  /** What stands below the rows, or in their place. */
  get foot(): string {
    const foot = this.scroller.querySelector('.note, .line');
    return foot?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  }

  /** What is told to screen readers. */
  get status(): string {
    return this.#root.querySelector('[role=status]')!.textContent.trim();
  }

  /** How many rows wait for the mouse to leave. */
  get waiting(): string | undefined {
    return this.#root.querySelector('.waiting')?.textContent?.trim();
  }

  get alert(): string | undefined {
    return this.#root.querySelector('[role=alert]')?.textContent.replace(/\s+/g, ' ').trim();
  }

  get skeleton(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>('.ghost')];
  }

  /** How many rows were drawn for nobody, and taken away, in the next frames. */
  async rehearsed(): Promise<number> {
    let count = 0;
    const watch = new MutationObserver((records) => {
      for (const node of records.flatMap(({ removedNodes }) => [...removedNodes]))
        count += (node as Element).querySelectorAll?.('inbox-row').length ?? 0;
    });
    watch.observe(this.#root, { childList: true });
    for (let at = 0; at < 3; at += 1) await frame();
    watch.disconnect();
    return count;
  }

  /** Undefined where the backend cannot search. */
  get field(): HTMLInputElement | undefined {
    const field = this.#root.querySelector<InboxSearchField>('inbox-search-field');
    return field?.shadowRoot?.querySelector('input') ?? undefined;
  }

  press(button: string): void {
    control(this.#root, button).click();
  }

  button(name: string): HTMLElement {
    return control(this.#root, name);
  }

  /** Names of rows that are wholly or partly in sight. */
  get inSight(): string[] {
    const { top, bottom } = this.scroller.getBoundingClientRect();
    return this.rows
      .filter(({ box }) => box.bottom > top + 1 && box.top < bottom - 1)
      .map(({ name }) => name);
  }

  async scrollTo(top: number): Promise<void> {
    this.scroller.scrollTop = top;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }

  drawn(): Promise<void> {
    return drawn(this.element);
  }

  get #root(): ShadowRoot {
    return this.element.shadowRoot!;
  }
}
