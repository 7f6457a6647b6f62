import { write, type Ground } from '../ground.js';
import { startLoop, type Worker } from '../loop.js';
import type { ChannelRow } from '../rows.js';
import type { Services } from '../services.js';
import type { Sql } from '../sql/database.js';
import { isLost } from '../sql/lost.js';
import { clean } from '../clean.js';
import type { Ms } from '../domain.js';
import { readAhead } from './ahead.js';
import { apply } from './apply.js';
import {
  isWork,
  nextBatch,
  quarantine,
  refusalOf,
  settle,
  type Batch,
  type Task,
} from './tasks.js';

export interface ApplierOptions {
  /** Meta decided something about a template: its list is to be read again. */
  onTemplates?: () => void;
}

/** Any constant, the same on all nodes: one of them applies at a time. */
const LOCK = 4_217_002;
/** Another node applies; what we have seen it may have missed. */
const BUSY_MS: Ms = 25;
/** How many things are applied in one transaction. Who waits for a row of it waits for no more than that. */
const MOST = 40;
/** What failed so often alone, against a database that answers, will always fail. */
const TRIES = 3;

type Outcome = 'idle' | 'busy' | 'more';

/**
 * Applies stored webhooks in the order in which they came, one node at a time. What a batch changes and the note that
 * it is done are one transaction, so that a process may die at any moment. A batch that fails is undone and gone
 * through one by one: what fails alone is put in quarantine, and the rest goes on.
 */
export class Applier {
  readonly #ground: Ground;
  readonly #services: Pick<Services, 'bot' | 'words'>;
  readonly #options: ApplierOptions;
  #size = MOST;
  #failures = 0;

  constructor(
    ground: Ground,
    services: Pick<Services, 'bot' | 'words'>,
    options: ApplierOptions = {},
  ) {
    this.#ground = ground;
    this.#services = services;
    this.#options = options;
  }

  /** Applies all that there is. Resolves with when to look again, if that is soon. */
  async turn(signal?: AbortSignal): Promise<Ms | undefined> {
    while (!signal?.aborted && (await isWork(this.#ground.db))) {
      if ((await this.#round()) === 'busy') return BUSY_MS;
    }
    return undefined;
  }

  async #round(): Promise<Outcome> {
    let batch: Batch = { tasks: [], progress: [] };
    try {
      const outcome = await write(this.#ground, async (change): Promise<Outcome> => {
        if (!(await lock(change.sql))) return 'busy';
        const channels = await channelsOf(change.sql);
        batch = await nextBatch(change.sql, this.#size);
        const fresh = await readAhead(change, batch.tasks);
        for (const task of batch.tasks) {
          const refusal = refusalOf(task, channels);
          if (refusal !== undefined) await quarantine(change, task, refusal);
          else if ('item' in task)
            await apply(
              { change, services: this.#services, channels, fresh, source: task },
              task.item,
            );
        }
        await settle(change, batch);
        return 'more';
      });
      this.#failures = 0;
      this.#size = Math.min(this.#size * 2, MOST);
      if (batch.tasks.some((task) => 'item' in task && task.item.kind === 'templates'))
        this.#options.onTemplates?.();
      return outcome;
    } catch (error) {
      const [task] = batch.tasks;
      if (!task || isLost(error)) throw error;
      if (batch.tasks.length > 1) this.#size = 1;
      else if (++this.#failures >= TRIES) await this.#putAside(task, error);
      return 'more';
    }
  }

  async #putAside(task: Task, thrown: unknown): Promise<void> {
    const { webhookId, path } = task;
    const { name, message, code } = thrown as Error & { code?: string };
    await write(this.#ground, async (change) => {
      if (!(await lock(change.sql))) return;
      const batch = await nextBatch(change.sql, 1);
      const [next] = batch.tasks;
      if (next?.webhookId !== webhookId || next.path !== path) return; // another node was here
      await quarantine(change, task, clean(`${code ?? name}: ${message}`));
      await settle(change, batch);
    });
    this.#failures = 0;
    this.#ground.log.warn({ err: thrown, webhookId, path }, 'webhook item in quarantine');
  }
}

async function lock(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{ is: boolean }>('select pg_try_advisory_xact_lock($1) as is', [
    LOCK,
  ]);
  return row!.is;
}

async function channelsOf(sql: Sql): Promise<Map<string, ChannelRow>> {
  const rows = await sql.query<{ row: ChannelRow }>('select row from channel');
  return new Map(rows.map(({ row }) => [row.id, row]));
}

/** Applies webhooks from now on, on this node or on another that shares the database. */
export function startApplier(
  ground: Ground,
  services: Pick<Services, 'bot' | 'words'>,
  options?: ApplierOptions,
): Worker {
  const applier = new Applier(ground, services, options);
  const loop = startLoop(ground, 'applier', (signal) => applier.turn(signal));
  const unsubscribe = ground.bus.subscribe(({ type }) => {
    if (type === 'received') loop.wake();
  });
  return {
    wake: () => loop.wake(),
    stop() {
      unsubscribe();
      return loop.stop();
    },
  };
}
