import type { Id, Ms } from './id.js';

/** A recording that waits to be listened to and sent. */
export interface VoiceDraft {
  /** The message's: stored for sending twice, it is one message. */
  id: Id;
  blob: Blob;
  durationMs: Ms;
  /** Amplitudes 0–1, evenly spaced, at most 64. */
  waveform: number[];
  /**
   * `raw`: as the microphone gave it; no voice note has been made of it yet, or none can be. `voice`: a voice note.
   * `sound`: no voice note, because this browser cannot make one; the channel takes it as an ordinary sound.
   */
  form: 'raw' | 'voice' | 'sound';
}

/**
 * The longest recording. Its size would never stop it: at the 32 kbit/s of a voice 16 MB, WhatsApp's limit for sounds,
 * are more than an hour. Nobody listens to that, and all of it is in memory until it has been sent.
 */
export const VOICE_LIMIT_MS: Ms = 15 * 60_000;

/** The agent is told that the end is near. */
export const VOICE_WARNING_MS: Ms = VOICE_LIMIT_MS - 60_000;

/** A larger voice note is not fetched by itself: WhatsApp shows an arrow to download it where it would show "play" (Meta). */
export const VOICE_PLAY_BYTES = 512 * 1024;

/** When a recording of 32 kbit/s reaches that size: before it does, so that the agent can still be brief. */
export const VOICE_BRIEF_MS: Ms = 2 * 60_000;

/** One level every so often draws a recording as it is made. */
export const VOICE_TICK_MS: Ms = 100;

/** While it is recorded, what there is so far is stored this often. */
export const VOICE_SAFE_MS: Ms = 5000;

/** What was recorded for less is gone at once when it is discarded; the rest can be brought back for a while. */
export const VOICE_WORTH_MS: Ms = 3000;
export const VOICE_UNDO_MS: Ms = 10_000;

const EXTENSIONS = new Map([
  ['audio/mp4', 'm4a'],
  ['audio/webm', 'webm'],
]);

/** The name under which a recording leaves: its extension says what it is. */
export const voiceFileName = (mime: string): string =>
  `audio.${EXTENSIONS.get(mime.split(';', 1)[0]!.trim()) ?? 'ogg'}`;

/** So many levels of a long row, each the loudest of its stretch; a short row as it is. */
export const condense = (levels: readonly number[], count: number): number[] =>
  levels.length <= count
    ? [...levels]
    : Array.from({ length: count }, (_, index) =>
        Math.max(
          ...levels.slice(
            ...[index, index + 1].map((at) => Math.floor((at * levels.length) / count)),
          ),
        ),
      );
