import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { stagePhoto } from '../../../context/stage-photo.js';
import type { Id } from '../../../domain/id.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { lazily } from '../../define.js';
import { InboxAnnounceEvent, InboxFocusComposerEvent } from '../../events/first.js';
import { InboxIconButton } from '../../parts/icon-button/icon-button.js';
import { hasCameras, hasTouch } from './device.js';
import { renderPhotoInput } from './photo-input.js';

const loadCamera = lazily(
  () => import('./camera.js'),
  (part) => part.InboxCamera,
);

/**
 * @summary Opens the camera for a conversation; on a phone whose browser gives none, the phone's own.
 * @tag inbox-camera-button
 * @fires {InboxFocusComposerEvent} inbox-focus-composer - A photo is in the draft.
 */
export class InboxCameraButton extends LitElement {
  static readonly tag = 'inbox-camera-button';
  static readonly uses = [InboxIconButton];
  static override styles = [baseStyles];

  /** For which the photo is. */
  @property({ attribute: false }) conversationId: Id = '';

  @state() private open = false;

  @query('input') private input!: HTMLInputElement;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);

  override render() {
    return html`<inbox-icon-button
        icon="camera"
        label=${this.#locale.term('camera')}
        haspopup="dialog"
        .expanded=${this.open}
        @click=${this.#onClick}
      ></inbox-icon-button>
      ${renderPhotoInput(this.#onPhoto)}
      ${
        this.open
          ? html`<inbox-camera
              .conversationId=${this.conversationId}
              @inbox-dialog-close=${() => (this.open = false)}
              @inbox-focus-composer=${this.#onUsed}
            ></inbox-camera>`
          : nothing
      }`;
  }

  #onClick = async () => {
    // A browser opens it only while the press is still going on.
    if (hasTouch() && !hasCameras()) return this.input.click();
    try {
      await loadCamera();
      this.open = true;
    } catch {
      this.dispatchEvent(new InboxAnnounceEvent(this.#locale.term('loadFailed'), true));
    }
  };

  #onPhoto = (photo: File) => {
    const { handle } = this.#inbox;
    if (!handle) return;
    stagePhoto(handle, this.conversationId, photo);
    this.dispatchEvent(new InboxFocusComposerEvent());
  };

  #onUsed = async () => {
    this.open = false;
    // The dialog gives the focus back before it goes on to the field.
    await this.updateComplete;
    this.dispatchEvent(new InboxFocusComposerEvent());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-camera-button': InboxCameraButton;
  }
}
