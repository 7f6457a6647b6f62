import { loadModule } from '../domain/load-module.js';
import { fromCallback } from 'xstate';
import type { ComposerInput, Refusal } from './composer.setup.js';
import { editDraft, withFiles } from './draft-edits.js';
import { once } from './once.js';

export interface FilesEvent {
  type: 'files.add';
  files: readonly File[];
}

/** What checks files and makes messages of a draft. */
export const loadOutgoing = once(() => loadModule(() => import('./outgoing.js')));

/**
 * Checks files and puts them into the draft of their conversation, also when it has been left meanwhile; tells which
 * were refused. Loads what that takes ahead of need.
 */
export const stagerActor = (load = loadOutgoing) =>
  fromCallback<FilesEvent, ComposerInput>(
    ({ input: { ports, conversationId }, receive, sendBack }) => {
      const tell = (refusals: readonly Refusal[]): void =>
        sendBack({ type: 'files.checked', refusals });
      load().catch(ports.report);
      receive(({ files }) => {
        load().then(
          ({ stage }) => {
            const staged = files.map((file) => stage(ports, file));
            const taken = staged.flatMap((file) => ('reason' in file ? [] : [file]));
            editDraft(ports, conversationId, (draft) => withFiles(draft, taken));
            tell(staged.filter((file) => 'reason' in file));
          },
          (error: unknown) => {
            ports.report(error);
            tell(files.map(({ name }) => ({ name, reason: 'unchecked' })));
          },
        );
      });
    },
  );
