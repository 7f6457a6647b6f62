import type { FileNote, FileWarning } from './attachment.js';
import type { Id, Ms } from './id.js';
import type { Media, SoundFacts } from './message.js';
import type { VoiceDraft } from './voice.js';

/** What the agent has begun to write to one conversation. Survives reloads; never moves to another. */
export interface Draft {
  conversationId: Id;
  text: string;
  replyTo?: Id;
  files: StagedFile[];
  /** What was recorded and has not been sent. */
  voice?: VoiceDraft;
  /** Local time of the last change. */
  savedAt: Ms;
}

interface Staged {
  id: Id;
  name: string;
  caption: string;
}

interface StagedBlob extends Staged {
  blob: Blob;
  sound?: SoundFacts;
  /** As it was chosen: it is still to be looked at, and brought to what the channel takes. Nothing is sent until then. */
  preparing?: true;
  /** Of a picture, in pixels. */
  width?: number;
  height?: number;
  note?: FileNote;
  /** The agent has to take it away or say that it is meant. */
  warning?: FileWarning;
  media?: never;
}

/** What is to be sent, shown above the message field: a file of the agent's, or media the backend has (a quick reply's). */
export type StagedFile = StagedBlob | (Staged & { media: Media; blob?: never });

/** Files on their way into a draft; those of a folder are still being read. */
export type ChosenFiles = readonly File[] | Promise<readonly File[]>;

/** Whether a file may leave: it has been looked at, and nothing that speaks against it is left unanswered. */
export const isReady = (file: StagedFile): boolean => !('preparing' in file || 'warning' in file);

export const isEmptyDraft = (draft: Draft): boolean =>
  draft.text === '' && draft.files.length === 0 && !draft.replyTo && !draft.voice;
