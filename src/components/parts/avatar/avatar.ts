import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { ChannelKind } from '../../../domain/channel.js';
import { hueOf, initials } from '../../../domain/contact-name.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxIcon } from '../icon/icon.js';
import { styles } from './avatar.styles.js';
import { CHANNEL_ICONS } from './channel-icon.js';

/**
 * @summary The initials of a contact in a colour that stays with it, and the channel's glyph at the corner.
 * Decoration: the name stands beside it.
 * @tag inbox-avatar
 * @csspart face - The circle.
 * @cssprop [--inbox-avatar-size=40px] - Width and height.
 * @cssprop [--inbox-avatar-ground] - The colour behind it, for the ring around the glyph.
 */
export class InboxAvatar extends LitElement {
  static readonly tag = 'inbox-avatar';
  static readonly uses = [InboxIcon];
  static override styles = [baseStyles, styles];

  /** Whose initials; empty: a figure. */
  @property() name = '';
  /** What the colour comes from: the contact's id. */
  @property() seed = '';
  @property() channel?: ChannelKind;

  protected override firstUpdated(): void {
    this.setAttribute('aria-hidden', 'true');
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('seed')) this.style.setProperty('--_face', String(hueOf(this.seed)));
  }

  override render() {
    return html`<span part="face" class="face"
        >${initials(this.name) ?? html`<inbox-icon name="contact"></inbox-icon>`}</span
      >${
        this.channel
          ? html`<span class="channel"
              ><inbox-icon name=${CHANNEL_ICONS[this.channel]}></inbox-icon
            ></span>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-avatar': InboxAvatar;
  }
}
