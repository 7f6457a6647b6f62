import { kindOfMime } from '../domain/attachment.js';
import { checkFile } from '../domain/check-file.js';
import { contactName } from '../domain/contact-name.js';
import type { Draft, StagedFile } from '../domain/draft.js';
import { safeName } from '../domain/file-name.js';
import type { Id } from '../domain/id.js';
import { loadModule } from '../domain/load-module.js';
import type { Media, MediaKind, Message, Quote } from '../domain/message.js';
import type { OutboxContent, OutboxEntry } from '../domain/outbox.js';
import type { UploadRules } from '../domain/ports.js';
import { quoteOf } from '../domain/preview.js';
import { soundFacts } from '../domain/sound.js';
import type { Template } from '../domain/template.js';
import { voiceFileName, type VoiceDraft } from '../domain/voice.js';
import type { NewEntry } from '../store/persistence.js';
import type { Submission } from './composer.setup.js';
import { withoutFile, withoutText, withReply, withVoice } from './draft-edits.js';
import type { Ports } from './ports.js';

/** One message of what the agent sends at once. */
interface Part {
  entry: NewEntry;
  /** What leaves the draft once the entry is safe. */
  taken?: (draft: Draft) => Draft;
}

type Room = Pick<Ports, 'store' | 'environment'>;

/** What the agent sends, as messages. */
export const partsOf = ({
  ports,
  conversationId,
  event,
  draft,
}: Submission): Part[] | Promise<Part[]> => {
  if (event.type === 'template.submit') {
    return templateParts(ports, conversationId, event.template, event.params, event.file);
  }
  if (event.type === 'message.submit') {
    return messageParts(ports, conversationId, event.text, event.replyTo);
  }
  if (event.type === 'entry.submit') return [{ entry: anew(ports, event.entry) }];
  if (!draft) return [];
  if (event.type === 'submit') return draftParts(ports, draft);
  return draft.voice ? [voicePart(ports, draft, draft.voice)] : [];
};

/** A draft as messages: each file with its caption, then the text. The first one is the reply. */
const draftParts = ({ store, environment }: Room, draft: Draft): Part[] => {
  const { conversationId, text, files, replyTo } = draft;
  const rules = store.session?.info.can.upload;
  const begun = (content: OutboxContent): NewEntry =>
    begin(store, environment.newId(), conversationId, content);
  const parts: Part[] = files.flatMap((file) => {
    const content = contentOf(file, rules);
    const { blob, id } = file;
    const name = safeName(file.name);
    const part: Part = {
      entry: { ...begun(content), ...(blob && { file: { blob, name } }) },
      taken: (rest) => withoutFile(rest, id),
    };
    // Channels take no caption with a sound: the words follow it.
    const words = content.kind === 'audio' ? file.caption.trim() : '';
    return words === '' ? [part] : [part, { entry: begun({ kind: 'text', text: words }) }];
  });
  if (text.trim() !== '') {
    parts.push({
      entry: begun({ kind: 'text', text: text.trim() }),
      taken: (rest) => withoutText(rest, text),
    });
  }
  const [first, ...rest] = parts;
  if (!first || replyTo === undefined) return parts;
  const reply: Part = {
    entry: asReply(store, first.entry, replyTo),
    taken: (draft) => withReply(first.taken?.(draft) ?? draft, undefined),
  };
  return [reply, ...rest];
};

/** A recording is a message of its own. The rest of the draft stays, but for what it answers. */
const voicePart = ({ store }: Room, draft: Draft, voice: VoiceDraft): Part => {
  const { id, blob, durationMs, waveform, form } = voice;
  const { conversationId, replyTo } = draft;
  const facts = soundFacts({ durationMs, waveform, voice: form === 'voice' });
  const name = voiceFileName(blob.type);
  const media = { mime: blob.type, bytes: blob.size, name, ...facts };
  const entry: NewEntry = {
    ...begin(store, id, conversationId, { kind: 'audio', attachment: '', media, name, ...facts }),
    file: { blob, name },
  };
  return {
    entry: replyTo === undefined ? entry : asReply(store, entry, replyTo),
    taken: (rest) => withReply(withVoice(rest, undefined), undefined),
  };
};

const templateParts = async (
  { store, environment }: Room,
  conversationId: Id,
  template: Template,
  params: Record<string, string>,
  file?: File,
): Promise<Part[]> => {
  const { fillTemplate } = await loadModule(() => import('../domain/template-slots.js'));
  const content: OutboxContent = {
    kind: 'template',
    templateId: template.id,
    language: template.language,
    params,
    preview: fillTemplate(template, params),
    ...(file && { media: { mime: file.type, name: file.name, bytes: file.size } }),
  };
  const entry = begin(store, environment.newId(), conversationId, content);
  return [{ entry: file ? { ...entry, file: { blob: file, name: file.name } } : entry }];
};

/** A text beside the draft. */
const messageParts = (
  { store, environment }: Room,
  conversationId: Id,
  text: string,
  replyTo?: Id,
): Part[] => {
  const content = { kind: 'text', text: text.trim() } as const;
  const entry = begin(store, environment.newId(), conversationId, content);
  return [{ entry: replyTo === undefined ? entry : asReply(store, entry, replyTo) }];
};

/** The same as another message: its file is uploaded once more. */
const anew = (
  { store, environment }: Room,
  { conversationId, content, file, replyTo, quote }: OutboxEntry,
): NewEntry => ({
  ...begin(store, environment.newId(), conversationId, content),
  ...(file && { file }),
  ...(replyTo !== undefined && { replyTo }),
  ...(quote && { quote }),
});

const begin = (
  store: Ports['store'],
  id: Id,
  conversationId: Id,
  content: OutboxContent,
): NewEntry => ({ id, conversationId, at: store.now(), content });

const asReply = (store: Ports['store'], entry: NewEntry, replyTo: Id): NewEntry => {
  const quoted = store.messages.get(replyTo);
  return { ...entry, replyTo, ...(quoted && { quote: quoteIn(store, quoted) }) };
};

/** Media of the backend's own is named by its id; a file's attachment is what its upload will answer. */
const contentOf = (file: StagedFile, rules: UploadRules | undefined): OutboxContent => {
  const { blob, caption } = file;
  const name = safeName(file.name);
  const sound = soundFacts(file.media ?? file.sound ?? {});
  const media = file.media ?? { ...blobMedia(file), name, ...sound };
  const kind = blob ? fileKind(blob, name, rules) : kindOfMime(media.mime);
  return {
    kind,
    attachment: blob ? '' : (media.id ?? media.url ?? ''),
    media,
    ...sound,
    ...(name !== '' && { name }),
    ...(caption.trim() !== '' && kind !== 'audio' && { caption: caption.trim() }),
  };
};

const blobMedia = ({ blob, width, height }: Extract<StagedFile, { blob: Blob }>): Media => ({
  mime: blob.type,
  bytes: blob.size,
  ...(width !== undefined && height !== undefined && { width, height }),
});

const fileKind = (
  { type, size }: Blob,
  name: string,
  rules: UploadRules | undefined,
): MediaKind => {
  const verdict = checkFile({ name, type, size }, rules);
  return 'kind' in verdict ? verdict.kind : 'document';
};

/** By the name that the agent sees. */
const quoteIn = (store: Ports['store'], message: Message): Quote => {
  const { direction, author, conversationId } = message;
  const contact = store.conversations.get(conversationId)?.contact;
  const name = (direction === 'in' && contact && contactName(contact)) || author.name;
  return { ...quoteOf(message), ...(name !== undefined && { name }) };
};
