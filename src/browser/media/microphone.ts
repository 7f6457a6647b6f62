import { CaptureError, type Recording } from '../../domain/media-tools.js';
import { levelMeter, type LevelMeter } from './level-meter.js';
import { openStream, stopTracks } from './open-stream.js';
import { MediaStreamRecorder } from './vendor/recordrtc.js';

/** The best first: Opus only changes its container to become a voice note. */
const TYPES = [
  'audio/ogg;codecs=opus',
  'audio/webm;codecs=opus',
  'audio/mp4;codecs=opus',
  'audio/mp4',
];
const BITS_PER_SECOND = 32_000;
const CHUNK_MS = 1000;

/** A voice note has one channel; the rest is what browsers do for voices. */
const VOICE: MediaTrackConstraints = {
  channelCount: 1,
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

/** Asks for the microphone and records at once. Rejects with CaptureError, and with the signal's reason. */
export const record = async (signal: AbortSignal): Promise<Recording> => {
  const mimeType =
    typeof MediaRecorder === 'undefined'
      ? undefined
      : TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  if (!mimeType) throw new CaptureError('unsupported');
  const stream = await openStream({ audio: VOICE }, signal);
  try {
    return new Microphone(stream, mimeType, signal);
  } catch (cause) {
    stopTracks(stream);
    throw new CaptureError('failed', { cause });
  }
};

class Microphone implements Recording {
  readonly lost: Promise<void>;
  readonly #stream: MediaStream;
  readonly #chunks: MediaStreamRecorder;
  readonly #recorder: MediaRecorder;
  readonly #meter: LevelMeter;
  readonly #life = new AbortController();
  readonly #stopped: Promise<unknown>;

  constructor(stream: MediaStream, mimeType: string, signal: AbortSignal) {
    this.#stream = stream;
    this.#chunks = new MediaStreamRecorder(stream, {
      type: 'audio',
      mimeType,
      audioBitsPerSecond: BITS_PER_SECOND,
      timeSlice: CHUNK_MS,
      disableLogs: true,
    });
    this.#chunks.record();
    this.#recorder = this.#chunks.getInternalRecorder();
    this.#stopped = next(this.#recorder, 'stop');
    this.#meter = levelMeter(stream);
    this.lost = this.#watch(signal);
    if (signal.aborted) this.#end();
  }

  pause(): void {
    if (this.#recorder.state === 'recording') this.#recorder.pause();
  }

  resume(): void {
    if (this.#recorder.state === 'paused') this.#recorder.resume();
  }

  level(): number {
    return this.#recorder.state === 'recording' ? this.#meter.level() : 0;
  }

  async soFar(): Promise<Blob> {
    if (this.#recorder.state === 'inactive') return this.stop();
    const chunk = next(this.#recorder, 'dataavailable');
    this.#recorder.requestData();
    await chunk;
    return this.#recorded();
  }

  /** Not by RecordRTC's own stop: that gives what has come after 100 ms, and does nothing while it pauses. */
  async stop(): Promise<Blob> {
    this.#end();
    await this.#stopped; // what was recorded last comes before this event
    return this.#recorded();
  }

  #recorded(): Blob {
    return new Blob(this.#chunks.getArrayOfBlobs(), { type: this.#recorder.mimeType });
  }

  /** Chromium's recorder goes on when its track was taken away, and RecordRTC begins anew after an error: we end both. */
  #watch(signal: AbortSignal): Promise<void> {
    const until = { signal: this.#life.signal };
    signal.addEventListener('abort', () => this.#end(), until);
    return new Promise((resolve) => {
      const onLost = (): void => {
        this.#end();
        resolve();
      };
      this.#recorder.onerror = null;
      this.#recorder.addEventListener('error', onLost, until);
      this.#recorder.addEventListener('stop', onLost, until);
      for (const track of this.#stream.getTracks()) track.addEventListener('ended', onLost, until);
    });
  }

  #end(): void {
    if (this.#life.signal.aborted) return;
    this.#life.abort();
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
    stopTracks(this.#stream);
    this.#meter.close();
  }
}

const next = (target: EventTarget, type: string): Promise<Event> =>
  new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
