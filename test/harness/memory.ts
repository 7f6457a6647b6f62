import { executeServerCommand } from '@web/test-runner-commands';

const cdp = <T>(method: string, params: object = {}): Promise<T> =>
  executeServerCommand<T, object>('cdp', { method, params });

interface Evaluated {
  result: { objectId: string; value: unknown };
}

const GROUP = 'memory';

/**
 * How many instances of each class are still there once the garbage has been collected; of custom elements, how
 * many of each tag. Empty: none of any. Chrome only.
 */
export const countAlive = async (
  classes: Record<string, abstract new (...args: never) => object>,
): Promise<Record<string, number>> => {
  const watched = Object.entries({ ...classes, elements: HTMLElement });
  const alive: Record<string, number> = {};
  // queryObjects() collects too, but from within a call: it takes for alive what old slots of the stack point at.
  await cdp('HeapProfiler.collectGarbage');
  const { watched: before } = globalThis as { watched?: unknown };
  for (const [name, each] of watched) {
    Object.assign(globalThis, { watched: each.prototype });
    const { result } = await cdp<Evaluated>('Runtime.evaluate', {
      expression: 'watched',
      objectGroup: GROUP,
    });
    const { objects } = await cdp<{ objects: { objectId: string } }>('Runtime.queryObjects', {
      prototypeObjectId: result.objectId,
      objectGroup: GROUP,
    });
    const { result: tags } = await cdp<Evaluated>('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      // Prototypes are told with the instances; what stands in a template of Lit's is an element of no class of ours.
      functionDeclaration: `function () {
        return this.flatMap((each) => {
          if (Object.hasOwn(each, 'constructor')) return [];
          const { localName = '' } = each;
          const its = localName && customElements.get(localName);
          return localName && !(its && each instanceof its) ? [] : [localName];
        });
      }`,
      returnByValue: true,
    });
    for (const tag of tags.value as string[]) alive[tag || name] = (alive[tag || name] ?? 0) + 1;
    await cdp('Runtime.releaseObjectGroup', { objectGroup: GROUP });
  }
  Object.assign(globalThis, { watched: before });
  return alive;
};

/** How many listeners window and document have. Chrome only. */
export const countListeners = async (): Promise<number> => {
  let count = 0;
  for (const expression of ['window', 'document']) {
    const { result } = await cdp<Evaluated>('Runtime.evaluate', { expression, objectGroup: GROUP });
    const { listeners } = await cdp<{ listeners: unknown[] }>('DOMDebugger.getEventListeners', {
      objectId: result.objectId,
    });
    count += listeners.length;
  }
  await cdp('Runtime.releaseObjectGroup', { objectGroup: GROUP });
  return count;
};
