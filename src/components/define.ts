import { loadModule } from '../domain/load-module.js';
import { noteMissing } from './missing-parts.js';

/** A custom element class of this package: its tag, and the classes its template needs. */
export interface ElementClass extends CustomElementConstructor {
  readonly tag: string;
  readonly uses?: readonly ElementClass[];
}

/**
 * Registers each class under its tag, and everything it uses. A tag that is already taken (a second copy of the
 * library on the page) is left as it is, with a warning. Does nothing where there are no custom elements.
 */
export const define = (...classes: readonly ElementClass[]): void => {
  if (typeof customElements === 'undefined') return;
  for (const element of classes) {
    const taken = customElements.get(element.tag);
    if (taken === element) continue;
    if (taken) {
      console.warn(
        `<${element.tag}> is already defined by another copy of chat-inbox; the first one stays.`,
      );
      continue;
    }
    define(...(element.uses ?? []));
    customElements.define(element.tag, element);
  }
};

/**
 * A part that not every screen needs: calling it where the part is drawn loads and registers it, once. An element drawn
 * before keeps its place and its properties until then. A load that failed is tried again at the next call, and when the agent
 * asks for it beside the words that say so.
 */
export const lazily = <M>(
  load: () => Promise<M>,
  pick: (module: M) => ElementClass,
): (() => Promise<void>) => {
  let loading: Promise<void> | undefined;
  const part = (): Promise<void> => {
    loading ??= loadModule(load).then(
      (module) => {
        define(pick(module));
        noteMissing(part, false);
      },
      (error: unknown) => {
        loading = undefined;
        noteMissing(part, true);
        throw error;
      },
    );
    return loading;
  };
  return part;
};

/** The same, for a template: nothing waits for it. */
export const drawLazily = (part: () => Promise<unknown>): void => {
  part().catch(() => undefined);
};
