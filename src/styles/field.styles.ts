import { css } from 'lit';

/** Native text fields, selects and their labels: `label.field > span + input.input`, and `.problem` below. */
export const fieldStyles = css`
  .field {
    display: grid;
    gap: 4px;
  }

  .field > span:first-child {
    color: var(--_text-2);
    font: var(--_type-label);
  }

  .input {
    width: 100%;
    min-height: 36px;
    margin: 0;
    padding: 7px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius-m);
    background: var(--_surface);
    color: var(--_text);
    font: var(--_type-text);
  }

  textarea.input {
    min-height: 72px;
    resize: vertical;
  }

  .input::placeholder {
    color: var(--_text-3);
    opacity: 1;
  }

  /* The browser's own cross is blue. */
  .input::-webkit-search-cancel-button {
    filter: grayscale(1);
  }

  .input:focus-visible {
    outline-offset: 0;
  }

  .input[aria-invalid='true'] {
    border-color: var(--_danger);
  }

  .problem {
    color: var(--_danger);
    font: var(--_type-small);
  }
`;
