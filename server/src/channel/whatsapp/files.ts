import { ChannelError, type FileToSend } from '../channel.js';
import { answerError } from './errors.js';
import {
  exchange,
  FILE_TIMEOUT_MS,
  graphBase,
  segment,
  type Graph,
  type GraphOptions,
} from './graph.js';

/** Meta brings files of up to 100 MB. */
const MOST_BYTES = 100 * 1024 * 1024;

/**
 * From where a file may be fetched, with the token: Meta's own host of files, and the Graph API itself. Origins are
 * compared whole, so that no other spelling of an address fits; that a name leads to the host it should is proven by
 * its certificate. Addresses without one are a simulator's, on loopback.
 */
const fileOrigins = (options: GraphOptions): Set<string> =>
  new Set(['https://lookaside.fbsbx.com', graphBase(options).origin]);

/** Resolves with the id by which the file can be sent for 30 days. @throws ChannelError */
export async function upload(
  graph: Graph,
  phoneNumberId: string,
  { bytes, mime, name = 'file' }: FileToSend,
  signal: AbortSignal,
): Promise<string> {
  const type = typeFor(mime);
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('type', type);
  form.set('file', new Blob([bytes as BlobPart], { type }), name);
  const answer = await graph('POST', `${segment(phoneNumberId)}/media`, {
    signal,
    body: form,
    timeoutMs: FILE_TIMEOUT_MS,
  });
  const { id } = answer as { id?: unknown };
  if (typeof id !== 'string') throw new ChannelError('unavailable', 'The file has no id');
  return id;
}

/** Meta takes Ogg with Opus only, and wants it said. */
const typeFor = (mime: string): string => (mime === 'audio/ogg' ? 'audio/ogg; codecs=opus' : mime);

/**
 * Brings a file: its address, which dies after five minutes, and then its bytes.
 * @throws ChannelError `not_found` when it is gone (ids live for 7 days), `too_large`
 */
export async function download(
  options: GraphOptions,
  graph: Graph,
  mediaId: string,
  signal: AbortSignal,
): Promise<{ bytes: Uint8Array; mime: string }> {
  const answer = (await graph('GET', segment(mediaId), { signal })) as Record<string, unknown>;
  const { url, mime_type: mime, file_size: size } = answer;
  const address = typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined;
  if (!address || !fileOrigins(options).has(address.origin))
    throw new ChannelError('forbidden', 'The file is at an address that is not trusted');
  const headers = { authorization: `Bearer ${options.token}` };
  const { response, bytes } = await exchange(
    options,
    address,
    signal,
    FILE_TIMEOUT_MS,
    { headers },
    MOST_BYTES,
  );
  if (response.status === 404)
    throw new ChannelError('unavailable', 'The address of the file had died', { retryAfterMs: 0 });
  if (!response.ok)
    throw answerError(
      response.status,
      undefined,
      response.headers.get('retry-after'),
      options.clock.now(),
    );
  if (size !== undefined && Number(size) !== bytes.byteLength)
    throw new ChannelError('unavailable', 'The file came in part', { retryAfterMs: 0 });
  const said = typeof mime === 'string' ? mime : (response.headers.get('content-type') ?? '');
  return { bytes, mime: essence(said) };
}

/** Without parameters: `audio/ogg` of `audio/ogg; codecs=opus`. */
const essence = (mime: string): string =>
  mime.split(';')[0]!.trim().toLowerCase() || 'application/octet-stream';
