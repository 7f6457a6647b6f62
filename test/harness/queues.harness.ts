import type { InboxQueues } from '../../src/components/panes/queues/queues.js';
import { deepActive, drawn } from './deep.js';

/** The tabs of the queues as an agent sees and uses them. */
export class QueuesHarness {
  readonly element: InboxQueues;

  constructor(element: InboxQueues) {
    this.element = element;
  }

  get tabs(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>('[role=tab]')];
  }

  /** What is read out, tab by tab. */
  get names(): string[] {
    return this.tabs.map((tab) => tab.ariaLabel ?? '');
  }

  /** What is seen, tab by tab. */
  get words(): string[] {
    return this.tabs.map((tab) => tab.innerText.replace(/\s+/g, ' ').trim());
  }

  /** A tab by the beginning of its name. */
  tab(name: string): HTMLElement {
    const tab = this.tabs.find((each) => each.ariaLabel?.startsWith(name));
    if (!tab) throw new Error(`No "${name}" among: ${this.names.join(' | ')}`);
    return tab;
  }

  get selected(): string | undefined {
    return this.tabs.find((tab) => tab.ariaSelected === 'true')?.ariaLabel ?? undefined;
  }

  get focused(): string | undefined {
    return deepActive()?.ariaLabel ?? undefined;
  }

  /** Numbers in the colour of what needs action. */
  get alerts(): string[] {
    return [...this.#root.querySelectorAll('.badge.alert')].map((badge) => badge.textContent);
  }

  /** The number on a tab. */
  number(name: string): HTMLElement {
    return this.tab(name).querySelector('span')!;
  }

  /** The tab stands whole within the pane. */
  isInSight(name: string): boolean {
    const pane = this.element.getBoundingClientRect();
    const { left, right } = this.tab(name).getBoundingClientRect();
    return left >= pane.left && right <= pane.right;
  }

  drawn(): Promise<void> {
    return drawn(this.element);
  }

  get #root(): ShadowRoot {
    return this.element.shadowRoot!;
  }
}
