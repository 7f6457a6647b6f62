import { assign, fromPromise, setup } from 'xstate';
import type { StagingProblem } from '../domain/attachment.js';
import { MAX_CAPTION, MAX_TEXT } from '../domain/channel.js';
import { isReady, type Draft } from '../domain/draft.js';
import type { Id } from '../domain/id.js';
import type { Media } from '../domain/message.js';
import type { OutboxEntry } from '../domain/outbox.js';
import type { Template } from '../domain/template.js';
import { takesTemplates } from '../domain/window.js';
import { editDraft, withFiles } from './draft-edits.js';
import { enqueueParts } from './enqueue-parts.js';
import type { Ports } from './ports.js';
import { stagerActor, type FilesEvent } from './stager.actor.js';

/** A file that was not taken, and why. */
export interface Refusal {
  name: string;
  reason: StagingProblem;
  /** The limit, for `too_large`. */
  maxBytes?: number;
  /** What it really is, in words, where its name says something else. */
  is?: string;
}

export interface ComposerInput {
  ports: Ports;
  conversationId: Id;
}

export interface ComposerContext extends ComposerInput {
  refusals: readonly Refusal[];
  /** What was to be sent could not be stored; it is still in the draft. */
  error?: 'not_saved' | undefined;
}

export type SubmitEvent =
  /** Sends the draft: its files with their captions, then its text. */
  | { type: 'submit' }
  /** `file`: the header's media. The draft stays. */
  | { type: 'template.submit'; template: Template; params: Record<string, string>; file?: File }
  /** Sends a text, maybe as an answer. The draft stays. */
  | { type: 'message.submit'; text: string; replyTo?: Id | undefined }
  /** Sends once more what the server took and could not deliver. The draft stays. */
  | { type: 'entry.submit'; entry: OutboxEntry };

export interface Submission extends ComposerInput {
  /** `voice.submit`: the recording in the draft. */
  event: SubmitEvent | { type: 'voice.submit' };
  /** As it was when the agent sent it. */
  draft: Draft | undefined;
}

export type ComposerEvent =
  | { type: 'draft.changed'; text: string }
  /** Without an id: no longer a reply. */
  | { type: 'reply.to'; messageId?: Id }
  | FilesEvent
  | { type: 'files.refused'; refusals: readonly Refusal[] }
  /** Media that the backend has already, a quick reply's. */
  | { type: 'media.add'; media: Media; caption: string }
  | { type: 'file.caption'; id: Id; caption: string }
  | { type: 'file.remove'; id: Id }
  /** A file is meant, whatever its warning says. */
  | { type: 'file.accept'; id: Id }
  | { type: 'file.move'; id: Id; by: -1 | 1 }
  | { type: 'refusals.dismiss' }
  | SubmitEvent;

/** What the composer machine is made of. */
export const composerSetup = setup({
  types: {
    context: {} as ComposerContext,
    input: {} as ComposerInput,
    events: {} as ComposerEvent,
    tags: {} as 'busy',
  },
  actors: {
    stager: stagerActor(),
    enqueue: fromPromise<void, Submission>(({ input }) => enqueueParts(input)),
  },
  guards: {
    maySendText: ({ context: { ports, conversationId } }, { text }: { text: string }) =>
      ports.store.windowOf(conversationId)?.state === 'open' &&
      text.trim() !== '' &&
      text.trim().length <= MAX_TEXT,
    maySendEntry: ({ context: { ports, conversationId } }, { entry }: { entry: OutboxEntry }) => {
      const window = ports.store.windowOf(conversationId);
      return entry.content.kind === 'template' ? takesTemplates(window) : window?.state === 'open';
    },
    maySendTemplate: ({ context: { ports, conversationId } }) =>
      takesTemplates(ports.store.windowOf(conversationId)),
    maySubmit: ({ context: { ports, conversationId } }) => {
      const draft = ports.store.drafts.get(conversationId);
      if (!draft?.files.every(isReady)) return false;
      if (ports.store.windowOf(conversationId)?.state !== 'open') return false;
      const text = draft.text.trim();
      const fits =
        text.length <= MAX_TEXT &&
        draft.files.every(({ caption }) => caption.trim().length <= MAX_CAPTION);
      return fits && (text !== '' || draft.files.length > 0);
    },
  },
  actions: {
    edit: ({ context: { ports, conversationId } }, { edit }: { edit: (draft: Draft) => Draft }) =>
      editDraft(ports, conversationId, edit),
    noteRefusals: assign(({ context }, { refusals }: { refusals: readonly Refusal[] }) => ({
      refusals: [...context.refusals, ...refusals],
    })),
    stageMedia: (
      { context: { ports, conversationId } },
      { media, caption }: { media: Media; caption: string },
    ) =>
      editDraft(ports, conversationId, (draft) =>
        withFiles(draft, [
          { id: ports.environment.newId(), media, name: media.name ?? '', caption },
        ]),
      ),
    dismiss: assign({ refusals: [] }),
    noteError: assign({ error: 'not_saved' }),
    forgetError: assign({ error: undefined }),
    report: ({ context }, { error }: { error: unknown }) => context.ports.report(error),
  },
});
