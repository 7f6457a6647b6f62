import { fromCallback, fromPromise } from 'xstate';
import { CaptureError, type Recording } from '../domain/media-tools.js';
import { MAX_LEVELS } from '../domain/sound.js';
import { condense, VOICE_TICK_MS, type VoiceDraft } from '../domain/voice.js';
import { editDraft, withVoice } from './draft-edits.js';
import { enqueueParts } from './enqueue-parts.js';
import { accountOf } from './ports.js';
import type { VoiceContext, VoiceInput } from './voice.setup.js';

/** What the store knows of a recording of this conversation. */
export const voiceOf = ({ ports, conversationId }: VoiceInput): VoiceDraft | undefined =>
  ports.store.drafts.get(conversationId)?.voice;

/**
 * Puts a recording into the draft of its conversation. Where the inbox has been closed meanwhile, or another agent has
 * signed in, it goes straight into the storage of whoever recorded it.
 */
const keep = async (context: VoiceContext, voice: VoiceDraft): Promise<VoiceDraft> => {
  const { ports, conversationId, account } = context;
  const { store, persistence, environment, adapter } = ports;
  const isHere =
    account === undefined ||
    (persistence.kind !== undefined &&
      store.session !== undefined &&
      accountOf(adapter, store.session) === account);
  if (isHere) {
    editDraft(ports, conversationId, (draft) => withVoice(draft, voice));
    return voice;
  }
  const storage = await environment.openStorage(account);
  try {
    const drafts = await storage.drafts();
    const old = drafts.find((draft) => draft.conversationId === conversationId);
    const savedAt = environment.clock.now();
    const draft = old ?? { conversationId, text: '', files: [], savedAt };
    await storage.putDraft({ ...withVoice(draft, voice), savedAt });
  } finally {
    storage.close();
  }
  return voice;
};

/** Asks for the microphone, once no other recording of this inbox has it. */
export const ask = fromPromise<Recording, VoiceContext>(async ({ input, signal }) => {
  const { media } = input.ports.environment;
  if (!media) throw new CaptureError('unsupported');
  await input.free;
  signal.throwIfAborted();
  return media.record(signal);
});

/** Resolves when the microphone was taken away. */
export const loss = fromPromise<void, VoiceContext>(({ input }) => input.recording!.lost);

/** Tells again and again how loud it is. */
export const meter = fromCallback<{ type: 'never' }, VoiceContext>(({ input, sendBack }) => {
  const { clock } = input.ports.environment;
  const tick = (): void => {
    timer = clock.setTimeout(tick, VOICE_TICK_MS);
    sendBack({ type: 'tick', level: input.recording!.level() });
  };
  let timer = clock.setTimeout(tick, VOICE_TICK_MS);
  return () => clock.clearTimeout(timer);
});

/** All that was said so far, to be listened to. */
export const sample = fromPromise<Blob, VoiceContext>(({ input }) => input.recording!.soFar());

/** Ends the recording and keeps it as it is: whatever happens to the page now, it is there. */
export const stop = fromPromise<VoiceDraft, VoiceContext>(async ({ input }) => {
  const blob = await input.recording!.stop();
  const raw: VoiceDraft = {
    id: input.ports.environment.newId(),
    blob,
    durationMs: input.elapsedMs,
    waveform: condense(input.levels, MAX_LEVELS),
    form: 'raw',
  };
  return input.goal === 'discard' ? raw : keep(input, raw);
});

/** Makes a voice note of what was recorded, and keeps that instead. */
export const convert = fromPromise<VoiceDraft, VoiceContext>(async ({ input, signal }) => {
  const { media } = input.ports.environment;
  const { id, blob } = input.kept!;
  if (!media) throw new CaptureError('unsupported');
  const { voice, ...note } = await media.toVoice(blob);
  signal.throwIfAborted();
  return keep(input, { ...note, id, form: voice ? 'voice' : 'sound' });
});

/** Stores it in the outbox; then it leaves the draft. */
export const submit = fromPromise<void, VoiceContext>(({ input: { ports, conversationId } }) =>
  enqueueParts({
    ports,
    conversationId,
    event: { type: 'voice.submit' },
    draft: ports.store.drafts.get(conversationId),
  }),
);

/** Tells when the recording has left the draft by another hand: another tab sent it, or the account was wiped. */
export const watchDraft = fromCallback<{ type: 'never' }, VoiceContext>(({ input, sendBack }) => {
  const { ports, conversationId } = input;
  return ports.store.drafts.watch(conversationId, () => {
    if (!voiceOf(input)) sendBack({ type: 'taken' });
  });
});
