import { css } from 'lit';

export const styles = css`
  inbox-dialog {
    --inbox-dialog-width: 640px;
  }

  .room {
    container-type: inline-size;
  }

  /* As dark as a finder in both schemes: nothing around the picture changes how bright it looks. */
  .view {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    height: clamp(140px, 52dvh, 440px);
    border-radius: var(--_radius-m);
    background: oklch(15% 0 0);
    color: oklch(96% 0 0);
    color-scheme: dark;
    overflow: hidden;
  }

  .view > * {
    grid-area: 1 / 1;
  }

  video,
  img {
    width: 100%;
    height: 100%;
    object-fit: contain;
  }

  video.mirrored {
    transform: scaleX(-1);
  }

  img {
    background: oklch(15% 0 0);
  }

  .note {
    display: flex;
    flex-direction: column;
    gap: 4px;
    align-items: center;
    place-self: center;
    max-width: 44ch;
    padding: 16px;
    text-align: center;
  }

  .note inbox-icon {
    --inbox-icon-size: 28px;

    margin-bottom: 8px;
  }

  .note strong {
    font: var(--_type-name);
  }

  .note p {
    margin: 0;
    font: var(--_type-small);
  }

  .bar {
    display: grid;
    grid-template: 'choice shutter .' / minmax(0, 1fr) auto minmax(0, 1fr);
    gap: 12px;
    align-items: center;
    padding-top: 12px;
  }

  .bar .input {
    grid-area: choice;
    max-width: 240px;
    text-overflow: ellipsis;
  }

  .shutter {
    grid-area: shutter;
    display: grid;
    place-items: center;
    width: 60px;
    height: 60px;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    cursor: pointer;

    --inbox-icon-size: 26px;
  }

  .shutter:hover {
    background: var(--_accent-hover);
  }

  .shutter[aria-disabled='true'] {
    background: var(--_hover);
    color: var(--_text-3);
    cursor: default;
  }

  .field,
  .problem {
    margin-top: 12px;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    justify-content: flex-end;
    padding-top: 16px;
  }

  .actions .input {
    width: auto;
    max-width: 240px;
    margin-inline-end: auto;
  }

  @container (max-width: 420px) {
    .bar {
      grid-template: 'shutter' 'choice' / minmax(0, 1fr);
      justify-items: center;
    }

    .bar .input {
      max-width: none;
    }
  }

  @media (forced-colors: active) {
    .view {
      border: 1px solid CanvasText;
    }

    .shutter {
      border: 2px solid ButtonText;
    }

    .shutter[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
