import type { Environment, InboxStorage, LeaderLock } from '../domain/ports.js';
import { systemClock } from './clock.js';
import { pageConnectivity } from './connectivity.js';
import { memoryStorage } from './memory-storage.js';
import { newId } from './new-id.js';

const OPENING_MS = 5000;

/**
 * The browser as the inbox needs it. Storage that is blocked, broken or does not open in time becomes memory, which
 * the inbox tells the agent. `report` hears of that and of stored rows that cannot be read.
 */
export const browserEnvironment = (
  report: (error: unknown) => void = (error) => console.warn(error),
): Environment => ({
  clock: systemClock,
  newId,
  random: () => Math.random(),
  openStorage: (account) => openStorage(account, report),
  locks,
  connectivity: pageConnectivity,
});

/** Whose code cannot be loaded leads: that is as safe as without Web Locks. */
const locks: LeaderLock = {
  hold: (name, onChange, signal) => {
    import('./leader-lock.js').then(
      ({ webLeaderLock }) => signal.aborted || webLeaderLock.hold(name, onChange, signal),
      () => signal.aborted || onChange(true),
    );
  },
};

const openStorage = async (
  account: string,
  report: (error: unknown) => void,
): Promise<InboxStorage> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const opening = import('./indexed-storage.js').then(({ IndexedStorage }) =>
    IndexedStorage.open(`chat-inbox:${account}`, report),
  );
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('storage does not open')), OPENING_MS);
  });
  try {
    return await Promise.race([opening, late]);
  } catch (error) {
    report(error);
    opening.then(
      (storage) => storage.close(),
      () => undefined,
    );
    return memoryStorage();
  } finally {
    clearTimeout(timer);
  }
};
