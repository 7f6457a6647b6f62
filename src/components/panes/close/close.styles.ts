import { css } from 'lit';

export const styles = css`
  .form {
    display: grid;
    gap: 16px;
  }

  .switch label {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    cursor: pointer;
  }

  .switch b {
    font: var(--_type-label);
  }

  .switch small {
    display: block;
    color: var(--_text-2);
    font: var(--_type-small);
  }

  .switch input {
    position: relative;
    flex: none;
    width: 40px;
    height: 24px;
    margin: 0;
    border-radius: 12px;
    background: var(--_edge);
    appearance: none;
    cursor: inherit;
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

  .switch label:has(:disabled) {
    color: var(--_text-3);
    cursor: default;
  }

  .switch input:disabled {
    opacity: 0.5;
  }

  blockquote {
    margin: 8px 0 0;
    padding: 8px 12px;
    border-radius: var(--_radius-m);
    background: var(--_tint);
    font: var(--_type-small);
  }

  ol {
    display: grid;
    gap: 6px;
    margin: 8px 0 0;
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

  li em {
    color: var(--_text-3);
    font-style: normal;
  }

  li.done inbox-icon {
    color: var(--_success);
  }

  li.failed,
  li.failed em {
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
