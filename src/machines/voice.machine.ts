import type { ActorRefFrom } from 'xstate';
import { voiceContext, voiceSetup, type VoiceContext } from './voice.setup.js';

const everything = ({ context }: { context: VoiceContext }): VoiceContext => context;

const noteGoal = (goal: VoiceContext['goal']) => ({ type: 'noteGoal', params: { goal } }) as const;
const noteLeft = (left: boolean) => ({ type: 'noteLeft', params: { left } }) as const;

/** Nobody need wait for it: it goes on alone, and whoever comes back finds it where it is. */
const alone = { leave: { actions: noteLeft(true) }, return: { actions: noteLeft(false) } } as const;

/**
 * A recording of one conversation, from the question for the microphone to the outbox. From the moment it has ended it is
 * kept in the draft; whoever comes back to it begins with what is there. Of one that goes on the draft has what there was a
 * few seconds ago.
 */
export const voiceMachine = voiceSetup.createMachine({
  id: 'voice',
  context: voiceContext,
  initial: 'deciding',
  states: {
    deciding: {
      always: [
        { guard: 'isRaw', target: 'converting' },
        { guard: 'isKept', target: 'review' },
        { target: 'asking' },
      ],
    },
    asking: {
      tags: 'microphone',
      invoke: {
        src: 'ask',
        input: everything,
        onDone: {
          target: 'live',
          actions: { type: 'begin', params: ({ event }) => ({ recording: event.output }) },
        },
        onError: {
          target: 'refused',
          actions: { type: 'noteProblem', params: ({ event }) => event },
        },
      },
      on: { discard: 'gone', leave: 'gone' },
    },
    live: {
      tags: 'microphone',
      initial: 'recording',
      invoke: {
        src: 'loss',
        input: everything,
        onDone: { target: 'stopping', actions: { type: 'noteCut', params: { cut: 'lost' } } },
      },
      on: {
        finish: { target: 'stopping', actions: noteGoal('review') },
        send: { target: 'stopping', actions: noteGoal('send') },
        discard: { target: 'stopping', actions: noteGoal('discard') },
        leave: { target: 'stopping', actions: [noteGoal('review'), noteLeft(true)] },
      },
      states: {
        recording: {
          entry: 'listen',
          exit: 'count',
          invoke: [
            { src: 'meter', input: everything },
            { src: 'safeguard', input: everything },
          ],
          always: {
            guard: 'isAtLimit',
            target: '#voice.stopping',
            actions: { type: 'noteCut', params: { cut: 'limit' } },
          },
          on: {
            tick: { actions: { type: 'hear', params: ({ event }) => event } },
            pause: { target: 'paused', actions: 'pause' },
          },
        },
        paused: {
          exit: 'forgetSample',
          invoke: {
            src: 'sample',
            input: everything,
            onDone: {
              actions: { type: 'noteSample', params: ({ event }) => ({ blob: event.output }) },
            },
            onError: { actions: { type: 'report', params: ({ event }) => event } },
          },
          on: { resume: { target: 'recording', actions: 'resume' } },
        },
      },
    },
    stopping: {
      tags: ['microphone', 'busy'],
      invoke: {
        src: 'stop',
        input: everything,
        onDone: [
          {
            guard: 'isToBeDiscarded',
            target: 'discarded',
            actions: { type: 'noteKept', params: ({ event }) => ({ voice: event.output }) },
          },
          {
            target: 'converting',
            actions: { type: 'noteKept', params: ({ event }) => ({ voice: event.output }) },
          },
        ],
        onError: {
          target: 'refused',
          actions: { type: 'noteProblem', params: ({ event }) => event },
        },
      },
      on: alone,
    },
    converting: {
      tags: 'busy',
      invoke: {
        src: 'convert',
        input: everything,
        onDone: [
          {
            guard: { type: 'mayGoUnseen', params: ({ event }) => ({ voice: event.output }) },
            target: 'sending',
            actions: { type: 'noteKept', params: ({ event }) => ({ voice: event.output }) },
          },
          {
            target: 'review',
            actions: { type: 'noteKept', params: ({ event }) => ({ voice: event.output }) },
          },
        ],
        onError: {
          target: 'review',
          actions: { type: 'report', params: ({ event }) => event },
        },
      },
      on: { ...alone, discard: 'discarded' },
    },
    review: {
      entry: noteGoal('review'),
      always: { guard: 'isLeft', target: 'gone' },
      invoke: { src: 'watchDraft', input: everything },
      on: {
        send: { guard: 'maySend', target: 'sending' },
        retry: { guard: 'isRaw', target: 'converting' },
        discard: 'discarded',
        leave: 'gone',
        taken: 'gone',
      },
    },
    sending: {
      tags: 'busy',
      entry: 'forgetError',
      invoke: {
        src: 'submit',
        input: everything,
        onDone: 'gone',
        onError: {
          target: 'review',
          actions: ['noteError', { type: 'report', params: ({ event }) => event }],
        },
      },
      on: alone,
    },
    /** Can be brought back for a while. */
    discarded: {
      entry: 'drop',
      always: [
        { guard: 'isLeft', target: 'gone' },
        { guard: 'isBrief', target: 'gone' },
      ],
      after: { undo: 'gone' },
      on: {
        undo: { target: 'deciding', actions: ['restore', noteGoal('review')] },
        dismiss: 'gone',
        leave: 'gone',
      },
    },
    /** There is no recording; `problem` says why. */
    refused: {
      always: { guard: 'isLeft', target: 'gone' },
      on: { retry: 'asking', dismiss: 'gone', discard: 'gone', leave: 'gone' },
    },
    /** Sent or discarded, or left in the draft. */
    gone: {},
  },
});

/** A running recording. */
export type VoiceActor = ActorRefFrom<typeof voiceMachine>;
