import { loadModule } from '../domain/load-module.js';
import type { Environment, LeaderLock } from '../domain/ports.js';
import { systemClock } from './clock.js';
import { pageConnectivity } from './connectivity.js';
import { browserMedia } from './media/browser-media.js';
import type { ImageOptions } from './media/fit-image.js';
import { newId } from './new-id.js';
import { yieldToPage } from './yield-to-page.js';

const AGAIN_MS = 2000;

/**
 * The browser as the inbox needs it. Storage that is blocked, broken or does not open in time becomes memory, which
 * the inbox tells the agent. `report` hears of that and of stored rows that cannot be read. Storage, locks and the
 * tools for sounds and pictures are loaded on first use.
 */
export const browserEnvironment = (
  report: (error: unknown) => void = (error) => console.warn(error),
  pictures?: ImageOptions,
): Environment => ({
  clock: systemClock,
  yieldToPage,
  newId,
  random: () => Math.random(),
  openStorage: async (account) =>
    (await loadModule(() => import('./open-storage.js'))).openStorage(account, report),
  locks,
  connectivity: pageConnectivity,
  media: browserMedia(pictures),
});

/** Nobody leads before the code of the lock is there: another tab may be sending. */
const locks: LeaderLock = {
  hold: (name, onChange, signal) => {
    loadModule(() => import('./leader-lock.js')).then(
      ({ webLeaderLock }) => signal.aborted || webLeaderLock.hold(name, onChange, signal),
      () => setTimeout(() => signal.aborted || locks.hold(name, onChange, signal), AGAIN_MS),
    );
  },
};
