import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    grid-template: auto auto minmax(0, 1fr) / 1fr;
    width: min(352px, calc(100vw - 16px));
    height: min(380px, calc(100dvh - 120px));
  }

  .top {
    display: flex;
    gap: 6px;
    padding: 8px;
  }

  /* The hand is seen, its name is in the list. */
  .tone {
    flex: none;
    width: 40px;
    padding: 0 7px 0 9px;
    appearance: none;
    text-overflow: clip;
    cursor: pointer;
  }

  [role='tablist'] {
    display: flex;
    padding: 0 8px;
    border-bottom: 1px solid var(--_line);
  }

  [role='tab'] {
    flex: 1;
    min-width: 0;
    height: 34px;
    padding: 0;
    border: 0;
    border-bottom: 2px solid transparent;
    background: none;
    font: 18px/1 var(--_font);
    filter: grayscale(1);
    cursor: pointer;
  }

  [role='tab'][aria-selected='true'] {
    border-color: var(--_accent);
    filter: none;
  }

  [role='tab']:focus-visible {
    outline-offset: -2px;
  }

  .scroller {
    padding: 0 8px 8px;
    overflow: hidden auto;
    scrollbar-width: thin;
  }

  h3 {
    margin: 0;
    padding: 8px 4px 4px;
    color: var(--_text-2);
    font: var(--_type-meta);
    font-weight: 600;
  }

  .grid {
    display: grid;
    grid-template-columns: repeat(8, minmax(0, 1fr));
  }

  .grid button {
    aspect-ratio: 1;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-s);
    background: none;
    font: 24px/1 var(--_font);
    cursor: pointer;
  }

  .grid button:hover,
  .grid button:focus-visible {
    background: var(--_hover);
  }

  .grid button:focus-visible {
    outline-offset: -2px;
  }

  .note {
    display: grid;
    justify-items: center;
    gap: 12px;
    padding: 48px 16px;
    color: var(--_text-2);
    font: var(--_type-small);
    text-align: center;
  }
`;
