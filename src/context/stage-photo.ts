import type { Id } from '../domain/id.js';
import { editDraft, withFiles } from '../machines/draft-edits.js';
import type { InboxHandle } from '../machines/inbox-handle.js';

/**
 * Puts a photo into the draft of a conversation, as a file that is still to be looked at: at once where the conversation
 * is open, else when it is opened again.
 */
export const stagePhoto = (
  handle: InboxHandle,
  conversationId: Id,
  photo: File,
  caption = '',
): void => {
  const file = {
    id: handle.environment.newId(),
    blob: photo,
    name: photo.name,
    caption,
    preparing: true,
  } as const;
  editDraft(handle, conversationId, (draft) => withFiles(draft, [file]));
};
