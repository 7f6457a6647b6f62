import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-flex;
    flex: none;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    width: var(--inbox-icon-button-size, 36px);
    height: var(--inbox-icon-button-size, 36px);
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-m);
    background: none;
    color: var(--_text-2);
    cursor: pointer;
    transition: background-color var(--_motion);
  }

  button:hover,
  button[aria-expanded='true'],
  button[aria-pressed='true'] {
    background: var(--_hover);
    color: var(--_text);
  }

  button[aria-pressed='true'] {
    color: var(--_accent);
  }

  :host([variant='primary']) button {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  :host([variant='primary']) button:hover {
    background: var(--_accent-hover);
  }

  :host([size='small']) {
    --inbox-icon-button-size: 28px;
    --inbox-icon-size: 16px;
  }

  button[aria-disabled='true'] {
    background: none;
    color: var(--_text-3);
    opacity: 0.6;
    cursor: default;
  }

  :host([variant='primary']) button[aria-disabled='true'] {
    background: var(--_hover);
    color: var(--_text-3);
  }

  @media (forced-colors: active) {
    button {
      border: 1px solid ButtonBorder;
    }

    button[aria-disabled='true'] {
      color: GrayText;
      opacity: 1;
    }
  }
`;
