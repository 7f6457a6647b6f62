import {
  CaptureError,
  type CaptureProblem,
  type MediaTools,
  type Recording,
  type VoiceNote,
} from '../../src/domain/media-tools.js';

/** A microphone of a test: it hears what its level says, and is taken away when told to. */
export class FakeRecording implements Recording {
  readonly lost: Promise<void>;
  /** What it was told to do. */
  readonly told: string[] = [];
  isOn = true;
  #unplug!: () => void;
  readonly #media: FakeMedia;

  constructor(media: FakeMedia, signal: AbortSignal) {
    this.#media = media;
    this.lost = new Promise((resolve) => (this.#unplug = resolve));
    signal.addEventListener('abort', () => (this.isOn = false));
  }

  pause(): void {
    this.told.push('pause');
  }

  resume(): void {
    this.told.push('resume');
  }

  level(): number {
    return this.#media.hear();
  }

  async soFar(): Promise<Blob> {
    return this.#media.recorded;
  }

  async stop(): Promise<Blob> {
    this.told.push('stop');
    this.isOn = false;
    if (this.#media.stopping === 'fails') throw new Error('nothing was recorded');
    return this.#media.recorded;
  }

  /** Somebody pulls the plug. */
  unplug(): void {
    this.isOn = false;
    this.#unplug();
  }
}

/** Microphones of a test, and what becomes of what they hear. Nothing in it waits for time. */
export class FakeMedia implements Pick<MediaTools, 'record' | 'toVoice'> {
  /** What becomes of the question for the microphone; `hang`: nobody answers it. */
  microphone: CaptureProblem | 'allowed' | 'hang' = 'allowed';
  stopping: 'works' | 'fails' = 'works';
  /** What becomes of a recording. */
  converting: 'voice' | 'sound' | 'fails' | 'hang' = 'voice';
  /** How loud it is, 0–1. */
  hear = (): number => 0.5;
  recorded = new Blob(['as it was recorded'], { type: 'audio/webm;codecs=opus' });
  note: VoiceNote = {
    blob: new Blob(['OggS'], { type: 'audio/ogg; codecs=opus' }),
    durationMs: 4200,
    waveform: [0.1, 0.8, 0.3],
    voice: true,
  };
  readonly recordings: FakeRecording[] = [];

  /** Microphones that are on. */
  get on(): number {
    return this.recordings.filter(({ isOn }) => isOn).length;
  }

  get last(): FakeRecording {
    return this.recordings.at(-1)!;
  }

  /** What an inbox is given; the rest of the tools is nobody's here. */
  get tools(): MediaTools {
    const absent = () => Promise.reject(new Error('not in this test'));
    return {
      record: (signal) => this.record(signal),
      toVoice: (recorded) => this.toVoice(recorded),
      openCamera: absent,
      fitImage: absent,
    };
  }

  async record(signal: AbortSignal): Promise<Recording> {
    if (this.microphone === 'hang') await aborted(signal);
    else if (this.microphone !== 'allowed') throw new CaptureError(this.microphone);
    const recording = new FakeRecording(this, signal);
    this.recordings.push(recording);
    return recording;
  }

  async toVoice(recorded: Blob): Promise<VoiceNote> {
    if (this.converting === 'hang') await new Promise(() => undefined);
    if (this.converting === 'fails') throw new Error('cannot be decoded');
    return this.converting === 'voice'
      ? this.note
      : {
          ...this.note,
          blob: new Blob([recorded], { type: 'audio/mp4' }),
          voice: false,
        };
  }
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  );
