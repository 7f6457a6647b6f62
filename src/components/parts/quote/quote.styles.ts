import { css } from 'lit';

export const styles = css`
  .quote {
    display: block;
    width: 100%;
    margin: 0;
    padding: 4px 8px;
    border: 0;
    border-inline-start: 3px solid var(--_accent);
    border-radius: 4px;
    background: color-mix(in oklab, var(--_text) 6%, transparent);
    color: var(--_text-2);
    font: var(--_type-small);
    text-align: start;
  }

  button {
    cursor: pointer;
  }

  b {
    display: block;
    color: var(--_accent);
    font: var(--_type-label);
  }

  span {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }

  inbox-icon {
    --inbox-icon-size: 14px;
    margin-inline-end: 4px;
    vertical-align: -2px;
  }
`;
