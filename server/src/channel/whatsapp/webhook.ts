import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Ground } from '../../ground.js';
import { storeWebhook } from '../../inbound/webhook-store.js';
import { isSame, isSigned } from './webhook-signature.js';

export interface WebhookOptions {
  /** The app's secret at Meta. Several while it is changed, or when several apps are subscribed. */
  appSecret: string | readonly string[];
  /** What was typed at Meta as the verify token. */
  verifyToken: string;
}

/** Meta: a webhook has at most 3 MB. */
const MAX_BODY = 3 * 1024 * 1024;

/**
 * Meta's callback, to be mounted where its URL points to. A body is believed by its signature alone, and answered with
 * 200 once it is durable; what is in it is looked at later. Meta sends anything that was not answered with 200 again,
 * for seven days: so what cannot be read is a 200 too. Answers: 401 without a right signature, 413 above 3 MB, 503
 * when it could not be stored.
 * @throws Error for an empty secret or token, which anybody could sign with
 */
export function webhookRoutes(
  ground: Pick<Ground, 'db' | 'clock' | 'bus' | 'log'>,
  { appSecret, verifyToken }: WebhookOptions,
): Hono {
  const secrets = [appSecret].flat();
  if (secrets.length === 0 || ![...secrets, verifyToken].every(Boolean))
    throw new Error('The app secret and the verify token of the webhook must not be empty.');
  const app = new Hono();

  app.get('/', (c) => {
    const {
      'hub.mode': mode,
      'hub.verify_token': token,
      'hub.challenge': challenge,
    } = c.req.query();
    if (mode !== 'subscribe' || challenge === undefined || !isSame(token ?? '', verifyToken))
      return c.body(null, 403);
    return c.text(challenge, 200, { 'X-Content-Type-Options': 'nosniff' });
  });

  app.post('/', bodyLimit({ maxSize: MAX_BODY, onError: (c) => c.body(null, 413) }), async (c) => {
    const body = new Uint8Array(await c.req.arrayBuffer());
    if (!isSigned(c.req.header('X-Hub-Signature-256'), body, secrets)) return c.body(null, 401);
    try {
      await storeWebhook(ground, body);
    } catch (error) {
      ground.log.error({ err: error }, 'webhook not stored');
      return c.body(null, 503);
    }
    return c.body(null, 200);
  });

  return app;
}
