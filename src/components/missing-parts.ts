/* Parts that could not be loaded, on the whole page: whoever shows it says so once, with one way to try again. */

type Load = () => Promise<unknown>;

const missing = new Set<Load>();
const watchers = new Set<() => void>();

/** Notes whether a part is there. */
export const noteMissing = (load: Load, isMissing: boolean): void => {
  if (missing.has(load) === isMissing) return;
  if (isMissing) missing.add(load);
  else missing.delete(load);
  for (const tell of watchers) tell();
};

/** A part was asked for and is not there. */
export const isAnythingMissing = (): boolean => missing.size > 0;

/** Tries all of them again. */
export const retryMissing = (): void => {
  for (const load of missing) load().catch(() => undefined);
};

/** Calls `tell` whenever a part goes missing or is found. */
export const watchMissing = (tell: () => void): (() => void) => {
  watchers.add(tell);
  return () => void watchers.delete(tell);
};
