import type { Draft, StagedFile } from '../domain/draft.js';
import type { Media } from '../domain/message.js';
import type { OutboxEntry, OutboxState } from '../domain/outbox.js';
import type { VoiceDraft } from '../domain/voice.js';

/** A file that waits, apart from the row that names it: rows change often, files never. */
export interface FileRow {
  /** `outbox:<entry>` or `draft:<conversation>`. */
  owner: string;
  id: string;
  blob: Blob;
}

export type EntryRow = Omit<OutboxEntry, 'file' | 'progress'> & { fileName?: string };
export type DraftRow = Omit<Draft, 'files' | 'voice'> & {
  files: DraftFileRow[];
  voice?: Omit<VoiceDraft, 'blob'>;
};
type DraftFileRow = Omit<Extract<StagedFile, { blob: Blob }>, 'blob' | 'media'> & { media?: Media };

/** Under which a file of a draft lies: what comes of preparing it is another file than the one that was chosen. */
export const draftFileKey = ({ id, preparing }: Pick<DraftFileRow, 'id' | 'preparing'>): string =>
  preparing ? `${id}:chosen` : id;

/** The same for a recording, as it was made and as it leaves. */
const voiceKey = ({ id, form }: Pick<VoiceDraft, 'id' | 'form'>): string => `${id}:${form}`;

/** Everything of a draft that lies apart from its row, by key. */
export const draftBlobs = ({ files, voice }: Draft): [key: string, blob: Blob][] => {
  const blobs = files.flatMap((file): [string, Blob][] =>
    file.blob ? [[draftFileKey(file), file.blob]] : [],
  );
  return voice ? [...blobs, [voiceKey(voice), voice.blob]] : blobs;
};

const STATES: readonly OutboxState[] = [
  'queued',
  'uploading',
  'sending',
  'failed',
  'held',
  'unconfirmed',
];

const FORMS: readonly VoiceDraft['form'][] = ['raw', 'voice', 'sound'];

type Loose = Record<string, unknown>;

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';

export const entryRowOf = ({ file, ...entry }: OutboxEntry): EntryRow => {
  const row: EntryRow = { ...entry, ...(file && { fileName: file.name }) };
  delete (row as OutboxEntry).progress;
  return row;
};

/** Throws a TypeError for a row that cannot be believed; its file may have been lost on the way. */
export const parseEntry = (row: unknown, blob: Blob | undefined): OutboxEntry => {
  const good =
    isObject(row) &&
    isText(row['id']) &&
    isText(row['conversationId']) &&
    typeof row['seq'] === 'number' &&
    typeof row['at'] === 'number' &&
    isObject(row['content']) &&
    isText(row['content']['kind']) &&
    STATES.includes(row['state'] as OutboxState);
  if (!good) throw new TypeError('an outbox row cannot be read');
  const { fileName, ...entry } = row as unknown as EntryRow;
  if (fileName === undefined) return entry;
  if (blob) return { ...entry, file: { blob, name: fileName } };
  return { ...entry, state: 'failed', error: { code: 'file_lost' } };
};

export const draftRowOf = ({ files, voice, ...draft }: Draft): DraftRow => ({
  ...draft,
  files: files.map(({ blob: _, ...file }) => file),
  ...(voice && { voice: withoutBlob(voice) }),
});

const withoutBlob = ({ blob: _, ...voice }: VoiceDraft): Omit<VoiceDraft, 'blob'> => voice;

/** Throws a TypeError for a row that cannot be believed. Files and a recording that are lost are left out. */
export const parseDraft = (row: unknown, blobs: ReadonlyMap<string, Blob>): Draft => {
  const good =
    isObject(row) &&
    isText(row['conversationId']) &&
    isText(row['text']) &&
    typeof row['savedAt'] === 'number' &&
    Array.isArray(row['files']);
  if (!good) throw new TypeError('a draft row cannot be read');
  const { voice, ...draft } = row as unknown as DraftRow;
  const recording = isVoice(voice) ? blobs.get(voiceKey(voice)) : undefined;
  const files = draft.files.flatMap(({ media, ...file }): StagedFile[] => {
    const blob = blobs.get(draftFileKey(file));
    if (media) return [{ ...file, media }];
    return blob ? [{ ...file, blob }] : [];
  });
  return {
    ...draft,
    files,
    ...(voice && recording && { voice: { ...voice, blob: recording } }),
  };
};

const isVoice = (voice: unknown): voice is Omit<VoiceDraft, 'blob'> =>
  isObject(voice) &&
  isText(voice['id']) &&
  typeof voice['durationMs'] === 'number' &&
  Array.isArray(voice['waveform']) &&
  voice['waveform'].every(Number.isFinite) &&
  FORMS.includes(voice['form'] as VoiceDraft['form']);
