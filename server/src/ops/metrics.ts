import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { CommandType, ErrorCode, Ms } from '../domain.js';
import type { Ground } from '../ground.js';
import type { StreamMeter } from '../stream/streams.js';

/** What the routes tell of themselves. */
export interface HttpMeter {
  answered(operation: string, status: number, ms: Ms): void;
}

export interface Metrics extends HttpMeter, StreamMeter {
  commanded(type: CommandType, result: 'done' | ErrorCode): void;
  /** The page that Prometheus reads. */
  page(): Promise<{ text: string; type: string }>;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const QUEUES = `
  select 'outbox ' || state as queue, count(*) as depth, min((message.row ->> 'at')::bigint) as since
  from outbox join message on message.id = outbox.message_id group by state
  union all select 'webhooks', count(*), min(at) from webhook where done_at is null
  union all select 'bot', count(*), min(due) from bot_turn
  union all select 'quarantine', count(*), null from quarantine`;

/** Numbers of this node and of the database's queues. No label holds an id, a name or a number of anybody. */
export function createMetrics({ db, clock }: Ground, streams: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const answers = new Histogram({
    name: 'chat_inbox_http_seconds',
    help: 'From request to answer, by operation and status',
    labelNames: ['operation', 'status'],
    buckets: SECONDS,
    registers,
  });
  const commands = new Counter({
    name: 'chat_inbox_commands_total',
    help: 'Commands of agents, by type and by what became of them',
    labelNames: ['type', 'result'],
    registers,
  });
  const deliveries = new Counter({
    name: 'chat_inbox_deliveries_total',
    help: 'Events written to streams',
    registers,
  });
  const lag = new Histogram({
    name: 'chat_inbox_event_lag_seconds',
    help: 'From the change of a row to the sockets of this node',
    buckets: SECONDS,
    registers,
  });
  const cuts = new Counter({
    name: 'chat_inbox_streams_cut_total',
    help: 'Streams cut off because their reader was too slow',
    registers,
  });
  new Gauge({
    name: 'chat_inbox_streams',
    help: 'Open streams of this node',
    registers,
    collect() {
      this.set(streams());
    },
  });
  const ages = new Gauge({
    name: 'chat_inbox_queue_age_seconds',
    help: 'How long the oldest of a queue of the database has waited',
    labelNames: ['queue'],
    registers,
  });
  new Gauge({
    name: 'chat_inbox_queue_depth',
    help: 'How much waits in a queue of the database: outbox by state, webhooks, bot; and what is in quarantine',
    labelNames: ['queue'],
    registers,
    async collect() {
      this.reset();
      ages.reset();
      const queues = await db.query<{ queue: string; depth: number; since: Ms | null }>(QUEUES);
      for (const { queue, depth, since } of queues) {
        this.set({ queue }, depth);
        ages.set({ queue }, since === null ? 0 : Math.max(0, clock.now() - since) / 1000);
      }
    },
  });
  return {
    answered: (operation, status, ms) => answers.observe({ operation, status }, ms / 1000),
    commanded: (type, result) => commands.inc({ type, result }),
    delivered: (frames) => deliveries.inc(frames),
    lag: (ms) => lag.observe(ms / 1000),
    cut: () => cuts.inc(),
    page: async () => ({ text: await registry.metrics(), type: registry.contentType }),
  };
}
