/** Counts the object URLs that were made in a test and not released. */
export const objectUrls = (): (() => number) => {
  const alive = new Set<string>();
  const { createObjectURL, revokeObjectURL } = URL;
  beforeEach(() => {
    alive.clear();
    URL.createObjectURL = (blob) => {
      const url = createObjectURL.call(URL, blob);
      alive.add(url);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      alive.delete(url);
      revokeObjectURL.call(URL, url);
    };
  });
  afterEach(() => Object.assign(URL, { createObjectURL, revokeObjectURL }));
  return () => alive.size;
};
