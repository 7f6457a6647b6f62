import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { StagedFile } from '../../src/domain/draft.js';
import type { Id } from '../../src/domain/id.js';
import { FakeCameras } from '../support/fake-cameras.js';
import { composerStage, type ComposerStage } from './composer.harness.js';
import { Screen } from './screen.js';
import type { StageOptions } from './stage.js';

/** The camera of a composer as its agent uses it. */
export class CameraHarness {
  readonly cameras: FakeCameras;
  readonly #stage: ComposerStage;

  constructor(inStage: ComposerStage, cameras: FakeCameras) {
    this.#stage = inStage;
    this.cameras = cameras;
  }

  get isOpen(): boolean {
    return this.#dialogs.length > 0;
  }

  get element(): HTMLElement {
    return this.#stage.screen.all('inbox-camera')[0]!;
  }

  /** The dialog alone: the page behind it cannot be used. */
  get screen(): Screen {
    return new Screen(this.element);
  }

  get video(): HTMLVideoElement {
    return this.screen.all<HTMLVideoElement>('video')[0]!;
  }

  get photo(): HTMLImageElement | undefined {
    return this.screen.all<HTMLImageElement>('img')[0];
  }

  get choices(): string[] {
    return [...(this.screen.control('Escolher câmera') as HTMLSelectElement).options].map(
      ({ text }) => text.trim(),
    );
  }

  /** What the browser's own dialog, or the phone's own camera, fills in. */
  get picker(): HTMLInputElement {
    return this.element.shadowRoot!.querySelector<HTMLInputElement>('input[type=file]')!;
  }

  /** The same of the button beside the message field. */
  get directPicker(): HTMLInputElement {
    const [button] = this.#stage.screen.all('inbox-camera-button');
    return button!.shadowRoot!.querySelector<HTMLInputElement>('input[type=file]')!;
  }

  /** What is staged in a conversation. */
  staged(conversationId: Id): readonly StagedFile[] {
    return this.#stage.handle.store.drafts.get(conversationId)?.files ?? [];
  }

  /** Opens it by keyboard. */
  async open(): Promise<void> {
    await this.#stage.screen.until(() => this.#stage.screen.has('Câmera'), 'No camera button');
    this.#stage.screen.control('Câmera').focus();
    await sendKeys({ press: 'Enter' });
    await this.#stage.screen.until(() => this.isOpen, 'No dialog');
    await this.#stage.settle();
  }

  async openAndSee(): Promise<void> {
    await this.open();
    await this.#stage.screen.until(() => !this.screen.isDisabled('Tirar foto'), 'No picture');
  }

  async take(): Promise<void> {
    this.screen.press('Tirar foto');
    await this.#stage.screen.until(() => this.photo?.naturalWidth, 'No photo');
    await this.#stage.settle();
  }

  pick(input: HTMLInputElement, photo: File): void {
    const chosen = new DataTransfer();
    chosen.items.add(photo);
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
  }

  /** A click beside the dialog. */
  async pressBeside(): Promise<void> {
    await sendMouse({ type: 'click', position: [3, 3] });
  }

  get #dialogs(): HTMLElement[] {
    return this.#stage.screen.all('dialog[open]');
  }
}

export interface CameraStage extends ComposerStage {
  camera: CameraHarness;
  cameras: FakeCameras;
}

/** Puts the composer on the screen, in an inbox with cameras. */
export const cameraStage = async (
  prepare: (cameras: FakeCameras) => void = () => undefined,
  options: Partial<StageOptions> = {},
): Promise<CameraStage> => {
  const cameras = new FakeCameras();
  prepare(cameras);
  const inStage = await composerStage({ environment: { media: cameras.tools }, ...options });
  return { ...inStage, cameras, camera: new CameraHarness(inStage, cameras) };
};
