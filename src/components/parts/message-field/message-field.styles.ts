import { css } from 'lit';

export const styles = css`
  :host {
    position: relative;
    display: block;
    flex: 1;
    min-width: 0;
  }

  textarea {
    display: block;
    width: 100%;
    min-height: 36px;
    max-height: calc(8 * 20px + 16px);
    margin: 0;
    padding: 8px 4px;
    border: 0;
    background: none;
    color: inherit;
    font: var(--_type-text);
    field-sizing: content;
    resize: none;
    scrollbar-width: thin;
  }

  textarea:focus-visible {
    outline: none;
  }

  textarea::placeholder {
    color: var(--_text-3);
    opacity: 1;
  }

  /* iOS zooms into anything smaller. */
  @media (pointer: coarse) {
    textarea {
      font-size: 16px;
    }
  }

  .count {
    padding: 0 4px 4px;
    color: var(--_text-3);
    font: var(--_type-meta);
    text-align: end;
  }

  .count.over {
    color: var(--_danger);
    font-weight: 600;
  }
`;
