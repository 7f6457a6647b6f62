/** A function that runs `work` once at a time; all who call while it runs share the one run that comes after it. */
export function coalesced<T>(work: () => Promise<T>): () => Promise<T> {
  let current: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;
  return () =>
    (next ??= current
      .catch(() => {})
      .then(() => {
        next = undefined;
        const run = work();
        current = run;
        return run;
      }));
}
