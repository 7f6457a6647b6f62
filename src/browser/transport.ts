/** `fetch`, which may be asked to tell how much of the body has left. */
export type Fetch = (
  url: string,
  init: RequestInit,
  onProgress?: (sent: number, total: number) => void,
) => Promise<Response>;

/** The browser's network. Bodies whose progress is asked for go by XMLHttpRequest, because `fetch` cannot tell. */
export const browserFetch: Fetch = async (url, init, onProgress) => {
  if (!onProgress || !('XMLHttpRequest' in globalThis)) return fetch(url, init);
  const { sendFile } = await import('./send-file.js');
  return sendFile(url, init, onProgress);
};
