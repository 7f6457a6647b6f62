import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-width: 0;
  }

  .shown {
    display: flex;
    align-items: center;
    gap: 4px;
    min-width: 0;
    min-height: 28px;
  }

  .value {
    min-width: 0;
    font: var(--inbox-edit-field-font, var(--_type-text));
  }

  .value.many {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .value.empty {
    color: var(--_text-3);
  }

  form {
    display: flex;
    align-items: flex-start;
    gap: 4px;
    margin: 0;
  }

  .input {
    min-height: 30px;
    padding: 3px 8px;
    border-radius: var(--_radius-s);
  }

  .problem {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding-top: 4px;
  }
`;
