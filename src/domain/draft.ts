import type { Id, Ms } from './id.js';

/** What the agent has begun to write to one conversation. Survives reloads; never moves to another. */
export interface Draft {
  conversationId: Id;
  text: string;
  replyTo?: Id;
  files: StagedFile[];
  /** Local time of the last change. */
  savedAt: Ms;
}

/** A file that is to be sent, shown above the message field. */
export interface StagedFile {
  id: Id;
  blob: Blob;
  name: string;
  caption: string;
}

export const isEmptyDraft = (draft: Draft): boolean =>
  draft.text === '' && draft.files.length === 0 && draft.replyTo === undefined;
