import { createHmac } from 'node:crypto';

/** JSON as Meta writes it: everything that is not ASCII as `\uXXXX`. */
export const toWire = (envelope: unknown): string =>
  JSON.stringify(envelope).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** The value of `X-Hub-Signature-256`: HMAC-SHA256 of exactly these bytes. */
export const signatureOf = (body: string, appSecret: string): string =>
  `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
