import {
  a11ySnapshot,
  executeServerCommand,
  findAccessibilityNode,
  sendKeys,
} from '@web/test-runner-commands';

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

/** Hides the tab of the test, as another tab in front of it would: no frames, no observers. */
export const hideTab = async (): Promise<void> => {
  await putWindow('minimized');
  while (document.visibilityState !== 'hidden') await new Promise((done) => setTimeout(done, 20));
};

export const showTab = async (): Promise<void> => {
  await putWindow('normal');
  while (document.visibilityState !== 'visible') await new Promise((done) => setTimeout(done, 20));
};

const putWindow = async (windowState: 'minimized' | 'normal'): Promise<void> => {
  const { windowId } = await executeServerCommand<{ windowId: number }, object>('cdp', {
    method: 'Browser.getWindowForTarget',
  });
  await executeServerCommand('cdp', {
    method: 'Browser.setWindowBounds',
    params: { windowId, bounds: { windowState } },
  });
};

/** What the agent allows this page from now on, as if by the browser's own settings. Chrome only. */
export const setPermission = async (
  name: 'microphone' | 'camera',
  setting: 'granted' | 'denied',
): Promise<void> => {
  const { targetInfo } = await executeServerCommand<
    { targetInfo: { browserContextId: string } },
    object
  >('cdp', { method: 'Target.getTargetInfo' });
  const { browserContextId } = targetInfo;
  const params = { origin: location.origin, permission: { name }, setting, browserContextId };
  await executeServerCommand('cdp', { method: 'Browser.setPermission', params });
};

export const isFirefox = (): boolean => navigator.userAgent.includes('Firefox/');

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

/** Nothing answers at addresses that fit, until the returned function is called: a deployment, a tunnel. */
export const blockRequests = async (...urls: string[]): Promise<() => Promise<void>> => {
  const block = (blocked: string[]) =>
    executeServerCommand('cdp', { method: 'Network.setBlockedURLs', params: { urls: blocked } });
  await executeServerCommand('cdp', { method: 'Network.enable' });
  await block(urls);
  return async () => void (await block([]));
};
