import { fromCallback, fromPromise } from 'xstate';
import type { Ms } from '../domain/id.js';
import { CaptureError, type Recording } from '../domain/media-tools.js';
import { MAX_LEVELS } from '../domain/sound.js';
import { condense, VOICE_SAFE_MS, VOICE_TICK_MS, type VoiceDraft } from '../domain/voice.js';
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

/** A recording as the microphone gave it. Each has an id of its own: what is stored under an id never changes. */
const rawOf = (context: VoiceContext, blob: Blob, durationMs: Ms): VoiceDraft => ({
  id: context.ports.environment.newId(),
  blob,
  durationMs,
  waveform: condense(context.levels, MAX_LEVELS),
  form: 'raw',
});

/**
 * Keeps what there is so far, again and again while it is recorded: a page that is reloaded or dies takes no more with it
 * than the last few seconds.
 */
export const safeguard = fromCallback<{ type: 'never' }, VoiceContext>(({ input }) => {
  const { ports, recording, elapsedMs } = input;
  const { clock } = ports.environment;
  const since = clock.now();
  let over = false;
  const save = async (): Promise<void> => {
    const blob = await recording!.soFar();
    if (over || blob.size === 0) return;
    await keep(input, rawOf(input, blob, elapsedMs + clock.now() - since));
  };
  const again = (): void => {
    timer = clock.setTimeout(again, VOICE_SAFE_MS);
    save().catch(ports.report);
  };
  let timer = clock.setTimeout(again, VOICE_SAFE_MS);
  return () => {
    over = true;
    clock.clearTimeout(timer);
  };
});

/** All that was said so far, to be listened to; kept, too, for a pause may be long. */
export const sample = fromPromise<Blob, VoiceContext>(async ({ input, signal }) => {
  const blob = await input.recording!.soFar();
  if (!signal.aborted && blob.size > 0) await keep(input, rawOf(input, blob, input.elapsedMs));
  return blob;
});

/** Ends the recording and keeps it as it is: whatever happens to the page now, it is there. */
export const stop = fromPromise<VoiceDraft, VoiceContext>(async ({ input }) => {
  const raw = rawOf(input, await input.recording!.stop(), input.elapsedMs);
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
