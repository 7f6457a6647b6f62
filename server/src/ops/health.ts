import { Hono } from 'hono';
import type { Ground } from '../ground.js';
import type { Metrics } from './metrics.js';

/** A database that takes longer counts as away. */
const PATIENCE_MS = 2000;

/**
 * For those who run the gateway: `/livez` (the process answers), `/readyz` (it may be given work: the database answers,
 * and the node is not stopping), `/metrics` for Prometheus.
 */
export function healthRoutes(
  { db, clock }: Pick<Ground, 'db' | 'clock'>,
  metrics: Metrics,
  isStopping: () => boolean,
): Hono {
  return new Hono()
    .get('/livez', (c) => c.text('ok'))
    .get('/readyz', async (c) => {
      if (isStopping()) return c.text('stopping', 503);
      return (await answers()) ? c.text('ok') : c.text('no database', 503);
    })
    .get('/metrics', async (c) => {
      const { text, type } = await metrics.page();
      return c.body(text, 200, { 'Content-Type': type });
    });

  async function answers(): Promise<boolean> {
    let timer: unknown;
    const tooLong = new Promise<boolean>((resolve) => {
      timer = clock.setTimeout(() => resolve(false), PATIENCE_MS);
    });
    const answered = db.query('select 1').then(
      () => true,
      () => false,
    );
    return Promise.race([answered, tooLong]).finally(() => clock.clearTimeout(timer));
  }
}
