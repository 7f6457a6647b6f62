import { coalesced } from '../coalesce.js';
import type { Ms } from '../domain.js';
import type { Ground } from '../ground.js';
import { groupsOf, Tally, type Group } from '../reads/counts.js';
import type { LoggedEvent } from '../rows.js';

/** Counts are told at most so often. */
const EVERY_MS: Ms = 1000;

/** How many conversations are in the queues: counted once for all streams of a node, and only after something moved. */
export class Board {
  readonly #ground: Ground;
  readonly #tell: (tally: Tally) => void;
  readonly #stale = new Set<'open' | 'closed'>(['open', 'closed']);
  readonly #groups: Record<'open' | 'closed', Group[]> = { open: [], closed: [] };
  #tally = new Tally([]);
  #timer: unknown;

  constructor(ground: Ground, tell: (tally: Tally) => void) {
    this.#ground = ground;
    this.#tell = tell;
  }

  /** The counts as they are now. */
  readonly tally = coalesced(() => this.#count());

  /** Conversations moved: their readers will be told, together with what else moves in this second. */
  moved(events: readonly LoggedEvent[]): void {
    const moves = events.filter(({ body }) => body.kind === 'conversation');
    if (moves.length === 0) return;
    this.#stale.add('open');
    if (moves.some(({ sight, was }) => sight?.phase === 'closed' || was?.phase === 'closed'))
      this.#stale.add('closed');
    this.#timer ??= this.#ground.clock.setTimeout(() => {
      this.#timer = undefined;
      this.tally().then(this.#tell, (error: unknown) =>
        this.#ground.log.warn({ err: error }, 'the queues could not be counted'),
      );
    }, EVERY_MS);
  }

  /** Everything is to be counted anew. */
  reset(): void {
    this.#stale.add('open').add('closed');
  }

  stop(): void {
    this.#ground.clock.clearTimeout(this.#timer);
  }

  async #count(): Promise<Tally> {
    const stale = [...this.#stale];
    this.#stale.clear();
    try {
      for (const which of stale) this.#groups[which] = await groupsOf(this.#ground.db, which);
    } catch (error) {
      for (const which of stale) this.#stale.add(which);
      throw error;
    }
    if (stale.length > 0) this.#tally = new Tally([...this.#groups.open, ...this.#groups.closed]);
    return this.#tally;
  }
}
