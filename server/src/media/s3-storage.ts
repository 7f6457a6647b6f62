import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import type { MediaStorage } from './media-storage.js';

export interface S3Options {
  fetch: typeof fetch;
  /** `https://s3.eu-central-1.amazonaws.com`, or that of another store that speaks S3. */
  endpoint: string;
  bucket: string;
  /** What keys begin with, `inbox/`. Default none. */
  prefix?: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/**
 * Files in a bucket of S3, or of a store that speaks its protocol (path-style addresses, Signature Version 4, and
 * `If-None-Match: *` on writing, by which the first of two wins). Nothing is tried twice here.
 */
export function openS3Storage(options: S3Options): MediaStorage {
  const { fetch, endpoint, bucket, prefix = '', region, accessKeyId, secretAccessKey } = options;
  const aws = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
  const ask = async (key: string, init: RequestInit): Promise<Response> => {
    const path = `${bucket}/${prefix}${key}`.split('/').map(encodeURIComponent).join('/');
    return fetch(await aws.sign(new URL(`/${path}`, endpoint).href, init));
  };
  return {
    async put(key, bytes, mime) {
      const response = await ask(key, {
        method: 'PUT',
        body: bytes as BodyInit,
        headers: {
          'content-type': mime,
          'if-none-match': '*',
          'x-amz-content-sha256': createHash('sha256').update(bytes).digest('hex'),
        },
      });
      await response.body?.cancel();
      // 412: it is there already.
      if (!response.ok && response.status !== 412) throw failure('PUT', response);
    },

    async get(key, range) {
      const headers = range && { range: `bytes=${range.start}-${range.end}` };
      const response = await ask(key, { method: 'GET', ...(headers && { headers }) });
      if (response.ok && response.body) return Readable.fromWeb(response.body as WebStream);
      await response.body?.cancel();
      if (response.status === 404) return undefined;
      throw failure('GET', response);
    },

    async delete(key) {
      const response = await ask(key, { method: 'DELETE' });
      await response.body?.cancel();
      if (!response.ok && response.status !== 404) throw failure('DELETE', response);
    },
  };
}

const failure = (method: string, { status }: Response): Error =>
  new Error(`The storage answered ${status} to ${method}`);
