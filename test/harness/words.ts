import { executeServerCommand } from '@web/test-runner-commands';
import type { BubbleHarness } from './bubble.harness.js';

/** What the browser's own search selects of these words; empty where it does not find them. Chrome and Firefox have it. */
export const foundByBrowser = (words: string): string => {
  const { find } = window as unknown as {
    find(words: string, isExact: boolean, isBackwards: boolean, wraps: boolean): boolean;
  };
  const selection = document.getSelection()!;
  selection.removeAllRanges();
  return find.call(window, words, false, true, true) ? selection.toString() : '';
};

/** Draws the mouse from before the first word of a message to behind the last of another, and copies; returns what is pasted. */
export const copiedBetween = async (from: BubbleHarness, to: BubbleHarness): Promise<string> => {
  const [first, last] = [lines(from)[0]!, lines(to).at(-1)!];
  await mouse('mousePressed', first.left + 1, first.top + first.height / 2);
  await mouse('mouseMoved', first.right, first.bottom);
  await mouse('mouseMoved', last.right - 1, last.top + last.height / 2);
  await mouse('mouseReleased', last.right - 1, last.top + last.height / 2);
  await edit('copy');
  const field = document.createElement('textarea');
  document.body.append(field);
  field.focus();
  await edit('paste');
  field.remove();
  return field.value;
};

/** Where the words of a message stand, line by line. */
const lines = ({ element }: BubbleHarness): DOMRect[] => {
  const range = document.createRange();
  range.selectNodeContents(element.shadowRoot!.querySelector('.words')!);
  return [...range.getClientRects()];
};

const mouse = (type: string, x: number, y: number): Promise<unknown> =>
  executeServerCommand('cdp', {
    method: 'Input.dispatchMouseEvent',
    params: { type, x, y, button: 'left', buttons: 1, clickCount: 1 },
  });

/** As the browser's menu does it: by no key, which differ from system to system. */
const edit = (command: 'copy' | 'paste'): Promise<unknown> =>
  executeServerCommand('cdp', {
    method: 'Input.dispatchKeyEvent',
    params: { type: 'rawKeyDown', commands: [command] },
  });
