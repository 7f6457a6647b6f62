import { sendKeys } from '@web/test-runner-commands';
import type { Screen } from './screen.js';

/** What a key press of an input method looks like to a page. */
type Composing = 'isComposing' | 'keyCode 229';

/** The message field as a person writes in it. */
export class MessageFieldHarness {
  readonly screen: Screen;

  constructor(screen: Screen) {
    this.screen = screen;
  }

  get area(): HTMLTextAreaElement {
    return this.screen.control('Mensagem') as HTMLTextAreaElement;
  }

  get text(): string {
    return this.area.value;
  }

  get caret(): number {
    return this.area.selectionStart;
  }

  /** The quick replies in the list, as they are read out. */
  get options(): string[] {
    return this.screen
      .all('[role=option]')
      .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  }

  /** The one that Enter would pick, as assistive technology finds it: by id, in the root of the field. */
  get marked(): string | undefined {
    const id = this.area.getAttribute('aria-activedescendant');
    const root = this.area.getRootNode() as ShadowRoot;
    return (id === null ? undefined : root.getElementById(id))?.querySelector('b')?.textContent;
  }

  /** With the keyboard, where the caret is. */
  async type(text: string): Promise<void> {
    this.area.focus();
    await sendKeys({ type: text });
  }

  async press(key: string, { shift = false } = {}): Promise<void> {
    this.area.focus();
    if (shift) await sendKeys({ down: 'Shift' });
    await sendKeys({ press: key });
    if (shift) await sendKeys({ up: 'Shift' });
  }

  /** Ctrl+Z. */
  async undo(): Promise<void> {
    this.area.focus();
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'z' });
    await sendKeys({ up: 'Control' });
  }

  /** An input method writes, and Enter chooses what it offers. Returns whether the browser may go on with the key. */
  compose(text: string, how: Composing): boolean {
    const { area } = this;
    area.focus();
    area.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, composed: true }));
    area.value += text;
    area.dispatchEvent(
      new InputEvent('input', { bubbles: true, composed: true, isComposing: true, data: text }),
    );
    const key = new KeyboardEvent('keydown', {
      key: 'Enter',
      bubbles: true,
      composed: true,
      cancelable: true,
      isComposing: how === 'isComposing',
    });
    if (how === 'keyCode 229') Object.defineProperty(key, 'keyCode', { value: 229 });
    const goesOn = area.dispatchEvent(key);
    area.dispatchEvent(
      new CompositionEvent('compositionend', { bubbles: true, composed: true, data: text }),
    );
    return goesOn;
  }

  /** Pastes; returns whether the browser inserts the text itself. */
  paste({ files = [], text, html }: { files?: File[]; text?: string; html?: string }): boolean {
    const clipboardData = new DataTransfer();
    for (const file of files) clipboardData.items.add(file);
    if (text !== undefined) clipboardData.setData('text/plain', text);
    if (html !== undefined) clipboardData.setData('text/html', html);
    this.area.focus();
    return this.area.dispatchEvent(
      new ClipboardEvent('paste', {
        clipboardData,
        bubbles: true,
        composed: true,
        cancelable: true,
      }),
    );
  }
}
