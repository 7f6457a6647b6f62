import { createActor, type Actor } from 'xstate';
import type { Id } from '../domain/id.js';
import {
  CaptureError,
  type Camera,
  type CameraDevice,
  type CaptureProblem,
} from '../domain/media-tools.js';
import { cameraMachine, type CameraEvent } from '../machines/camera.machine.js';
import type { InboxHandle } from '../machines/inbox-handle.js';
import { Follower, type Host } from './follower.js';
import { stagePhoto } from './stage-photo.js';

/** `opening` also while the page is hidden; `ended`: no camera is on, and `problem` says why. */
export type CameraPhase = 'opening' | 'showing' | 'taking' | 'taken' | 'ended';

/** A camera from when the host comes into the page until its photo is used or given up. */
export class CameraController extends Follower {
  /** What goes with the photo. */
  caption = '';
  readonly #conversationId: () => Id;
  #actor: Actor<typeof cameraMachine> | undefined;

  constructor(host: Host, conversationId: () => Id) {
    super(host);
    this.#conversationId = conversationId;
  }

  get phase(): CameraPhase {
    const snapshot = this.#actor?.getSnapshot();
    if (!snapshot) return 'opening';
    if (snapshot.matches({ photo: 'taken' })) return 'taken';
    if (snapshot.matches({ photo: 'taking' })) return 'taking';
    if (snapshot.matches({ device: 'ended' })) return 'ended';
    return snapshot.matches({ device: { on: 'showing' } }) ? 'showing' : 'opening';
  }

  get problem(): CaptureProblem | undefined {
    return this.#context?.problem;
  }

  get camera(): Camera | undefined {
    return this.#context?.camera;
  }

  /** What can be chosen. */
  get devices(): readonly CameraDevice[] {
    return this.#context?.devices ?? [];
  }

  get photo(): Blob | undefined {
    return this.#context?.photo;
  }

  /** The last try to take a photo failed. */
  get missed(): boolean {
    return this.#context?.missed ?? false;
  }

  send(event: CameraEvent): void {
    this.#actor?.send(event);
  }

  /**
   * Turns the camera off and puts the photo, if there is one, with its caption into the draft. `name`: of a photo that
   * has none.
   */
  use(name: string): void {
    const { photo, handle } = this;
    this.discard();
    if (!photo || !handle) return;
    const file = photo instanceof File ? photo : new File([photo], name, { type: photo.type });
    stagePhoto(handle, this.#conversationId(), file, this.caption);
  }

  /** Turns the camera off and forgets the photo. */
  discard(): void {
    this.#actor?.stop();
    this.#actor = undefined;
  }

  protected override follow(handle: InboxHandle, wake: () => void): () => void {
    const { clock, media } = handle.environment;
    this.#actor ??= createActor(cameraMachine, {
      clock,
      input: {
        openCamera: (choice, signal) =>
          media?.openCamera(choice, signal) ?? Promise.reject(new CaptureError('unsupported')),
      },
    }).start();
    const subscription = this.#actor.subscribe(wake);
    document.addEventListener('visibilitychange', this.#onVisibility);
    return () => {
      subscription.unsubscribe();
      document.removeEventListener('visibilitychange', this.#onVisibility);
    };
  }

  #onVisibility = (): void => {
    this.send({ type: document.hidden ? 'page.hidden' : 'page.seen' });
  };

  get #context() {
    return this.#actor?.getSnapshot().context;
  }
}
