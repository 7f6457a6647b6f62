import type { Fetch } from './transport.js';

/** `fetch` by XMLHttpRequest, which tells how much of a body has left. */
export const sendFile: Fetch = (url, { method = 'GET', headers, body, signal }, onProgress) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    request.open(method, url);
    new Headers(headers).forEach((value, name) => request.setRequestHeader(name, value));
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(loaded, total);
    request.onload = () => resolve(responseOf(request));
    request.onerror = () => reject(new TypeError('network error'));
    request.onabort = () => reject(signal?.reason as Error);
    request.onloadend = () => signal?.removeEventListener('abort', abort);
    signal?.addEventListener('abort', abort);
    request.send(body as XMLHttpRequestBodyInit);
    if (signal?.aborted) abort();
  });

const responseOf = (request: XMLHttpRequest): Response =>
  new Response(request.responseText || null, {
    status: request.status,
    headers: request
      .getAllResponseHeaders()
      .trim()
      .split('\r\n')
      .map((line) => line.split(/: ?(.*)/s, 2) as [string, string])
      .filter(([name]) => name !== ''),
  });
