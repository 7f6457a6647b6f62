import { css } from 'lit';

export const styles = css`
  :host {
    --_way: 1;
  }

  :host(:dir(rtl)) {
    --_way: -1;
  }

  dialog {
    width: 100vw;
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: oklch(15% 0 0);
    color: oklch(96% 0 0);
    color-scheme: dark;
    overflow: hidden;
  }

  dialog[open] {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
  }

  header {
    display: flex;
    align-items: center;
    gap: 4px 8px;
    padding: 8px 12px;
  }

  .count {
    flex: none;
    color: oklch(84% 0 0);
    font: var(--_type-small);
  }

  .name {
    flex: 1;
    min-width: 0;
  }

  .stage {
    position: relative;
    overflow: clip;
    touch-action: none;
    user-select: none;
  }

  inbox-slide {
    position: absolute;
    inset-block: 0;
    inset-inline: 12px;
    transform: translateX(calc(var(--_place) * var(--_way) * 110% + var(--_drag, 0px)));
    transition: transform var(--_motion);
  }

  .dragged inbox-slide {
    transition: none;
  }

  .step {
    position: absolute;
    inset-block-start: calc(50% - 22px);
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: oklch(25% 0 0 / 0.72);
    color: oklch(100% 0 0);
    cursor: pointer;
  }

  .step:hover {
    background: oklch(38% 0 0 / 0.9);
  }

  .step[aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }

  .previous {
    inset-inline-start: 12px;
  }

  .next {
    inset-inline-end: 12px;
  }

  /* The one arrow there is points on. */
  .previous inbox-icon {
    transform: scaleX(-1);
  }

  footer {
    max-height: 30dvh;
    padding: 8px 16px 12px;
    overflow: auto;
    text-align: center;
    overflow-wrap: anywhere;
  }

  footer small {
    color: oklch(84% 0 0);
    font: var(--_type-small);
  }

  .caption {
    margin: 0 auto 4px;
    max-width: 70ch;
    white-space: pre-line;
  }

  @media (forced-colors: active) {
    .step {
      border: 1px solid ButtonBorder;
      background: ButtonFace;
      color: ButtonText;
    }

    .step[aria-disabled='true'] {
      color: GrayText;
      opacity: 1;
    }
  }
`;
