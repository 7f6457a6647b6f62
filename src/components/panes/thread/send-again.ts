import type { ThreadItem } from '../../../context/thread.controller.js';
import type { Id } from '../../../domain/id.js';
import type { InboxHandle } from '../../../machines/inbox-handle.js';
import { InboxBeforeSendEvent } from '../../events/first.js';

/**
 * What still waits goes on under its id; what the server took and could not deliver goes as a new message, and only
 * then the answer is true. Of that the host is asked first, as of any message.
 */
export const sendAgain = (
  id: Id,
  items: readonly ThreadItem[],
  { actor }: InboxHandle,
  pane: HTMLElement,
): boolean => {
  const item = items.find(({ message }) => message.id === id);
  if (!item || item.entry) {
    actor.send({ type: 'entry.retry', id });
    return false;
  }
  const { content, replyTo, conversationId } = item.message;
  const { composer } = actor.getSnapshot().children.conversation?.getSnapshot().children ?? {};
  if (content.kind !== 'text' || !composer) return false;
  const submit = { type: 'message.submit', text: content.text, replyTo } as const;
  if (!composer.getSnapshot().can(submit)) return false;
  if (!pane.dispatchEvent(new InboxBeforeSendEvent(conversationId, content))) return false;
  composer.send(submit);
  return true;
};
