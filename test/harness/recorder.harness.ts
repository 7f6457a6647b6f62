import { InboxRecorder } from '../../src/components/panes/recorder/recorder.js';
import { define } from '../../src/components/define.js';
import type { OutboxEntry } from '../../src/domain/outbox.js';
import { VOICE_TICK_MS, type VoiceDraft } from '../../src/domain/voice.js';
import { loadOutgoing } from '../../src/machines/stager.actor.js';
import { me } from '../../stories/fixtures.js';
import { CAN } from '../support/fake-backend.js';
import { FakeMedia } from '../support/fake-media.js';
import { composerStage, type ComposerStage } from './composer.harness.js';

define(InboxRecorder);

export interface RecorderStage extends ComposerStage {
  media: FakeMedia;
  /** Presses the microphone and speaks for so long. */
  record(ms?: number): Promise<void>;
  /** Lets time pass and be drawn. */
  pass(ms: number): Promise<void>;
  /** So much later, after one tick instead of thousands. */
  later(ms: number): Promise<void>;
  /** What is kept for a conversation. */
  kept(conversationId?: string): VoiceDraft | undefined;
  /** What waits to leave, or has. */
  queued(): OutboxEntry[];
  /** Whether the recorder stands in the field's place. */
  isRecorder(): boolean;
}

/** The composer of an inbox with a microphone, on a channel that takes voice. */
export const recorderStage = async (
  options: Parameters<typeof composerStage>[0] = {},
  media = new FakeMedia(),
): Promise<RecorderStage> => {
  await loadOutgoing(); // loaded on first use: here before the clock is in the test's hands
  const all = await composerStage({
    info: { me, can: { ...CAN, voice: true } },
    environment: { media: media.tools },
    ...options,
  });
  const { screen, settle, world, handle } = all;
  const pass = async (ms: number): Promise<void> => {
    await world.clock.pass(ms);
    await settle();
  };
  return {
    ...all,
    media,
    pass,
    later: async (ms) => {
      world.clock.jump(ms - VOICE_TICK_MS);
      await pass(VOICE_TICK_MS);
    },
    record: async (ms = 0) => {
      screen.press('Gravar áudio');
      await settle();
      if (ms > 0) await pass(ms);
    },
    kept: (id = 'mariana') => handle.store.drafts.get(id)?.voice,
    queued: () => [...handle.store.outbox.values()],
    isRecorder: () => screen.all('inbox-recorder').length > 0,
  };
};
