import { fromCallback, type EventObject } from 'xstate';
import {
  CaptureError,
  type Camera,
  type CameraChoice,
  type CaptureProblem,
  type MediaTools,
} from '../domain/media-tools.js';

export interface CameraInput {
  openCamera: MediaTools['openCamera'];
  choice: CameraChoice;
}

export type CameraActorEvent =
  | { type: 'opened'; camera: Camera }
  /** The camera that is on is the same; what else can be chosen is not. */
  | { type: 'devices.changed' }
  | { type: 'ended'; problem: CaptureProblem };

/** A camera for as long as the actor runs. Whatever stops the actor turns the camera off. */
export const cameraActor = fromCallback<EventObject, CameraInput>(({ input, sendBack }) => {
  const life = new AbortController();
  const tell = (event: CameraActorEvent): void => {
    if (!life.signal.aborted) sendBack(event);
  };
  const onOpened = (camera: Camera): void => {
    const unwatch = camera.watch(() => tell({ type: 'devices.changed' }));
    const off = (): void => {
      unwatch();
      camera.stop();
    };
    if (life.signal.aborted) return off();
    life.signal.addEventListener('abort', off);
    void camera.lost.then(() => tell({ type: 'ended', problem: 'lost' }));
    tell({ type: 'opened', camera });
  };
  input.openCamera(input.choice, life.signal).then(onOpened, (error: unknown) => {
    const problem = error instanceof CaptureError ? error.code : 'failed';
    tell({ type: 'ended', problem });
  });
  return () => life.abort();
});
