import { sendTo } from 'xstate';
import {
  withCaption,
  withFileMoved,
  withoutFile,
  withoutWarning,
  withReply,
} from './draft-edits.js';
import { composerSetup, type SubmitEvent } from './composer.setup.js';

/** The reply box: keeps the draft, and hands it over only when it is safe in the outbox. */
export const composerMachine = composerSetup.createMachine({
  id: 'composer',
  context: ({ input }) => ({ ...input, refusals: [] }),
  invoke: { src: 'stager', id: 'stager', input: ({ context }) => context },
  initial: 'writing',
  on: {
    'draft.changed': {
      actions: {
        type: 'edit',
        params: ({ event: { text } }) => ({ edit: (draft) => ({ ...draft, text }) }),
      },
    },
    'reply.to': {
      actions: {
        type: 'edit',
        params: ({ event }) => ({ edit: (draft) => withReply(draft, event.messageId) }),
      },
    },
    'file.caption': {
      actions: {
        type: 'edit',
        params: ({ event: { id, caption } }) => ({
          edit: (draft) => withCaption(draft, id, caption),
        }),
      },
    },
    'file.remove': {
      actions: {
        type: 'edit',
        params: ({ event }) => ({ edit: (draft) => withoutFile(draft, event.id) }),
      },
    },
    'file.accept': {
      actions: {
        type: 'edit',
        params: ({ event }) => ({ edit: (draft) => withoutWarning(draft, event.id) }),
      },
    },
    'file.move': {
      actions: {
        type: 'edit',
        params: ({ event: { id, by } }) => ({ edit: (draft) => withFileMoved(draft, id, by) }),
      },
    },
    'files.add': { actions: ['dismiss', sendTo('stager', ({ event }) => event)] },
    'files.refused': { actions: { type: 'noteRefusals', params: ({ event }) => event } },
    'media.add': { actions: { type: 'stageMedia', params: ({ event }) => event } },
    'refusals.dismiss': { actions: 'dismiss' },
  },
  states: {
    writing: {
      on: {
        submit: { guard: 'maySubmit', target: 'submitting' },
        'template.submit': { guard: 'maySendTemplate', target: 'submitting' },
        'message.submit': {
          guard: { type: 'maySendText', params: ({ event }) => event },
          target: 'submitting',
        },
        'entry.submit': {
          guard: { type: 'maySendEntry', params: ({ event }) => event },
          target: 'submitting',
        },
      },
    },
    submitting: {
      tags: 'busy',
      entry: 'forgetError',
      invoke: {
        src: 'enqueue',
        input: ({ context: { ports, conversationId }, event }) => ({
          ports,
          conversationId,
          event: event as SubmitEvent,
          draft: ports.store.drafts.get(conversationId),
        }),
        onDone: 'writing',
        onError: {
          target: 'writing',
          actions: ['noteError', { type: 'report', params: ({ event }) => event }],
        },
      },
    },
  },
});
