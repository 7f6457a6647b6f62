import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-width: 0;
  }

  [role='tablist'] {
    display: flex;
    gap: 2px;
    padding: 8px 8px 6px;
    overflow: auto hidden;
    scrollbar-width: none;
  }

  button {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 6px;
    height: 32px;
    margin: 0;
    padding: 0 9px;
    border: 0;
    border-radius: 16px;
    background: none;
    color: var(--_text-2);
    font: var(--_type-label);
    cursor: pointer;
    transition: background-color var(--_motion);
  }

  button:hover {
    background: var(--_hover);
  }

  button[aria-selected='true'] {
    background: var(--_selected);
    color: var(--_accent);
  }

  button:focus-visible {
    outline-offset: -2px;
  }

  .count {
    color: var(--_text-3);
    font: var(--_type-meta);
    font-variant-numeric: tabular-nums;
  }

  .count.waits {
    min-width: 20px;
    padding: 1px 6px;
    border-radius: 9px;
    background: var(--_danger-fill);
    color: oklch(100% 0 0);
    font-weight: 600;
    text-align: center;
  }

  @media (forced-colors: active) {
    button[aria-selected='true'] {
      outline: 2px solid Highlight;
    }

    .count.waits {
      border: 1px solid CanvasText;
    }
  }
`;
