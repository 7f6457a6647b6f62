import { isEmptyDraft, type Draft, type StagedFile } from '../domain/draft.js';
import type { Id } from '../domain/id.js';
import type { OutboxEntry } from '../domain/outbox.js';
import type { VoiceDraft } from '../domain/voice.js';
import type { Ports } from './ports.js';
import type { Prepared } from './prepare-file.js';

/** Changes the draft of a conversation; an empty one has no row. */
export const editDraft = (
  { store, environment }: Pick<Ports, 'store' | 'environment'>,
  conversationId: Id,
  edit: (draft: Draft) => Draft,
): void => {
  const savedAt = environment.clock.now();
  const old = store.drafts.get(conversationId) ?? { conversationId, text: '', files: [], savedAt };
  const draft = { ...edit(old), savedAt };
  if (isEmptyDraft(draft)) store.drafts.delete(conversationId);
  else store.drafts.set(draft);
};

export const withReply = ({ replyTo: _, ...draft }: Draft, replyTo: Id | undefined): Draft => ({
  ...draft,
  ...(replyTo !== undefined && { replyTo }),
});

export const withFiles = (draft: Draft, files: readonly StagedFile[]): Draft => ({
  ...draft,
  files: [...draft.files, ...files],
});

/** What came of preparing a file, unless it has been taken away or prepared elsewhere meanwhile. */
export const withPrepared = (draft: Draft, id: Id, prepared: Prepared): Draft => ({
  ...draft,
  files: draft.files.map((file) =>
    file.id === id && 'preparing' in file ? { id, caption: file.caption, ...prepared } : file,
  ),
});

/** The agent means the file, whatever speaks against it. */
export const withoutWarning = (draft: Draft, id: Id): Draft => ({
  ...draft,
  files: draft.files.map((file) => {
    if (file.id !== id || !file.blob) return file;
    const { warning: _, ...meant } = file;
    return meant;
  }),
});

export const withoutFile = (draft: Draft, id: Id): Draft => ({
  ...draft,
  files: draft.files.filter((file) => file.id !== id),
});

export const withCaption = (draft: Draft, id: Id, caption: string): Draft => ({
  ...draft,
  files: draft.files.map((file) => (file.id === id ? { ...file, caption } : file)),
});

export const withFileMoved = (draft: Draft, id: Id, by: -1 | 1): Draft => {
  const files = [...draft.files];
  const from = files.findIndex((file) => file.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= files.length) return draft;
  files.splice(to, 0, ...files.splice(from, 1));
  return { ...draft, files };
};

/** What is left of the text once `sent` has gone: what was typed meanwhile. */
export const withoutText = (draft: Draft, sent: string): Draft => ({
  ...draft,
  text: draft.text.startsWith(sent) ? draft.text.slice(sent.length) : draft.text,
});

/** Stages the file of a message that will not be sent; a template's is of no use alone. */
export const giveBack = (
  ports: Pick<Ports, 'store' | 'environment'>,
  { id, conversationId, content, file }: OutboxEntry,
): void => {
  if (!file || content.kind === 'text' || content.kind === 'template') return;
  const { caption = '', media: sound = {} } = content;
  editDraft(ports, conversationId, (draft) => withFiles(draft, [{ id, ...file, caption, sound }]));
};

export const withVoice = ({ voice: _, ...draft }: Draft, voice: VoiceDraft | undefined): Draft => ({
  ...draft,
  ...(voice && { voice }),
});
