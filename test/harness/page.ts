import { a11ySnapshot, findAccessibilityNode, sendKeys } from '@web/test-runner-commands';

/** The language of the page, which components outside of an inbox speak. */
export const speak = (lang: string): void => {
  document.documentElement.lang = lang;
};

/** Shift+Tab. */
export const tabBack = async (): Promise<void> => {
  await sendKeys({ down: 'Shift' });
  await sendKeys({ press: 'Tab' });
  await sendKeys({ up: 'Shift' });
};

interface AccessibleNode {
  role: string;
  name: string;
}

/** The name that the browser hands to assistive technology, of the first element with a role. */
export const nameByBrowser = async (role: string): Promise<string | undefined> => {
  // The package declares no result.
  const tree = (await a11ySnapshot({})) as unknown as AccessibleNode & {
    children: AccessibleNode[];
  };
  return findAccessibilityNode(tree, (node) => node.role === role)?.name;
};
