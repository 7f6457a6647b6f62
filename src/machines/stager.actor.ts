import { fromCallback } from 'xstate';
import type { ChosenFiles } from '../domain/draft.js';
import { loadModule } from '../domain/load-module.js';
import type { ComposerInput, Refusal } from './composer.setup.js';
import { once } from './once.js';

export interface FilesEvent {
  type: 'files.add';
  files: ChosenFiles;
}

/** What looks at files. */
export const loadStaging = once(() => loadModule(() => import('./staging.js')));

/** What makes messages of a draft. */
export const loadOutgoing = once(() => loadModule(() => import('./outgoing.js')));

/**
 * Puts files into the draft of their conversation, also when it has been left meanwhile, and prepares them there; tells
 * which were refused. Loads what that takes ahead of need, and what sends them.
 */
export const stagerActor = (load = loadStaging) =>
  fromCallback<FilesEvent, ComposerInput>(({ input, receive, sendBack }) => {
    const gone = new AbortController();
    const tell = (refusals: readonly Refusal[]): void =>
      sendBack({ type: 'files.refused', refusals });
    const begin = once(async () => new (await load()).Staging(input, gone.signal, tell));
    Promise.all([begin(), loadOutgoing()]).catch(input.ports.report);
    receive(({ files }) => {
      begin()
        .then(
          async (staging) => staging.add(await files),
          async (error: unknown) => {
            input.ports.report(error);
            tell((await files).map(({ name }) => ({ name, reason: 'unchecked' })));
          },
        )
        .catch(input.ports.report);
    });
    return () => gone.abort();
  });
