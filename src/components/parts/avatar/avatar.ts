import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { ChannelKind } from '../../../domain/channel.js';
import { hueOf, initials } from '../../../domain/contact-name.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxIcon, renderIcon } from '../icon/icon.js';
import { avatarStyles, styles } from './avatar.styles.js';
import { CHANNEL_ICONS } from './channel-icon.js';

/**
 * The same as `<inbox-avatar>` where an element for each would be too many; style it with `avatarStyles`, and give it
 * a colour with `paintFace`.
 */
export const renderAvatar = (name: string, channel?: ChannelKind) =>
  html`<div class="avatar" aria-hidden="true">
    <span part="face" class="face">${initials(name) ?? renderIcon('contact')}</span>${
      channel ? renderIcon(CHANNEL_ICONS[channel]) : nothing
    }
  </div>`;

/**
 * Gives the avatar drawn in a root its colour, which stays with a contact's id. Not to the host: a browser would work out
 * every token anew for each.
 */
export const paintFace = (root: ParentNode, seed: string): void =>
  root.querySelector<HTMLElement>('.face')?.style.setProperty('--_face', String(hueOf(seed)));

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
  static override styles = [baseStyles, avatarStyles, styles];

  /** Whose initials; empty: a figure. */
  @property() name = '';
  /** What the colour comes from: the contact's id. */
  @property() seed = '';
  @property() channel?: ChannelKind;

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('seed')) paintFace(this.renderRoot, this.seed);
  }

  override render() {
    return renderAvatar(this.name, this.channel);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-avatar': InboxAvatar;
  }
}
