import { loadModule } from '../domain/load-module.js';
import type { Refusal } from '../machines/composer.setup.js';
import type { InboxHandle } from '../machines/inbox-handle.js';
import type { Prepared } from '../machines/prepare-file.js';

/** A file beside the draft, looked at and brought to what the channel takes as the draft's are. Never rejects. */
export const prepareChosen = async (
  handle: InboxHandle,
  { name, ...chosen }: { name: string; blob: Blob },
): Promise<Prepared | Refusal> => {
  try {
    const { prepareFile } = await loadModule(() => import('../machines/prepare-file.js'));
    return await prepareFile(handle, { name, ...chosen });
  } catch (error) {
    handle.actor.getSnapshot().context.ports.report(error);
    return { name, reason: 'unchecked' };
  }
};
