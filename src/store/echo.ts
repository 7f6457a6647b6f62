import type { Content, Delivery, Media, Message } from '../domain/message.js';
import type { OutboxEntry, OutboxState } from '../domain/outbox.js';
import type { Ref } from '../domain/id.js';

const STATUS: Record<OutboxState, Delivery> = {
  queued: 'queued',
  held: 'queued',
  uploading: 'sending',
  sending: 'sending',
  unconfirmed: 'unconfirmed',
  failed: 'failed',
};

/** A message that waits to leave, as the bubble draws it: its id is the command's until the server gives one. */
export const echoOf = (entry: OutboxEntry, me: Ref | undefined): Message => {
  const { id, conversationId, at, replyTo, quote, error } = entry;
  return {
    id,
    rev: 0,
    conversationId,
    order: '',
    commandId: id,
    at,
    direction: 'out',
    author: me ? { kind: 'agent', id: me.id, name: me.name } : { kind: 'agent' },
    content: contentOf(entry),
    status: STATUS[entry.state],
    ...(replyTo !== undefined && { replyTo }),
    ...(quote && { quote }),
    ...(error && error.code !== 'file_lost' && { error }),
  };
};

const contentOf = ({ content, file }: OutboxEntry): Content => {
  if (content.kind === 'text') return { kind: 'text', text: content.text };
  const media: Media | undefined =
    content.media ?? (file && { mime: file.blob.type, name: file.name, bytes: file.blob.size });
  if (content.kind === 'template') {
    const preview = content.preview ?? { name: content.templateId, text: '' };
    return { kind: 'template', language: content.language, ...preview, ...(media && { media }) };
  }
  const { kind, caption } = content;
  return { kind, media: media ?? { mime: '' }, ...(caption !== undefined && { caption }) };
};
