import type { ThreadItem } from '../../../context/thread.controller.js';
import { isHers, isWritable } from '../../../context/writable.js';
import type { Conversation } from '../../../domain/conversation.js';
import type { Id } from '../../../domain/id.js';
import type { OutboxEntry } from '../../../domain/outbox.js';
import { takesTemplates } from '../../../domain/window.js';
import type { InboxHandle } from '../../../machines/inbox-handle.js';
import { InboxBeforeSendEvent, type BeforeSendContent } from '../../events/first.js';
import type { Again } from '../../parts/bubble/face.js';

/** How what the server took and could not deliver can be sent again by the one who answers. */
export const againOf =
  (
    store: InboxHandle['store'] | undefined,
    conversation: Parameters<typeof isHers>[0],
    row: Conversation | undefined,
    resent: ReadonlySet<Id>,
  ): ((item: ThreadItem) => Again) =>
  ({ entry, message: { id, commandId = '', status, author, content } }) => {
    if (entry || status !== 'failed' || author.kind !== 'agent' || resent.has(id)) return undefined;
    const may =
      content.kind === 'template'
        ? isHers(conversation, row) && takesTemplates(store?.windowOf(row!.id))
        : isWritable(conversation, row);
    if (!may) return undefined;
    return content.kind === 'text' || store?.sent.has(commandId) ? 'repeat' : 'byHand';
  };

/**
 * What still waits goes on under its id; what the server took and could not deliver goes as a new message, and only
 * then the answer is true. Of that the host is asked first, as of any message.
 */
export const sendAgain = (
  id: Id,
  items: readonly ThreadItem[],
  { actor, store }: InboxHandle,
  pane: HTMLElement,
): boolean => {
  const item = items.find(({ message }) => message.id === id);
  if (!item || item.entry) {
    actor.send({ type: 'entry.retry', id });
    return false;
  }
  const { content, replyTo, conversationId, commandId = '' } = item.message;
  const { composer } = actor.getSnapshot().children.conversation?.getSnapshot().children ?? {};
  const entry = store.sent.get(commandId);
  const submit =
    content.kind === 'text'
      ? ({ type: 'message.submit', text: content.text, replyTo } as const)
      : entry && ({ type: 'entry.submit', entry } as const);
  if (!submit || !composer?.getSnapshot().can(submit)) return false;
  const asked = content.kind === 'text' ? content : contentOf(entry!);
  if (!pane.dispatchEvent(new InboxBeforeSendEvent(conversationId, asked))) return false;
  composer.send(submit);
  return true;
};

const contentOf = ({ content, file }: OutboxEntry): BeforeSendContent => {
  if (content.kind === 'text') return content;
  if (content.kind === 'template') {
    const { kind, templateId, language, params } = content;
    return { kind, templateId, language, params };
  }
  const { caption = '', name = '', media } = content;
  const bytes = file?.blob.size ?? media?.bytes ?? 0;
  if (content.kind === 'audio' && content.voice)
    return { kind: 'voice', durationMs: content.durationMs ?? 0, bytes };
  const mime = file?.blob.type ?? media?.mime ?? '';
  return { kind: 'files', files: [{ name: file?.name ?? name, mime, bytes, caption }] };
};
