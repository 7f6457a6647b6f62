import type { ThreadItem } from '../../../context/thread.controller.js';
import type { Id } from '../../../domain/id.js';
import type { InboxHandle } from '../../../machines/inbox-handle.js';

/**
 * What still waits goes on under its id; what the server took and could not deliver goes as a new message, and only
 * then the answer is true.
 */
export const sendAgain = (
  id: Id,
  items: readonly ThreadItem[],
  { actor }: InboxHandle,
): boolean => {
  const item = items.find(({ message }) => message.id === id);
  if (!item || item.entry) {
    actor.send({ type: 'entry.retry', id });
    return false;
  }
  const { content, replyTo } = item.message;
  const { composer } = actor.getSnapshot().children.conversation?.getSnapshot().children ?? {};
  if (content.kind !== 'text' || !composer) return false;
  const submit = { type: 'message.submit', text: content.text, replyTo } as const;
  if (!composer.getSnapshot().can(submit)) return false;
  composer.send(submit);
  return true;
};
