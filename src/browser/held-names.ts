/**
 * Holds a name in the whole browser until `signal` aborts or the tab goes; many may hold one name. Resolves when
 * it is held. Without Web Locks (an insecure context) nothing is held.
 */
export function holdName(name: string, signal: AbortSignal): Promise<void> {
  return new Promise((held) => {
    const until = new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { once: true });
    });
    const hold = (): Promise<void> => {
      held();
      return until;
    };
    if (!('locks' in navigator)) held();
    else navigator.locks.request(name, { mode: 'shared' }, hold).catch(() => held());
  });
}

/** The held names that begin with `prefix`, without it. */
export async function heldNames(prefix: string): Promise<Set<string>> {
  if (!('locks' in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  const names = held.map(({ name = '' }) => name).filter((name) => name.startsWith(prefix));
  return new Set(names.map((name) => name.slice(prefix.length)));
}
