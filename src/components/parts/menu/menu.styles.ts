import { css } from 'lit';

export const styles = css`
  :host {
    min-width: 180px;
    padding: 4px;
  }

  button {
    display: flex;
    align-items: center;
    gap: 12px;
    width: 100%;
    min-height: 36px;
    margin: 0;
    padding: 0 12px;
    border: 0;
    border-radius: var(--_radius-s);
    background: none;
    color: var(--_text);
    font: var(--_type-text);
    text-align: start;
    cursor: pointer;
  }

  button:hover,
  button:focus-visible {
    background: var(--_hover);
  }

  button:focus-visible {
    outline-offset: -2px;
  }

  button.danger {
    color: var(--_danger);
  }

  button[aria-disabled='true'] {
    color: var(--_text-3);
    cursor: default;
  }

  inbox-icon {
    color: var(--_text-2);
  }

  .danger inbox-icon {
    color: inherit;
  }
`;
