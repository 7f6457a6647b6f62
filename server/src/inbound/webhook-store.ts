import { createHash } from 'node:crypto';
import type { Ground } from '../ground.js';

/** Makes a webhook durable and wakes the applier. The same bytes again are the same webhook. */
export async function storeWebhook(
  { db, clock, bus }: Pick<Ground, 'db' | 'clock' | 'bus'>,
  body: Uint8Array,
): Promise<void> {
  const digest = createHash('sha256').update(body).digest('hex');
  const stored = await db.query(
    `insert into webhook (digest, body, at) values ($1, $2, $3)
     on conflict (digest) do nothing returning id`,
    [digest, body, clock.now()],
  );
  if (stored.length > 0) bus.publish({ type: 'received' });
}
