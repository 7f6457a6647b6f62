import {
  assign,
  fromCallback,
  sendParent,
  setup,
  spawnChild,
  stopChild,
  type EventObject,
} from 'xstate';
import type { AdapterError } from '../domain/errors.js';
import type { Ms } from '../domain/id.js';
import type { InboxStorage } from '../domain/ports.js';
import { backoff } from './backoff.js';
import type { Ports } from './ports.js';
import { streamActor, type StreamEvent } from './stream.actor.js';

export interface ConnectionContext {
  ports: Ports;
  attempt: number;
  /** When the next try is due, by the local clock; absent while trying. */
  retryAt?: Ms | undefined;
  /** Why the connection was lost or refused. */
  error?: AdapterError | undefined;
  /** It has been up before: what is on the screen may be stale. */
  everLive: boolean;
  /** Whether outbox and drafts survive a reload; absent before the first session. */
  storage?: InboxStorage['kind'] | undefined;
}

export type ConnectionEvent =
  { type: 'connect.now' } | { type: 'session.expired' } | { type: 'wake' } | StreamEvent;

/** What the parent hears when the stream is up. */
export interface LiveEvent {
  type: 'live';
  resumed: boolean;
}

const wakeActor = fromCallback<EventObject, Ports>(({ input, sendBack }) =>
  input.environment.connectivity.watch(() => sendBack({ type: 'wake' })),
);

/** Keeps the stream of events up: connects, backs off and tries again, or waits for the host to sign in. */
export const connectionMachine = setup({
  types: {
    context: {} as ConnectionContext,
    input: {} as Ports,
    events: {} as ConnectionEvent,
    tags: {} as 'busy',
  },
  actors: { stream: streamActor, wake: wakeActor },
  guards: {
    isUnauthorized: (_, { error }: { error: AdapterError }) => error.retry === 'auth',
    isOnline: ({ context }) => context.ports.environment.connectivity.online(),
  },
  actions: {
    openStream: spawnChild('stream', { id: 'stream', input: ({ context }) => context.ports }),
    closeStream: stopChild('stream'),
    noteTry: assign({ retryAt: undefined }),
    noteLive: assign(({ context }) => ({
      error: undefined,
      everLive: true,
      storage: context.ports.persistence.kind,
    })),
    noteLoss: assign(({ context }, { error }: { error: AdapterError }) => {
      const { environment } = context.ports;
      const wait = backoff(context.attempt, environment.random(), error.detail.retryAfterMs);
      return { error, attempt: context.attempt + 1, retryAt: environment.clock.now() + wait };
    }),
    noteRefusal: assign((_, { error }: { error: AdapterError }) => ({ error, attempt: 0 })),
    forgetAttempts: assign({ attempt: 0 }),
    goDark: ({ context }) => context.ports.store.setLive(false),
    tellLive: sendParent((_, { resumed }: { resumed: boolean }) => ({ type: 'live', resumed })),
  },
  delays: {
    untilRetry: ({ context }) => (context.retryAt ?? 0) - context.ports.environment.clock.now(),
    untilSettled: 5000,
  },
}).createMachine({
  id: 'connection',
  context: ({ input }) => ({ ports: input, attempt: 0, everLive: false }),
  invoke: { src: 'wake', input: ({ context }) => context.ports },
  initial: 'connecting',
  on: {
    'stream.lost': [
      {
        guard: { type: 'isUnauthorized', params: ({ event }) => event },
        target: '.signedOut',
        actions: { type: 'noteRefusal', params: ({ event }) => event },
      },
      { target: '.reconnecting', actions: { type: 'noteLoss', params: ({ event }) => event } },
    ],
  },
  states: {
    connecting: {
      tags: 'busy',
      entry: ['noteTry', 'closeStream', 'openStream'],
      on: { 'stream.ready': 'live' },
    },
    live: {
      entry: [
        'noteLive',
        {
          type: 'tellLive',
          params: ({ event }) => ({ resumed: event.type === 'stream.ready' && event.resumed }),
        },
      ],
      exit: 'goDark',
      after: { untilSettled: { actions: 'forgetAttempts' } },
      on: {
        'stream.ready': { target: 'live', reenter: true },
        'session.expired': 'connecting',
      },
    },
    reconnecting: {
      entry: 'closeStream',
      after: { untilRetry: 'connecting' },
      on: {
        'connect.now': 'connecting',
        wake: { guard: 'isOnline', target: 'connecting' },
      },
    },
    signedOut: {
      entry: ['noteTry', 'closeStream'],
      on: { 'connect.now': 'connecting' },
    },
  },
});
