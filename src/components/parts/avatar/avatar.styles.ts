import { css } from 'lit';
import { iconStyles } from '../icon/icon.styles.js';

export const styles = css`
  :host {
    display: inline-block;
    flex: none;
  }
`;

/** For what `renderAvatar` draws. */
export const avatarStyles = [
  iconStyles,
  css`
    .avatar {
      position: relative;
      flex: none;
      width: var(--inbox-avatar-size, 40px);
      height: var(--inbox-avatar-size, 40px);
    }

    .face {
      display: block;
      height: 100%;
      border-radius: 50%;
      background: light-dark(oklch(91% 0.05 var(--_face)), oklch(38% 0.055 var(--_face)));
      color: light-dark(oklch(38% 0.09 var(--_face)), oklch(90% 0.06 var(--_face)));
      font: 600 calc(var(--inbox-avatar-size, 40px) * 0.36) / var(--inbox-avatar-size, 40px)
        var(--_font);
      text-align: center;
      user-select: none;
      overflow: hidden;
    }

    .face > * {
      display: block;
      margin: 24%;
      --inbox-icon-size: 52%;
    }

    .avatar > :not(.face) {
      position: absolute;
      inset-block-end: -3px;
      inset-inline-end: -4px;
      padding: calc(var(--inbox-avatar-size, 40px) * 0.05);
      width: calc(var(--inbox-avatar-size, 40px) * 0.45);
      height: calc(var(--inbox-avatar-size, 40px) * 0.45);
      border-radius: 50%;
      background: var(--inbox-avatar-ground, var(--_surface));
      color: var(--_text-2);
      overflow: visible;
      --inbox-icon-size: calc(var(--inbox-avatar-size, 40px) * 0.35);
    }

    @media (forced-colors: active) {
      .face {
        border: 1px solid CanvasText;
      }

      .avatar > :not(.face) {
        background: Canvas;
      }
    }
  `,
];
