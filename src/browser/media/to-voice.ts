import { loadModule } from '../../domain/load-module.js';
import { CaptureError, type VoiceNote } from '../../domain/media-tools.js';
import { readOggOpus } from '../../domain/ogg.js';
import { shapeOf } from './waveform.js';

/** Word for word what WhatsApp's Cloud API takes as a voice note; its Opus must have one channel. */
const VOICE_TYPE = 'audio/ogg; codecs=opus';

/** A way to Ogg and Opus; `undefined` where it does not lead there. Rejects when its code cannot be loaded. */
type Way = (recorded: Blob) => Promise<Blob | undefined>;

const asItIs: Way = async (recorded) => recorded;
const copied: Way = async (recorded) => {
  const { copyOpus } = await loadModule(() => import('./copy-opus.js'));
  return copyOpus(recorded).catch(() => undefined);
};
const encodedAnew: Way = async (recorded) => {
  const { transcodeVoice } = await loadModule(() => import('./transcode-voice.js'));
  return transcodeVoice(recorded).catch(() => undefined);
};

/**
 * What was recorded as the voice note of WhatsApp: the Ogg of Firefox as it is, the Opus of other browsers copied into
 * Ogg, what is not Opus of one channel encoded anew. Where none of these gives one, the recording with `voice: false`.
 * Rejects with CaptureError `failed` when nothing in it can be heard, and when code cannot be loaded.
 */
export const toVoice = async (recorded: Blob): Promise<VoiceNote> => {
  const shape = await shapeOf(recorded).catch(failed);
  const waveform = shape?.waveform ?? [];
  for (const way of (await isOgg(recorded)) ? [asItIs, encodedAnew] : [copied, encodedAnew]) {
    const bytes = await (await way(recorded))?.arrayBuffer();
    const opus = bytes && readOggOpus(new Uint8Array(bytes));
    if (!bytes || opus?.channels !== 1 || opus.durationMs === 0) continue;
    const blob = new Blob([bytes], { type: VOICE_TYPE });
    return { blob, durationMs: opus.durationMs, waveform, voice: true };
  }
  const durationMs = shape?.durationMs ?? (await lengthOf(recorded).catch(failed));
  return { blob: recorded, durationMs, waveform, voice: false };
};

/** By its first bytes: Firefox records Ogg, whatever it was asked for. */
const isOgg = async (blob: Blob): Promise<boolean> => (await blob.slice(0, 4).text()) === 'OggS';

const lengthOf = async (recorded: Blob): Promise<number> =>
  (await loadModule(() => import('./transcode-voice.js'))).lengthOf(recorded);

const failed = (cause: unknown): never => {
  throw new CaptureError('failed', { cause });
};
