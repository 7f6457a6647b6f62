import {
  CaptureError,
  type Camera,
  type CameraChoice,
  type CameraDevice,
} from '../../domain/media-tools.js';
import { openStream, stopTracks } from './open-stream.js';

/** More than any camera of a phone shows: the browser takes the nearest it has. */
const LARGEST = { width: { ideal: 4096 }, height: { ideal: 3072 } };
const QUALITY = 0.92;

const FACING = { front: 'user', back: 'environment' } as const;

/** Asks for a camera and shows its picture: see `MediaTools.openCamera`. */
export const openCamera = async (choice: CameraChoice, signal: AbortSignal): Promise<Camera> => {
  const stream = await openStream({ video: constraintsOf(choice) }, signal);
  const camera = new BrowserCamera(stream, signal);
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
  readonly #listeners = new Set<() => void>();
  readonly #life = new AbortController();

  constructor(stream: MediaStream, signal: AbortSignal) {
    this.stream = stream;
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
    navigator.mediaDevices.addEventListener('devicechange', () => void this.look(), until);
  }

  /** Reads the list of cameras; what cannot be listed cannot be chosen, and what is on stays on. */
  async look(): Promise<void> {
    const found = await navigator.mediaDevices.enumerateDevices().catch(() => []);
    if (this.#life.signal.aborted) return;
    this.devices = found.filter(({ kind }) => kind === 'videoinput').map(deviceOf);
    for (const listener of [...this.#listeners]) listener();
  }

  watch(onChange: () => void): () => void {
    this.#listeners.add(onChange);
    return () => void this.#listeners.delete(onChange);
  }

  async take(shown: HTMLVideoElement): Promise<Blob> {
    if (shown.videoWidth === 0) throw new CaptureError('failed');
    await firstFrame(shown);
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
    stopTracks(this.stream);
  }
}

/** The size of a picture is known before there is anything to see. */
const firstFrame = async (shown: HTMLVideoElement): Promise<void> => {
  if (shown.readyState >= shown.HAVE_CURRENT_DATA) return;
  await new Promise((resolve) => shown.addEventListener('loadeddata', resolve, { once: true }));
};

const constraintsOf = ({ deviceId, facing = 'front' }: CameraChoice): MediaTrackConstraints => ({
  ...LARGEST,
  ...(deviceId === undefined
    ? { facingMode: { ideal: FACING[facing] } }
    : { deviceId: { exact: deviceId } }),
});

const deviceOf = (info: MediaDeviceInfo): CameraDevice => {
  const can = 'getCapabilities' in info ? (info as InputDeviceInfo).getCapabilities() : {};
  const facing = facingOf(can.facingMode?.[0], info.label);
  return { id: info.deviceId, label: info.label, ...(facing && { facing }) };
};

/** Where a camera looks: as it says itself, else by the name that Android gives it. */
const facingOf = (mode: string | undefined, label: string): CameraDevice['facing'] => {
  if (mode === FACING.front || /\bfront\b/i.test(label)) return 'front';
  if (mode === FACING.back || /\bback\b/i.test(label)) return 'back';
  return undefined;
};
