/** A name that is held; `released` resolves when it no longer is. */
export interface HeldName {
  released: Promise<void>;
}

/**
 * Holds a name in the whole browser until `signal` aborts or the tab goes; many may hold one name. Resolves when
 * it is held. Without Web Locks (an insecure context) nothing is held.
 */
export function holdName(name: string, signal: AbortSignal): Promise<HeldName> {
  return new Promise((resolve) => {
    const until = new Promise<void>((end) => {
      if (signal.aborted) end();
      else signal.addEventListener('abort', () => end(), { once: true });
    });
    const hold = (): Promise<void> => {
      resolve({ released });
      return until;
    };
    const released: Promise<void> = locks()
      ? locks()!.request(name, { mode: 'shared' }, hold)
      : until;
    if (!locks()) resolve({ released });
  });
}

/** The held names that begin with `prefix`, without it. */
export async function heldNames(prefix: string): Promise<Set<string>> {
  const { held = [] } = (await locks()?.query()) ?? {};
  const names = held.map(({ name = '' }) => name).filter((name) => name.startsWith(prefix));
  return new Set(names.map((name) => name.slice(prefix.length)));
}

const locks = (): LockManager | undefined => ('locks' in navigator ? navigator.locks : undefined);
