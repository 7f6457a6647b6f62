import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What Meta puts into `X-Hub-Signature-256` for a body: HMAC-SHA256 of its very bytes, keyed by the app's secret. */
export const signatureOf = (secret: string, body: Uint8Array): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** Whether one of the secrets signed these bytes. As long as another takes, whether it is right or wrong. */
export function isSigned(
  header: string | undefined,
  body: Uint8Array,
  secrets: readonly string[],
): boolean {
  if (!header || !/^sha256=[\da-f]{64}$/i.test(header)) return false;
  const given = Buffer.from(header.toLowerCase());
  return secrets
    .map((secret) => timingSafeEqual(given, Buffer.from(signatureOf(secret, body))))
    .includes(true);
}

/** Compares two secrets of any length without telling by the time where they differ. */
export const isSame = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
