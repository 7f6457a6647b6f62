import type { InboxDialog } from '../../src/components/parts/dialog/dialog.js';
import { control } from './deep.js';

/** A dialog as a person sees and leaves it. */
export class DialogHarness {
  readonly element: InboxDialog;

  constructor(element: InboxDialog) {
    this.element = element;
  }

  get isShown(): boolean {
    return this.#dialog.matches(':modal');
  }

  get box(): DOMRect {
    return this.#dialog.getBoundingClientRect();
  }

  get footer(): HTMLElement {
    return this.#root.querySelector('footer')!;
  }

  get cross(): HTMLElement {
    return control(this.#root, 'Fechar');
  }

  /** What the browser does when it no longer asks. */
  closeByForce(): void {
    this.#dialog.close();
  }

  get #dialog(): HTMLDialogElement {
    return this.#root.querySelector('dialog')!;
  }

  get #root(): ShadowRoot {
    return this.element.shadowRoot!;
  }
}
