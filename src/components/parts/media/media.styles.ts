import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    width: var(--_width, 280px);
    max-width: 100%;
    aspect-ratio: var(--_ratio, 4 / 3);
  }

  :host([kind='sticker']) {
    width: 144px;
    aspect-ratio: 1;
  }

  .view,
  .box {
    position: relative;
    display: grid;
    place-items: center;
    width: 100%;
    height: 100%;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: calc(var(--_radius-l) - 4px);
    background: color-mix(in oklab, var(--_text) 7%, transparent);
    color: var(--_text-2);
    font: var(--_type-small);
    text-align: center;
    overflow: hidden;
    cursor: pointer;
  }

  .box {
    align-content: center;
    gap: 8px;
    padding: 8px;
    cursor: default;
  }

  :host([kind='sticker']) .view {
    background: none;
  }

  img,
  video {
    width: 100%;
    height: 100%;
    min-height: 0;
    object-fit: cover;
  }

  :host([kind='sticker']) img {
    object-fit: contain;
  }

  .play {
    position: absolute;
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    border-radius: 50%;
    background: oklch(15% 0 0 / 0.66);
    color: oklch(100% 0 0);
  }

  .length {
    position: absolute;
    inset-block-end: 6px;
    inset-inline-start: 6px;
    padding: 0 7px;
    border-radius: 10px;
    background: oklch(25% 0 0);
    color: oklch(100% 0 0);
    font: 400 12px/20px var(--_font);
  }
`;
