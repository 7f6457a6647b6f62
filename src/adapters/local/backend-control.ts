import { AdapterError } from '../../domain/errors.js';
import type { Id, Ms } from '../../domain/id.js';
import { windowEnd } from '../../domain/reply-state.js';
import { Backend, type BackendOptions } from './backend.js';
import type { Change } from './change.js';

/** The backend's clock and its first day, for demos and tests. Every tab hears of a change at once. */
export interface BackendControl {
  now(): Promise<Ms>;
  /** Sets the clock on by so much. Resolves to the new time. */
  moveClock(by: Ms): Promise<Ms>;
  /**
   * Sets the clock on to so long before the window of a conversation closes. Resolves to the new time.
   * @throws AdapterError `invalid` when it is later already
   */
  moveToWindowEnd(conversationId: Id, before: Ms): Promise<Ms>;
  /** Everything as on the first day, on the machine's own time. */
  reset(): Promise<void>;
  close(): void;
}

/** Opens the backend of that name for its master. Close it when done. */
export async function backendControl(options: BackendOptions = {}): Promise<BackendControl> {
  const backend = await Backend.open(options);
  return {
    now: () => backend.read(async (_tx, _state, now) => now),
    moveClock: (by) => backend.write(async (change) => setOn(change, by)),
    moveToWindowEnd: (conversationId, before) =>
      backend.write(async (change) => {
        const end = windowEnd(await change.get('conversations', conversationId));
        const by = end - before - change.now;
        if (!(by >= 0)) throw new AdapterError('invalid', 'It is later already');
        return setOn(change, by);
      }),
    reset: () => backend.reset(options.seed),
    close: () => backend.close(),
  };
}

function setOn({ state, now }: Change, by: Ms): Ms {
  state.offset += by;
  return now + by;
}
