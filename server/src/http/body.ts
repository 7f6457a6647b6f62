import { AdapterError } from '../domain.js';

/** How deep a body may be nested: ours need four levels. */
const DEPTH = 32;

const tooLarge = (field: string, maxBytes: number): AdapterError =>
  new AdapterError('too_large', `More than ${maxBytes} bytes`, { field });

/** The chunks of a body until more than `maxBytes` have come. @throws AdapterError `too_large` */
export async function* limited(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  field: string,
): AsyncGenerator<Uint8Array, void> {
  if (!body) return;
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge(field, maxBytes);
    yield chunk;
  }
}

/**
 * The JSON of a body. @throws AdapterError `too_large`, before anything is read when the length is announced;
 * `invalid` for another type, text that is not UTF-8, what is not JSON and what is nested too deep
 */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw invalid('Not JSON', 'Content-Type');
  refuseLarge(request, maxBytes, 'body');
  const chunks: Uint8Array[] = [];
  for await (const chunk of limited(request.body, maxBytes, 'body')) chunks.push(chunk);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    if (depthOf(text) > DEPTH) throw invalid('Nested too deep', 'body');
    return JSON.parse(text);
  } catch (error) {
    throw error instanceof AdapterError ? error : invalid('Not JSON', 'body');
  }
}

/** @throws AdapterError `too_large` for a body that says that it is */
export function refuseLarge(request: Request, maxBytes: number, field: string): void {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes)
    throw tooLarge(field, maxBytes);
}

const invalid = (message: string, field: string): AdapterError =>
  new AdapterError('invalid', message, { field });

/** How deep JSON is nested, without parsing it. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [sign] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/gs)) {
    if (sign === '{' || sign === '[') deepest = Math.max(deepest, ++depth);
    else if (sign === '}' || sign === ']') depth -= 1;
  }
  return deepest;
}
