import type { Id, Ms } from './id.js';
import type { Media, SoundFacts } from './message.js';

/** What the agent has begun to write to one conversation. Survives reloads; never moves to another. */
export interface Draft {
  conversationId: Id;
  text: string;
  replyTo?: Id;
  files: StagedFile[];
  /** Local time of the last change. */
  savedAt: Ms;
}

interface Staged {
  id: Id;
  name: string;
  caption: string;
}

/** What is to be sent, shown above the message field: a file of the agent's, or media the backend has (a quick reply's). */
export type StagedFile = Staged &
  ({ blob: Blob; sound?: SoundFacts; media?: never } | { media: Media; blob?: never });

export const isEmptyDraft = (draft: Draft): boolean =>
  draft.text === '' && draft.files.length === 0 && draft.replyTo === undefined;
