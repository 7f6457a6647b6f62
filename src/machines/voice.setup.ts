import { assign, setup } from 'xstate';
import type { Id, Ms } from '../domain/id.js';
import { CaptureError, type CaptureProblem, type Recording } from '../domain/media-tools.js';
import { VOICE_LIMIT_MS, VOICE_UNDO_MS, VOICE_WORTH_MS, type VoiceDraft } from '../domain/voice.js';
import { editDraft, withVoice } from './draft-edits.js';
import type { Ports } from './ports.js';
import {
  ask,
  convert,
  loss,
  meter,
  safeguard,
  sample,
  stop,
  submit,
  voiceOf,
  watchDraft,
} from './voice.actors.js';

export interface VoiceInput {
  ports: Ports;
  conversationId: Id;
  /** Who records: see `accountOf`. */
  account?: string | undefined;
  /** Resolves when no other recording has the microphone. */
  free?: Promise<unknown>;
}

export interface VoiceContext extends VoiceInput {
  recording?: Recording;
  /** What has been recorded, pauses apart. */
  elapsedMs: Ms;
  /** Local time of the last tick. */
  tickedAt: Ms;
  /** How loud it was at each tick, 0–1. */
  levels: readonly number[];
  /** What can be listened to in a pause. */
  sample?: Blob | undefined;
  /** Why there is no recording. */
  problem?: CaptureProblem | undefined;
  /** What shall become of the recording once it has ended. */
  goal: 'review' | 'send' | 'discard';
  /** Why it ended, where nobody ended it. */
  cut?: 'lost' | 'limit' | undefined;
  /** What has been recorded, and is kept in the draft. */
  kept?: VoiceDraft | undefined;
  /** Nobody looks at it any more: it goes into the draft without another word. */
  left: boolean;
  /** It could not be stored for sending; it is still in the draft. */
  error?: 'not_saved' | undefined;
}

export type VoiceEvent =
  | { type: 'pause' }
  | { type: 'resume' }
  /** Ends it, to be listened to. */
  | { type: 'finish' }
  | { type: 'send' }
  | { type: 'discard' }
  | { type: 'undo' }
  /** Asks for the microphone again, or tries again to make a voice note of it. */
  | { type: 'retry' }
  /** What was said has been read. */
  | { type: 'dismiss' }
  /** It is no longer on the screen, and is again. */
  | { type: 'leave' }
  | { type: 'return' }
  | { type: 'tick'; level: number }
  | { type: 'taken' };

/** What the voice machine is made of. */
export const voiceSetup = setup({
  types: {
    context: {} as VoiceContext,
    input: {} as VoiceInput,
    events: {} as VoiceEvent,
    /** `microphone`: it is, or may be, in use. */
    tags: {} as 'microphone' | 'busy',
  },
  actors: { ask, convert, loss, meter, safeguard, sample, stop, submit, watchDraft },
  delays: { undo: VOICE_UNDO_MS },
  guards: {
    isRaw: ({ context }) => context.kept?.form === 'raw',
    isKept: ({ context }) => context.kept !== undefined,
    isAtLimit: ({ context }) => context.elapsedMs >= VOICE_LIMIT_MS,
    isLeft: ({ context }) => context.left,
    /** Nothing of it is worth a second thought. */
    isBrief: ({ context }) => context.elapsedMs < VOICE_WORTH_MS,
    isToBeDiscarded: ({ context }) => context.goal === 'discard',
    /** An ordinary sound goes only when the agent has seen that it is one. */
    mayGoUnseen: ({ context: { goal, ports, conversationId } }, { voice }: { voice: VoiceDraft }) =>
      goal === 'send' &&
      voice.form === 'voice' &&
      ports.store.windowOf(conversationId)?.state === 'open',
    maySend: ({ context: { ports, conversationId } }) =>
      ports.store.windowOf(conversationId)?.state === 'open',
  },
  actions: {
    begin: assign((_, { recording }: { recording: Recording }) => ({
      recording,
      elapsedMs: 0,
      levels: [],
      goal: 'review' as const,
      cut: undefined,
      problem: undefined,
    })),
    /** From here on time counts. */
    listen: assign({ tickedAt: ({ context }) => context.ports.environment.clock.now() }),
    hear: assign(({ context }, { level }: { level: number }) => ({
      ...count(context),
      levels: [...context.levels, level],
    })),
    count: assign(({ context }) => count(context)),
    pause: ({ context }) => context.recording!.pause(),
    resume: ({ context }) => context.recording!.resume(),
    noteSample: assign((_, { blob }: { blob: Blob }) => ({ sample: blob })),
    forgetSample: assign({ sample: undefined }),
    noteGoal: assign((_, { goal }: { goal: VoiceContext['goal'] }) => ({ goal })),
    noteCut: assign((_, { cut }: { cut: 'lost' | 'limit' }) => ({ cut, goal: 'review' as const })),
    noteProblem: assign((_, { error }: { error: unknown }) => ({
      problem: error instanceof CaptureError ? error.code : ('failed' as const),
    })),
    noteKept: assign((_, { voice }: { voice: VoiceDraft }) => ({
      kept: voice,
      elapsedMs: voice.durationMs,
    })),
    noteLeft: assign((_, { left }: { left: boolean }) => ({ left })),
    noteError: assign({ error: 'not_saved' }),
    forgetError: assign({ error: undefined }),
    report: ({ context }, { error }: { error: unknown }) => context.ports.report(error),
    drop: ({ context: { ports, conversationId } }) =>
      editDraft(ports, conversationId, (draft) => withVoice(draft, undefined)),
    restore: ({ context: { ports, conversationId, kept } }) =>
      editDraft(ports, conversationId, (draft) => withVoice(draft, kept)),
  },
});

const count = ({ elapsedMs, tickedAt, ports }: VoiceContext) => {
  const now = ports.environment.clock.now();
  return { elapsedMs: elapsedMs + Math.max(0, now - tickedAt), tickedAt: now };
};

export const voiceContext = ({ input }: { input: VoiceInput }): VoiceContext => ({
  ...input,
  elapsedMs: voiceOf(input)?.durationMs ?? 0,
  tickedAt: 0,
  levels: [],
  goal: 'review',
  kept: voiceOf(input),
  left: false,
});
