import type { Id } from '../domain/id.js';
import type { StorageNews } from '../domain/ports.js';
import { openChannel } from './channel.js';
import { undeliveredKey } from './stored-ids.js';

/**
 * Deletes what this browser keeps for an agent, drafts and what waits to leave: for the host's sign-out. Inboxes of hers
 * that are still open, in any tab, let go of it too and write nothing any more. Resolves when nothing is left.
 * @param adapterName `name` of the adapter she used
 * @throws DOMException when the browser refuses
 */
export const forgetAccount = async (adapterName: string, agentId: Id): Promise<void> => {
  const name = `chat-inbox:${adapterName}:${agentId}`;
  const channel = openChannel<StorageNews>(name);
  channel.post('forgotten');
  channel.close();
  localStorage.removeItem(undeliveredKey(name));
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error!);
  });
};
