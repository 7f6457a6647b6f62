import type { InboxStorage } from '../domain/ports.js';
import { IndexedStorage } from './indexed-storage.js';
import { memoryStorage } from './memory-storage.js';

const OPENING_MS = 5000;

/** Storage of one account: durable, or, where the browser gives none in time, memory. */
export const openStorage = async (
  account: string,
  report: (error: unknown) => void,
): Promise<InboxStorage> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const opening = IndexedStorage.open(`chat-inbox:${account}`, report);
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
