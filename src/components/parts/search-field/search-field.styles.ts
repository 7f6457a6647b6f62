import { css } from 'lit';

export const styles = css`
  :host {
    position: relative;
  }

  .icon {
    position: absolute;
    inset-block-start: 9px;
    inset-inline-start: 10px;
    color: var(--_text-3);
    --inbox-icon-size: 18px;
  }

  .input {
    padding-inline: 36px;
    background: var(--_canvas);
  }

  .input::-webkit-search-cancel-button {
    display: none;
  }

  inbox-icon-button {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-end: 4px;
  }
`;
