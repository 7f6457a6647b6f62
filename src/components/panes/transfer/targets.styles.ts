import { css } from 'lit';

export const styles = css`
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 8px 8px 4px;
    color: var(--_text-2);
    font: var(--_type-label);
  }

  .option {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 40px;
    padding: 4px 8px;
    border-radius: var(--_radius-m);
    cursor: pointer;
    --inbox-avatar-size: 28px;
  }

  .option:hover {
    background: var(--_hover);
  }

  .option:has(:checked) {
    background: var(--_selected);
  }

  .option:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  input {
    margin: 0;
    accent-color: var(--_accent);
  }

  input:focus-visible {
    outline: none; /* the option around it shows it */
  }

  .face {
    display: grid;
    flex: none;
    place-items: center;
    width: 28px;
    height: 28px;
    border-radius: 50%;
    background: var(--_canvas);
    color: var(--_text-2);
    --inbox-icon-size: 16px;
  }

  .name {
    flex: 1;
  }

  small {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 6px;
    color: var(--_text-2);
    font: var(--_type-meta);
  }

  /* Filled, half, hollow: never by colour alone. */
  small i {
    width: 8px;
    height: 8px;
    border: 1.5px solid var(--_edge);
    border-radius: 50%;
  }

  .online i {
    border-color: var(--_success);
    background: var(--_success);
  }

  .away i {
    border-color: var(--_warning);
    background: linear-gradient(to right, var(--_warning) 50%, transparent 50%);
  }

  .note {
    padding: 32px 16px;
    color: var(--_text-2);
    text-align: center;
    overflow-wrap: anywhere;
  }

  @media (forced-colors: active) {
    small i {
      border-color: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
