import type { Cursor, InboxEvent, Ms } from '../domain.js';
import { cursorAt } from '../log.js';
import type { AgentRow, LoggedEvent } from '../rows.js';
import { eventFor, viewOf } from '../views.js';

/** An event as it crosses the wire; with a cursor the stream can be resumed after it. */
export const frameOf = (event: InboxEvent, cursor?: Cursor): string =>
  `${cursor === undefined ? '' : `id: ${cursor}\n`}data: ${JSON.stringify(event)}\n\n`;

/** The frames of one event of the log, each made once for all who see it the same way. */
export class Frames {
  readonly #event: LoggedEvent;
  readonly #cursor: Cursor;
  readonly #now: Ms;
  readonly #made = new Map<string, string | undefined>();

  constructor(event: LoggedEvent, epoch: string, now: Ms) {
    this.#event = event;
    this.#cursor = cursorAt({ epoch, seq: event.seq });
    this.#now = now;
  }

  /** Undefined when it is none of the agent's business. */
  for(me: AgentRow): string | undefined {
    const view = viewOf(this.#event, me);
    if (view === undefined) return undefined;
    if (!this.#made.has(view)) {
      const event = eventFor(this.#event, me, this.#now);
      this.#made.set(view, event && frameOf(event, this.#cursor));
    }
    return this.#made.get(view);
  }
}
