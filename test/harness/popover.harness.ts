import type { InboxPopover } from '../../src/components/parts/popover/popover.js';

/** A floating panel as a person sees it. */
export class PopoverHarness {
  readonly element: InboxPopover;

  constructor(element: InboxPopover) {
    this.element = element;
  }

  get isShown(): boolean {
    return this.#panel.matches(':popover-open');
  }

  get box(): DOMRect {
    return this.#panel.getBoundingClientRect();
  }

  get #panel(): HTMLElement {
    return this.element.shadowRoot!.querySelector<HTMLElement>('[popover]')!;
  }
}
