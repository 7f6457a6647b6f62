import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

const ID = 'key-id';
const SECRET = 'key-secret';

/**
 * A stand-in for a store that speaks S3: one bucket in memory, and the parts of the protocol that we use. It computes
 * each signature anew (Signature Version 4), and refuses what is signed in any other way.
 */
export async function startS3() {
  const files = new Map<string, { bytes: Buffer; mime: string | undefined }>();
  /** The next answers, instead of doing it. */
  const refusals: number[] = [];
  const server = createServer((request, response) => {
    const answer = (status: number, body?: Buffer | string): void => {
      response.writeHead(status).end(body);
    };
    void collect(request).then((body) => {
      const refusal = refusals.shift();
      if (refusal) return answer(refusal);
      if (!isSigned(request, body)) return answer(403, '<Error>SignatureDoesNotMatch</Error>');
      const key = decodeURIComponent(request.url!).replace('/bucket/', '');
      const file = files.get(key);
      switch (request.method) {
        case 'PUT':
          if (file && request.headers['if-none-match'] === '*') return answer(412);
          files.set(key, { bytes: body, mime: request.headers['content-type'] });
          return answer(200);
        case 'DELETE':
          files.delete(key);
          return answer(204);
        default: {
          if (!file) return answer(404, '<Error>NoSuchKey</Error>');
          const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
          if (start === undefined) return answer(200, file.bytes);
          return answer(206, file.bytes.subarray(Number(start), Number(end) + 1));
        }
      }
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  return {
    files,
    refusals,
    options: {
      fetch,
      endpoint: `http://127.0.0.1:${port}`,
      bucket: 'bucket',
      region: 'eu-central-1',
      accessKeyId: ID,
      secretAccessKey: SECRET,
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function collect(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const sha256 = (data: Buffer | string): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: Buffer | string, data: string): Buffer =>
  createHmac('sha256', key).update(data).digest();

function isSigned({ method, url, headers }: IncomingMessage, body: Buffer): boolean {
  const parts =
    /^AWS4-HMAC-SHA256 Credential=key-id\/(\d{8})\/([\w-]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=(\w{64})$/.exec(
      headers.authorization ?? '',
    );
  if (!parts) return false;
  const [, day, region, signed, signature] = parts as unknown as [
    string,
    string,
    string,
    string,
    string,
  ];
  const said = headers['x-amz-content-sha256'] as string;
  if (method === 'PUT' && said !== sha256(body)) return false;
  const canonical = [
    method,
    url,
    '',
    ...signed.split(';').map((name) => `${name}:${String(headers[name])}`),
    '',
    signed,
    said,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${SECRET}`, day), region));
  return hmac(key, toSign).toString('hex') === signature;
}
