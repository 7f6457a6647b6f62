import { assign, fromPromise, setup } from 'xstate';
import { toAdapterError, type AdapterError } from '../domain/errors.js';
import type { Id } from '../domain/id.js';

export interface SubmissionInput {
  newId: () => Id;
  /** Does it; rejects to refuse. `id` is the same on every retry of the same values. */
  run: (values: unknown, id: Id, signal: AbortSignal) => Promise<unknown>;
}

export interface SubmissionContext extends SubmissionInput {
  id: Id;
  values: unknown;
  error?: AdapterError | undefined;
}

export type SubmissionEvent =
  | { type: 'submit'; values: unknown }
  /** The same values under the same id. */
  | { type: 'retry' }
  | { type: 'reset' };

/** A form that is submitted once: a second submit meanwhile is ignored, a refused one can be tried again. */
export const submissionMachine = setup({
  types: {
    context: {} as SubmissionContext,
    input: {} as SubmissionInput,
    events: {} as SubmissionEvent,
    tags: {} as 'busy',
  },
  actors: {
    run: fromPromise<unknown, SubmissionContext>(({ input, signal }) =>
      input.run(input.values, input.id, signal),
    ),
  },
  actions: {
    begin: assign(({ context }, { values }: { values: unknown }) => ({
      values,
      id: context.newId(),
    })),
    noteError: assign((_, { error }: { error: unknown }) => ({ error: toAdapterError(error) })),
    forget: assign({ error: undefined, values: undefined }),
    forgetError: assign({ error: undefined }),
  },
}).createMachine({
  id: 'submission',
  context: ({ input }) => ({ ...input, id: '', values: undefined }),
  initial: 'editing',
  states: {
    editing: {
      entry: 'forget',
      on: {
        submit: { target: 'submitting', actions: { type: 'begin', params: ({ event }) => event } },
      },
    },
    submitting: {
      tags: 'busy',
      entry: 'forgetError',
      invoke: {
        src: 'run',
        input: ({ context }) => context,
        onDone: 'done',
        onError: {
          target: 'refused',
          actions: { type: 'noteError', params: ({ event }) => event },
        },
      },
    },
    refused: {
      on: {
        retry: 'submitting',
        submit: { target: 'submitting', actions: { type: 'begin', params: ({ event }) => event } },
        reset: 'editing',
      },
    },
    done: { on: { reset: 'editing' } },
  },
});
