import type { StreamLimits } from '../stream/streams.js';
import type { Rate } from './rates.js';

/** What one agent, and one node, may take. Above it is 413, 429 or 503, and nothing happens. */
export interface Limits {
  /** Of each agent, on each node; `streams`: of the whole node, so that a restart is not a stampede. */
  rates: Record<'reads' | 'commands' | 'uploads' | 'hints' | 'streams', Rate>;
  /** Of a JSON body, in bytes. */
  jsonBytes: number;
  streams: StreamLimits;
}

export const LIMITS: Limits = {
  rates: {
    reads: { burst: 200, perSecond: 40 },
    commands: { burst: 100, perSecond: 20 },
    uploads: { burst: 60, perSecond: 5 },
    hints: { burst: 20, perSecond: 2 },
    streams: { burst: 500, perSecond: 100 },
  },
  jsonBytes: 64 * 1024,
  streams: { perAgent: 20, perNode: 10_000 },
};
