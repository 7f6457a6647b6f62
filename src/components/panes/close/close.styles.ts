import { css } from 'lit';

export const styles = css`
  .form {
    display: grid;
    gap: 16px;
  }

  .switch {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px 12px;
    align-items: center;
    cursor: pointer;
  }

  .switch b {
    font: var(--_type-label);
  }

  .switch small {
    color: var(--_text-2);
    font: var(--_type-small);
  }

  .switch input {
    grid-row: 1 / span 2;
    grid-column: 2;
    position: relative;
    width: 40px;
    height: 24px;
    margin: 0;
    border-radius: 12px;
    background: var(--_edge);
    appearance: none;
    cursor: pointer;
    transition: background-color var(--_motion);
  }

  .switch input::before {
    position: absolute;
    inset-block-start: 3px;
    inset-inline-start: 3px;
    width: 18px;
    height: 18px;
    border-radius: 50%;
    background: oklch(100% 0 0);
    content: '';
    transition: translate var(--_motion);
  }

  .switch input:checked {
    background: var(--_accent);
  }

  .switch input:checked::before {
    translate: 16px 0;
  }

  .switch input:checked:dir(rtl)::before {
    translate: -16px 0;
  }

  .switch:has(:disabled) {
    color: var(--_text-3);
    cursor: default;
  }

  .switch input:disabled {
    background: var(--_line);
    cursor: default;
  }

  .text {
    grid-column: 1 / -1;
    margin-top: 6px;
    padding: 8px 12px;
    border-radius: var(--_radius-m);
    background: var(--_tint);
    font: var(--_type-small);
  }

  ol {
    display: grid;
    gap: 6px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--_text-2);
    font: var(--_type-small);
    --inbox-icon-size: 18px;
  }

  li.done inbox-icon {
    color: var(--_success);
  }

  li.failed {
    color: var(--_danger);
  }

  @media (forced-colors: active) {
    .switch input {
      border: 1px solid ButtonBorder;
      background: ButtonFace;
    }

    .switch input::before {
      background: ButtonText;
    }

    .switch input:checked {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
