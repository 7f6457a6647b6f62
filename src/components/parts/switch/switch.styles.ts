import { css } from 'lit';

export const styles = css`
  label {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    cursor: pointer;
  }

  label:has(:disabled) {
    color: var(--_text-3);
    cursor: default;
  }

  b {
    font: var(--_type-label);
  }

  small {
    display: block;
    color: var(--_text-2);
    font: var(--_type-small);
  }

  input {
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

  input::before {
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

  input:checked {
    background: var(--_accent);
  }

  input:checked::before {
    background: var(--_on-accent);
    translate: 16px 0;
  }

  input:checked:dir(rtl)::before {
    translate: -16px 0;
  }

  input:disabled {
    opacity: 0.5;
  }

  @media (forced-colors: active) {
    input {
      border: 1px solid ButtonBorder;
      background: ButtonFace;
      forced-color-adjust: none;
    }

    input::before {
      inset-block-start: 2px;
      background: ButtonText;
    }

    input:checked {
      background: Highlight;
    }

    input:checked::before {
      background: HighlightText;
    }
  }
`;
