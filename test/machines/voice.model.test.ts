import { CaptureError, type Recording } from '../../src/domain/media-tools.js';
import { VOICE_LIMIT_MS, type VoiceDraft } from '../../src/domain/voice.js';
import { voiceMachine } from '../../src/machines/voice.machine.js';
import { FakeMedia } from '../support/fake-media.js';
import { livePorts } from '../support/ports.js';
import { conversationRow, START } from '../support/rows.js';
import { pending, silent, walk } from '../support/walk.js';
import { World } from '../support/world.js';

const done = (state: string, output: unknown, at = 0) => ({
  type: `xstate.done.actor.${at}.voice.${state}`,
  output,
});
const failed = (state: string, at = 0) => ({
  type: `xstate.error.actor.${at}.voice.${state}`,
  error: new CaptureError('busy'),
});

describe('the voice machine', () => {
  it('reaches every state, and leaves it again', async () => {
    const world = new World(START);
    const { ports } = await livePorts(world, { conversations: [conversationRow()] });
    const recording: Recording = await new FakeMedia().record(new AbortController().signal);
    const model = voiceMachine.provide({
      actors: {
        ask: pending as never,
        loss: pending as never,
        sample: pending as never,
        stop: pending as never,
        convert: pending as never,
        submit: pending as never,
        meter: silent as never,
        safeguard: silent as never,
        watchDraft: silent as never,
      },
      actions: { report: () => undefined },
    });
    const voice = (form: VoiceDraft['form'], durationMs = 5000): VoiceDraft => ({
      id: 'v1',
      blob: new Blob(['x']),
      durationMs,
      waveform: [],
      form,
    });
    walk(model, {
      input: { ports, conversationId: 'c1' },
      clock: world.clock,
      fields: ({
        kept,
        goal,
        left,
        cut,
        elapsedMs,
      }: {
        kept?: VoiceDraft;
        goal: string;
        left: boolean;
        cut?: string;
        elapsedMs: number;
      }) => [kept?.form, goal, left, cut, elapsedMs >= VOICE_LIMIT_MS, elapsedMs >= 3000],
      events: [
        { type: 'pause' },
        { type: 'resume' },
        { type: 'finish' },
        { type: 'send' },
        { type: 'discard' },
        { type: 'undo' },
        { type: 'retry' },
        { type: 'dismiss' },
        { type: 'leave' },
        { type: 'return' },
        { type: 'taken' },
        { type: 'tick', level: 0.5 },
        { type: 'xstate.after.undo.voice.discarded' },
        done('asking', recording),
        failed('asking'),
        done('live', undefined),
        done('live.paused', new Blob(['x'])),
        failed('live.paused'),
        done('stopping', voice('raw')),
        done('stopping', voice('raw', 100)),
        failed('stopping'),
        done('converting', voice('voice')),
        done('converting', voice('sound')),
        failed('converting'),
        done('sending', undefined),
        failed('sending'),
      ],
      ends: ['voice.gone'],
      passing: ['voice.deciding'],
    });
  });
});
