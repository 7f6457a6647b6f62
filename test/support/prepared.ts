import type { Store } from '../../src/store/store.js';
import { turn } from './world.js';

/** Waits until every file that was chosen has been looked at: reading its bytes takes the browser's own time. */
export const prepared = async ({ drafts }: Store): Promise<void> => {
  const isBusy = (): boolean =>
    [...drafts.values()].some(({ files }) => files.some((file) => 'preparing' in file));
  do await turn();
  while (isBusy());
};
