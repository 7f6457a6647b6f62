let tries = 0;

/**
 * An `import()` that can be asked for again after it failed: browsers may answer it from memory then, with the same
 * failure (whatwg/html#6768; Chromium 150 does), so it is asked for under another address too, where the failure names one.
 */
export const loadModule = <M>(ask: () => Promise<M>): Promise<M> =>
  ask().catch((error: unknown) => {
    const address = /https?:\S+/.exec(String(error))?.[0];
    if (address === undefined) throw error;
    const again = `${address}${address.includes('?') ? '&' : '?'}again=${++tries}`;
    return import(/* @vite-ignore */ /* webpackIgnore: true */ again) as Promise<M>;
  });
