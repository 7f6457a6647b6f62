import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }

  .form {
    display: grid;
    gap: 16px;
    align-items: start;
  }

  .slots {
    display: grid;
    gap: 12px;
    min-width: 0;
  }

  @container (min-width: 600px) {
    .form {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }

    inbox-template-preview {
      position: sticky;
      top: 0;
    }
  }

  label {
    color: var(--_text-2);
    font: var(--_type-label);
  }

  .file {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
    font: var(--_type-small);
  }

  .warn {
    display: flex;
    gap: 8px;
    color: var(--_warning);
    font: var(--_type-small);
    --inbox-icon-size: 16px;
  }

  .none {
    color: var(--_text-2);
    font: var(--_type-small);
  }
`;
