import { html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { CameraController, type CameraPhase } from '../../../context/camera.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { MediaController } from '../../../context/media.controller.js';
import type { Id } from '../../../domain/id.js';
import { objectUrl } from '../../../domain/links.js';
import type { CameraDevice } from '../../../domain/media-tools.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { fieldStyles } from '../../../styles/field.styles.js';
import { InboxFocusComposerEvent } from '../../events/first.js';
import { InboxDialogCloseEvent } from '../../events/later.js';
import { InboxDialog } from '../../parts/dialog/dialog.js';
import { InboxIcon } from '../../parts/icon/icon.js';
import { styles } from './camera.styles.js';
import { hasTouch, stampOf } from './device.js';
import { renderPhotoInput } from './photo-input.js';

/**
 * @summary Takes a photo for a conversation: live picture, choice of camera, take, again, use, with a caption. The camera
 * is on from when it is put in the page until it is closed or taken away; a photo that was neither used nor given up by
 * then goes into the draft of its conversation.
 * @tag inbox-camera
 * @fires {InboxFocusComposerEvent} inbox-focus-composer - The photo is in the draft; the owner takes this away.
 * @fires {InboxDialogCloseEvent} inbox-dialog-close - It was given up; the owner takes it away.
 */
export class InboxCamera extends LitElement {
  static readonly tag = 'inbox-camera';
  static readonly uses = [InboxDialog, InboxIcon];
  static override styles = [baseStyles, buttonStyles, fieldStyles, styles];

  /** For which the photo is. */
  @property({ attribute: false }) conversationId: Id = '';

  @query('video') private video!: HTMLVideoElement;
  @query('input[type="file"]') private input!: HTMLInputElement;
  @query('[data-first]') private first!: HTMLElement | null;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #camera = new CameraController(this, () => this.conversationId);
  #photo = new MediaController(
    this,
    () => undefined,
    () => this.#camera.photo,
  );
  #face: Face = 'finder';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moved within the page it goes on.
    queueMicrotask(() => this.isConnected || this.#camera.use(this.#name));
  }

  protected override updated(): void {
    const face = FACES[this.#camera.phase];
    if (face !== this.#face) this.first?.focus();
    this.#face = face;
  }

  override render() {
    const t = this.#locale;
    const face = FACES[this.#camera.phase];
    return html`<inbox-dialog open heading=${t.term('camera')} @inbox-dialog-close=${this.#onClose}>
      <div class="room">
        <div class="view">
          ${this.#renderFinder()} ${face === 'photo' ? this.#renderPhoto() : this.#renderNote()}
        </div>
        ${{
          finder: () => this.#renderBar(),
          photo: () => this.#renderDecision(),
          problem: () => this.#renderWayOn(),
        }[face]()}
        <div class="sr" role="status">${face === 'photo' ? t.term('photoTaken') : nothing}</div>
      </div>
      ${renderPhotoInput(this.#onPhoto)}
    </inbox-dialog>`;
  }

  /** Stays under the photo, so that the picture need not begin anew, as it would whenever `srcObject` is set. */
  #renderFinder() {
    const { camera } = this.#camera;
    return html`<video
      class=${camera?.mirrored ? 'mirrored' : ''}
      aria-label=${this.#locale.term('cameraPicture')}
      ?hidden=${!camera}
      autoplay
      playsinline
      .muted=${true}
      .srcObject=${live(camera?.stream ?? null)}
      @loadeddata=${() => this.#camera.send({ type: 'shown' })}
    ></video>`;
  }

  #renderPhoto() {
    return html`<img
      alt=${this.#locale.term('photo')}
      src=${objectUrl(this.#photo.url) ?? nothing}
    />`;
  }

  /** What is said in place of the picture. */
  #renderNote() {
    const t = this.#locale;
    const { phase, problem } = this.#camera;
    if (phase === 'opening') {
      return html`<div class="note" role="status">
        <p class="says">${t.term('cameraOpening')}</p>
      </div>`;
    }
    if (phase !== 'ended' || !problem) return nothing;
    return html`<div class="note" role="alert">
      <inbox-icon name="warning"></inbox-icon>
      <strong class="says">${t.term('cameraProblem', problem)}</strong>
      <p class="says">${t.term('cameraAdvice', problem)}</p>
    </div>`;
  }

  #renderBar() {
    const t = this.#locale;
    const { phase, missed } = this.#camera;
    return html`<div class="bar">
        ${this.#renderChoice()}
        <button
          class="shutter"
          type="button"
          data-first
          aria-label=${t.term('photoTake')}
          title=${t.term('photoTake')}
          aria-disabled=${phase === 'showing' ? nothing : 'true'}
          @click=${this.#onTake}
        >
          <inbox-icon name="camera"></inbox-icon>
        </button>
      </div>
      ${missed ? html`<div class="problem" role="alert">${t.term('photoMissed')}</div>` : nothing}`;
  }

  #renderChoice() {
    const { devices, camera } = this.#camera;
    if (devices.length < 2) return nothing;
    return html`<select
      class="input"
      aria-label=${this.#locale.term('cameraChoice')}
      @change=${this.#onChoose}
    >
      ${devices.map(
        (device) =>
          html`<option value=${device.id} ?selected=${device.id === camera?.deviceId}>
            ${this.#nameOf(device)}
          </option>`,
      )}
    </select>`;
  }

  #renderDecision() {
    const t = this.#locale;
    return html`<label class="field"
        ><span>${t.term('caption')} (${t.term('optional')})</span
        ><input
          class="input"
          dir="auto"
          autocomplete="off"
          aria-label=${t.term('caption')}
          .value=${this.#camera.caption}
          @input=${this.#onCaption}
          @keydown=${this.#onCaptionKey}
      /></label>
      <div class="actions">
        <button class="button" type="button" @click=${this.#onAgain}>
          ${t.term('photoAgain')}
        </button>
        <button class="button primary" type="button" data-first @click=${this.#onUse}>
          ${t.term('photoUse')}
        </button>
      </div>`;
  }

  /** Without a camera of the browser's: again, another one, or the device's own. */
  #renderWayOn() {
    const t = this.#locale;
    const mayRetry = this.#camera.problem !== 'unsupported';
    return html`<div class="actions">
      ${this.#renderChoice()}
      <button
        class="button ${mayRetry ? '' : 'primary'}"
        type="button"
        ?data-first=${!mayRetry}
        @click=${() => this.input.click()}
      >
        ${t.term(hasTouch() ? 'photoByDevice' : 'photoByFile')}
      </button>
      ${
        mayRetry
          ? html`<button
              class="button primary"
              type="button"
              data-first
              @click=${() => this.#camera.send({ type: 'retry' })}
            >
              ${t.term('retry')}
            </button>`
          : nothing
      }
    </div>`;
  }

  /** Phones name their cameras in the language of their makers, and before the agent has allowed them none has a name. */
  #nameOf(device: CameraDevice): string {
    const { label, facing } = device;
    if (label !== '' && !facing) return label;
    const name = this.#locale.term('cameraName', facing ?? 'other');
    const alike = this.#camera.devices.filter((other) => other.facing === facing);
    return alike.length > 1 ? `${name} ${alike.indexOf(device) + 1}` : name;
  }

  get #name(): string {
    const now = this.#inbox.handle?.environment.clock.now() ?? 0;
    return this.#locale.term('photoName', stampOf(now));
  }

  #onTake = () => {
    this.#camera.send({ type: 'take', shown: this.video });
  };

  #onAgain = () => {
    this.#camera.send({ type: 'again' });
  };

  #onChoose = (event: Event) => {
    const { value: deviceId } = event.target as HTMLSelectElement;
    this.#camera.send({ type: 'choose', choice: { deviceId } });
  };

  #onPhoto = (photo: File) => {
    this.#camera.send({ type: 'photo.given', photo });
  };

  #onCaption = (event: Event) => {
    this.#camera.caption = (event.target as HTMLInputElement).value;
  };

  #onCaptionKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.isComposing) this.#onUse();
  };

  #onUse = () => {
    this.#camera.use(this.#name);
    this.dispatchEvent(new InboxFocusComposerEvent());
  };

  #onClose = () => {
    this.#camera.discard();
    this.dispatchEvent(new InboxDialogCloseEvent());
  };
}

type Face = 'finder' | 'photo' | 'problem';

/** What the agent is looking at: the focus moves when it changes. */
const FACES: Record<CameraPhase, Face> = {
  opening: 'finder',
  showing: 'finder',
  taking: 'finder',
  taken: 'photo',
  ended: 'problem',
};

declare global {
  interface HTMLElementTagNameMap {
    'inbox-camera': InboxCamera;
  }
}
