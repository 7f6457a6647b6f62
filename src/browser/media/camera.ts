import {
  CaptureError,
  type Camera,
  type CameraChoice,
  type CameraDevice,
} from '../../domain/media-tools.js';
import { captureErrorOf } from './capture-error.js';

/** More than any camera of a phone shows: the browser takes the nearest it has. */
const LARGEST = { width: { ideal: 4096 }, height: { ideal: 3072 } };
const QUALITY = 0.92;

const FACING = { front: 'user', back: 'environment' } as const;

/** Asks for a camera and shows its picture: see `MediaTools.openCamera`. */
export const openCamera = async (choice: CameraChoice, signal: AbortSignal): Promise<Camera> => {
  signal.throwIfAborted();
  const { mediaDevices } = navigator as Partial<Navigator>;
  if (!mediaDevices?.getUserMedia) throw new CaptureError('unsupported');
  const asked = mediaDevices.getUserMedia({ video: constraintsOf(choice) });
  // Given up while the agent was being asked: what is given later goes off at once.
  asked.then((stream) => signal.aborted && turnOff(stream)).catch(() => undefined);
  const stream = await untilAborted(asked, signal).catch((cause: unknown) => {
    throw signal.aborted ? cause : captureErrorOf(cause);
  });
  const camera = new BrowserCamera(stream, mediaDevices, signal);
  await camera.look();
  signal.throwIfAborted();
  return camera;
};

class BrowserCamera implements Camera {
  readonly stream: MediaStream;
  readonly deviceId: string;
  /** A webcam that does not say where it looks looks at the agent. */
  readonly mirrored: boolean;
  readonly lost: Promise<void>;
  devices: readonly CameraDevice[] = [];
  readonly #mediaDevices: MediaDevices;
  readonly #listeners = new Set<() => void>();
  readonly #life = new AbortController();

  constructor(stream: MediaStream, mediaDevices: MediaDevices, signal: AbortSignal) {
    this.stream = stream;
    this.#mediaDevices = mediaDevices;
    const track = stream.getVideoTracks()[0]!;
    const { deviceId = '', facingMode } = track.getSettings();
    this.deviceId = deviceId;
    this.mirrored = facingOf(facingMode, track.label) !== 'back';
    const until = { signal: this.#life.signal };
    this.lost = new Promise((resolve) => {
      const onEnded = (): void => {
        this.stop();
        resolve();
      };
      track.addEventListener('ended', onEnded, until);
    });
    signal.addEventListener('abort', () => this.stop(), until);
    mediaDevices.addEventListener('devicechange', () => void this.look(), until);
  }

  /** Reads the list of cameras; what cannot be listed cannot be chosen, and what is on stays on. */
  async look(): Promise<void> {
    const found = await this.#mediaDevices.enumerateDevices().catch(() => []);
    if (this.#life.signal.aborted) return;
    this.devices = found.filter(({ kind }) => kind === 'videoinput').map(deviceOf);
    for (const listener of [...this.#listeners]) listener();
  }

  watch(onChange: () => void): () => void {
    this.#listeners.add(onChange);
    return () => void this.#listeners.delete(onChange);
  }

  async take(shown: HTMLVideoElement): Promise<Blob> {
    const canvas = document.createElement('canvas');
    canvas.width = shown.videoWidth;
    canvas.height = shown.videoHeight;
    canvas.getContext('2d')?.drawImage(shown, 0, 0);
    const photo = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, 'image/jpeg', QUALITY),
    );
    if (!photo) throw new CaptureError('failed');
    return photo;
  }

  stop(): void {
    this.#life.abort();
    this.#listeners.clear();
    turnOff(this.stream);
  }
}

const constraintsOf = ({ deviceId, facing = 'front' }: CameraChoice): MediaTrackConstraints => ({
  ...LARGEST,
  ...(deviceId === undefined
    ? { facingMode: { ideal: FACING[facing] } }
    : { deviceId: { exact: deviceId } }),
});

const turnOff = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

const deviceOf = (info: MediaDeviceInfo): CameraDevice => {
  const can = 'getCapabilities' in info ? (info as InputDeviceInfo).getCapabilities() : {};
  const facing = facingOf(can.facingMode?.[0], info.label);
  return { id: info.deviceId, label: info.label, ...(facing && { facing }) };
};

/** Where a camera looks: as it says itself, else by the name that Android and iOS give it. */
const facingOf = (mode: string | undefined, label: string): CameraDevice['facing'] => {
  if (mode === FACING.front || /\bfront\b/i.test(label)) return 'front';
  if (mode === FACING.back || /\bback\b/i.test(label)) return 'back';
  return undefined;
};

const untilAborted = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    promise.then(resolve, reject);
  });
