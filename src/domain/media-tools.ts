import type { Ms } from './id.js';

/**
 * What turns microphones, cameras and pictures into what a channel takes. The browser's is `browserMedia()`; each part
 * of it is loaded on first use. A host may put its own in the place of any of them, a converter on its server, say.
 */
export interface MediaTools {
  /** Asks for the microphone and records at once. Rejects with CaptureError. */
  record(signal: AbortSignal): Promise<Recording>;
  /**
   * What was recorded, as the voice note of the channel: Ogg, Opus, mono. Where the browser cannot make one, the
   * recording as it is, with `voice: false`. Rejects with CaptureError `failed` when nothing in it can be heard or
   * decoded, and with the loader's error when the converter cannot be loaded.
   */
  toVoice(recorded: Blob): Promise<VoiceNote>;
  /** Asks for a camera and shows its picture. Rejects with CaptureError. */
  openCamera(choice: CameraChoice, signal: AbortSignal): Promise<Camera>;
  /**
   * What a sound looks like, for one that comes without a waveform: the file, or an address from which it is loaded.
   * Undefined where that would cost too much. Rejects when it cannot be loaded or decoded.
   */
  soundShape?(sound: Blob | string): Promise<SoundShape | undefined>;
  /** A picture as the channel takes it; the same blob when it fits already. Rejects with ImageError. */
  fitImage(picture: Blob, limit: ImageLimit): Promise<FittedImage>;
}

/**
 * Why a device gives nothing, or no more: `denied` by the agent or the system, `missing`: there is none, `busy`:
 * something else holds it, `lost`: unplugged or revoked in the middle, `unsupported` by this browser or page, `failed`.
 */
export type CaptureProblem = 'denied' | 'missing' | 'busy' | 'lost' | 'unsupported' | 'failed';

export class CaptureError extends Error {
  readonly code: CaptureProblem;

  constructor(code: CaptureProblem, options?: ErrorOptions) {
    super(code, options);
    this.name = 'CaptureError';
    this.code = code;
  }
}

/** A microphone that records. Its track ends with `stop`, with `lost`, and with the signal it was opened with. */
export interface Recording {
  pause(): void;
  resume(): void;
  /** How loud it is right now, 0–1; 0 while paused. */
  level(): number;
  /** All that has been recorded so far, to be listened to; a browser may keep back its last second. */
  soFar(): Promise<Blob>;
  /** Ends it; all that was recorded, also after `lost`. May be called again. */
  stop(): Promise<Blob>;
  /** Resolves when the microphone was taken away in the middle; never after `stop`. */
  readonly lost: Promise<void>;
}

/** What a sound looks like. */
export interface SoundShape {
  durationMs: Ms;
  /** Amplitudes 0–1, evenly spaced, at most 64; the loudest is 1, but where there is next to nothing to hear. */
  waveform: number[];
}

/** What a recording becomes. */
export interface VoiceNote {
  /** `audio/ogg; codecs=opus` where `voice`. */
  blob: Blob;
  durationMs: Ms;
  /** Amplitudes 0–1, evenly spaced, at most 64; none of what is too long to decode at once. */
  waveform: number[];
  /** Drawn by WhatsApp as a voice note; else it is sent as an ordinary sound. */
  voice: boolean;
}

/** Without either: the front camera where there is one, else any. */
export interface CameraChoice {
  deviceId?: string;
  facing?: 'front' | 'back';
}

/** A camera that can be chosen. */
export interface CameraDevice {
  id: string;
  label: string;
  /** Where it looks; unknown of most webcams. */
  facing?: 'front' | 'back';
}

/** A camera that is on. It is off after `stop`, after `lost`, and with the signal it was opened with. */
export interface Camera {
  readonly stream: MediaStream;
  readonly deviceId: string;
  /** Shown as in a mirror; the photo is not. */
  readonly mirrored: boolean;
  /** All that can be chosen now, this one included. A label may be empty. */
  readonly devices: readonly CameraDevice[];
  /** Calls back when `devices` has changed. Returns the undo. */
  watch(onChange: () => void): () => void;
  /**
   * A photo of what the element shows of `stream` now: JPEG, as large as the camera's picture. The element is the one
   * on the screen: Safari gives no frames to one that is not. Rejects with CaptureError (`failed`).
   */
  take(shown: HTMLVideoElement): Promise<Blob>;
  stop(): void;
  /** Resolves when the camera was taken away; never after `stop`. */
  readonly lost: Promise<void>;
}

/** What a channel takes as a picture. */
export interface ImageLimit {
  mime: readonly string[];
  maxBytes: number;
}

export interface FittedImage {
  blob: Blob;
  width: number;
  height: number;
}

/**
 * Why a picture cannot be brought to what the channel takes: `too_many_pixels` by its header, `heic` without a decoder
 * of the host's, `unreadable`: damaged or of no known kind, `too_large`: nothing that fits could be made.
 */
export type ImageProblem = 'too_many_pixels' | 'heic' | 'unreadable' | 'too_large';

export class ImageError extends Error {
  readonly code: ImageProblem;

  constructor(code: ImageProblem, options?: ErrorOptions) {
    super(code, options);
    this.name = 'ImageError';
    this.code = code;
  }
}
