import { css } from 'lit';

export const styles = css`
  :host {
    position: relative;
    display: inline-block;
    flex: none;
    width: var(--inbox-avatar-size, 40px);
    height: var(--inbox-avatar-size, 40px);
  }

  .face {
    display: grid;
    place-items: center;
    width: 100%;
    height: 100%;
    border-radius: 50%;
    background: light-dark(oklch(91% 0.05 var(--_face)), oklch(38% 0.055 var(--_face)));
    color: light-dark(oklch(38% 0.09 var(--_face)), oklch(90% 0.06 var(--_face)));
    font: 600 calc(var(--inbox-avatar-size, 40px) * 0.36) / 1 var(--_font);
    user-select: none;
    overflow: hidden;
  }

  .face inbox-icon {
    --inbox-icon-size: 52%;
  }

  .channel {
    position: absolute;
    inset-block-end: -3px;
    inset-inline-end: -4px;
    display: grid;
    place-items: center;
    width: calc(var(--inbox-avatar-size, 40px) * 0.45);
    height: calc(var(--inbox-avatar-size, 40px) * 0.45);
    border-radius: 50%;
    background: var(--inbox-avatar-ground, var(--_surface));
    color: var(--_text-2);
    --inbox-icon-size: calc(var(--inbox-avatar-size, 40px) * 0.35);
  }

  @media (forced-colors: active) {
    .face {
      border: 1px solid CanvasText;
    }

    .channel {
      background: Canvas;
    }
  }
`;
