import type { Submission } from './composer.setup.js';
import { editDraft } from './draft-edits.js';
import { loadOutgoing } from './stager.actor.js';

/** Stores what is sent at once, one message after the other; what is safe leaves the draft at once. */
export const enqueueParts = async (submission: Submission): Promise<void> => {
  const { ports, conversationId } = submission;
  const { partsOf } = await loadOutgoing();
  for (const { entry, taken } of await partsOf(submission)) {
    await ports.persistence.enqueue(entry);
    if (taken) editDraft(ports, conversationId, taken);
  }
};
