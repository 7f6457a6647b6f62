import {
  CaptureError,
  type Camera,
  type CameraChoice,
  type CameraDevice,
  type CaptureProblem,
  type MediaTools,
} from '../../src/domain/media-tools.js';
import { FakeMedia } from './fake-media.js';

/** What the fake cameras show. */
const PICTURE = { width: 320, height: 240 };

export const CAPTURE_PROBLEMS = [
  'denied',
  'missing',
  'busy',
  'lost',
  'unsupported',
  'failed',
] as const satisfies CaptureProblem[];

/** Cameras that do what a test or a story says. */
export class FakeCameras {
  devices: CameraDevice[] = [{ id: 'webcam', label: 'Webcam HD' }];
  /** What asking ends with; `hang`: nobody answers until `answer`. */
  problem: CaptureProblem | 'hang' | undefined;
  answer: () => void = () => undefined;
  /** Whether a photo can be taken. */
  broken = false;
  /** Draws what is seen. */
  paint: (context: CanvasRenderingContext2D) => void = paintHalves;
  readonly asked: CameraChoice[] = [];
  readonly opened: FakeCamera[] = [];

  openCamera: MediaTools['openCamera'] = async (choice, signal) => {
    this.asked.push(choice);
    if (this.problem === 'hang') await new Promise<void>((resolve) => (this.answer = resolve));
    else if (this.problem) throw new CaptureError(this.problem);
    const camera = new FakeCamera(this, choice, signal);
    this.opened.push(camera);
    return camera;
  };

  /** What an inbox is given: these cameras, and photos that fit as they are. */
  get tools(): MediaTools {
    return {
      ...new FakeMedia().tools,
      openCamera: (choice, signal) => this.openCamera(choice, signal),
      fitImage: async (blob) => ({ blob, ...PICTURE }),
    };
  }

  /** The one opened last. */
  get last(): FakeCamera {
    return this.opened.at(-1)!;
  }

  /** How many are on. */
  get on(): number {
    return this.opened.filter(({ track }) => track.readyState === 'live').length;
  }

  /** One is plugged in or out. */
  change(devices: CameraDevice[]): void {
    this.devices = devices;
    for (const { listeners } of this.opened) for (const listener of [...listeners]) listener();
  }
}

class FakeCamera implements Camera {
  readonly stream: MediaStream;
  readonly deviceId: string;
  readonly mirrored: boolean;
  readonly lost: Promise<void>;
  readonly listeners = new Set<() => void>();
  readonly #cameras: FakeCameras;
  #lose!: () => void;

  constructor(cameras: FakeCameras, choice: CameraChoice, signal: AbortSignal) {
    this.#cameras = cameras;
    const device =
      cameras.devices.find(
        ({ id, facing }) => id === choice.deviceId || (facing && facing === choice.facing),
      ) ?? cameras.devices[0];
    this.deviceId = device?.id ?? '';
    this.mirrored = device?.facing !== 'back';
    this.lost = new Promise((resolve) => (this.#lose = resolve));
    const canvas = Object.assign(document.createElement('canvas'), PICTURE);
    this.stream = streamOf(canvas, cameras.paint);
    signal.addEventListener('abort', () => this.stop());
  }

  get devices(): readonly CameraDevice[] {
    return this.#cameras.devices;
  }

  get track(): MediaStreamTrack {
    return this.stream.getVideoTracks()[0]!;
  }

  watch(onChange: () => void): () => void {
    this.listeners.add(onChange);
    return () => void this.listeners.delete(onChange);
  }

  async take(): Promise<Blob> {
    if (this.#cameras.broken) throw new CaptureError('failed');
    return photoOf(this.#cameras.paint);
  }

  stop(): void {
    this.track.stop();
  }

  /** It is unplugged, or the agent takes the permission back. */
  lose(): void {
    this.stop();
    this.#lose();
  }
}

/** What is painted, as a camera's picture. */
export const streamOf = (canvas: HTMLCanvasElement, paint: FakeCameras['paint']): MediaStream => {
  const context = canvas.getContext('2d')!;
  paint(context);
  const stream = canvas.captureStream();
  // Not every browser gives a frame of what was there before.
  paint(context);
  return stream;
};

const photoOf = (paint: FakeCameras['paint']): Promise<Blob> => {
  const canvas = Object.assign(document.createElement('canvas'), PICTURE);
  paint(canvas.getContext('2d')!);
  return new Promise((resolve) => canvas.toBlob((photo) => resolve(photo!), 'image/jpeg'));
};

/** A photo as it comes from the device's own camera. */
export const photoFile = async (name: string): Promise<File> =>
  new File([await photoOf(paintHalves)], name, { type: 'image/jpeg' });

/** Red on the left, blue on the right. */
export const paintHalves = (context: CanvasRenderingContext2D): void => {
  const { width, height } = context.canvas;
  context.fillStyle = 'red';
  context.fillRect(0, 0, width / 2, height);
  context.fillStyle = 'blue';
  context.fillRect(width / 2, 0, width / 2, height);
};
