import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    grid-template: minmax(36px, auto) / 36px minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 8px;
    width: 280px;
    max-width: 100%;
  }

  .play {
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    cursor: pointer;
  }

  .track {
    position: relative;
    height: 32px;
    container-type: inline-size;
  }

  /* One element for all of them: an element for each, forty, would be most of what is drawn of many a conversation. */
  .bars {
    display: block;
    width: 100%;
    height: 100%;
    fill: none;
    stroke: var(--_edge);
    stroke-width: 2.5px;
    stroke-linecap: round;
  }

  .bars path {
    vector-effect: non-scaling-stroke;
  }

  .bars .past {
    stroke: var(--_accent);
  }

  :host(:dir(rtl)) .bars {
    transform: scaleX(-1);
  }

  @container (width < 130px) {
    .bars {
      stroke-width: 1.5px;
    }
  }

  @container (width < 90px) {
    .bars {
      stroke-width: 1px;
    }
  }

  input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    background: none;
    appearance: none;
    cursor: pointer;
  }

  /* Not by an opacity of the whole: Chromium would sort all that is in the page anew for each frame that is scrolled. */
  input::-webkit-slider-thumb {
    width: 16px;
    height: 32px;
    background: none;
    appearance: none;
  }

  /*
   * What Chromium has in it says by itself which way a finger may go on it, and to know where that holds costs Chromium a
   * fifth of each frame that is scrolled. The field itself takes the mouse and the keys.
   */
  @media not (any-pointer: coarse) {
    input::-webkit-slider-container {
      visibility: hidden;
    }
  }

  input::-moz-range-thumb {
    width: 16px;
    height: 32px;
    border: 0;
    background: none;
  }

  input::-moz-range-track {
    background: none;
  }

  input:focus-visible {
    outline: none;
  }

  .track:has(input:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
    border-radius: 4px;
  }

  .speed {
    min-width: 40px;
    height: 26px;
    padding: 0 6px;
    border: 0;
    border-radius: 13px;
    background: color-mix(in oklab, var(--_text) 8%, transparent);
    color: var(--_text);
    font: 600 12px/1 var(--_font);
    cursor: pointer;
  }

  .foot {
    grid-column: 2 / -1;
    overflow: hidden;
    padding-inline-end: 72px;
    color: var(--_text-2);
    font: var(--_type-meta);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .unheard {
    display: inline-block;
    width: 8px;
    height: 8px;
    margin-inline-end: 6px;
    border-radius: 50%;
    background: var(--_accent);
  }

  .note {
    grid-column: 2 / -1;
    color: var(--_text-2);
    font: var(--_type-meta);
  }

  .state {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding-block-end: 18px;
    color: var(--_text-2);
    font: var(--_type-small);
  }

  .state span {
    flex: 1;
    overflow-wrap: anywhere;
  }

  .name {
    display: block;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    width: 100%;
  }

  @media (forced-colors: active) {
    .play,
    .speed {
      border: 1px solid ButtonBorder;
    }

    .bars {
      stroke: GrayText;
    }

    .bars .past {
      stroke: Highlight;
    }

    .unheard {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
