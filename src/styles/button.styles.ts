import { css } from 'lit';

/**
 * Native buttons with words. `class="button"`, and one of `primary`, `danger`, `quiet`; `small` beside text.
 * `aria-disabled="true"` keeps the focus where `disabled` would lose it.
 */
export const buttonStyles = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 36px;
    margin: 0;
    padding: 0 14px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius-m);
    background: var(--_raised);
    color: var(--_text);
    font: var(--_type-label);
    cursor: pointer;
    transition: background-color var(--_motion);
  }

  .button:hover {
    background: var(--_hover);
  }

  .button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .button.primary:hover {
    background: var(--_accent-hover);
  }

  .button.danger {
    border-color: transparent;
    background: var(--_danger-fill);
    color: var(--_on-danger);
  }

  .button.quiet {
    border-color: transparent;
    background: none;
    color: var(--_accent);
  }

  .button.quiet:hover {
    background: var(--_hover);
  }

  .button.small {
    min-height: 28px;
    padding: 0 10px;
    border-radius: var(--_radius-s);
  }

  .button:disabled,
  .button[aria-disabled='true'] {
    border-color: var(--_line);
    background: var(--_hover);
    color: var(--_text-3);
    cursor: default;
  }

  @media (forced-colors: active) {
    .button {
      border-color: ButtonBorder;
    }

    .button:disabled,
    .button[aria-disabled='true'] {
      color: GrayText;
    }
  }
`;
