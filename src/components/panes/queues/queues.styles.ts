import { css } from 'lit';

export const styles = css`
  :host {
    min-width: 0;
  }

  /* What does not fit can be scrolled to; it fades in the padding, where nothing stands at either end. */
  [role='tablist'] {
    display: flex;
    gap: 2px;
    padding: 8px 12px 6px;
    overflow: auto hidden;
    scrollbar-width: none;
    mask: linear-gradient(to right, transparent, black 12px, black calc(100% - 12px), transparent);
  }

  button {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 6px;
    height: 32px;
    margin: 0;
    padding: 0 8px;
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
    direction: ltr;
  }

  .count:empty {
    display: none;
  }

  @media (forced-colors: active) {
    button[aria-selected='true'] {
      border: 1px solid Highlight;
    }
  }
`;
