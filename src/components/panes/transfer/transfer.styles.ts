import { css } from 'lit';

export const styles = css`
  .search {
    margin-bottom: 8px;
  }

  .options {
    max-height: 300px;
    margin: 0 -8px 12px;
    overflow-y: auto;
  }

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

  .option input {
    accent-color: var(--_accent);
  }

  .option span {
    flex: 1;
    min-width: 0;
  }

  .option small {
    color: var(--_text-3);
    font: var(--_type-meta);
  }

  .dot {
    flex: none !important;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--_edge);
  }

  .dot.online {
    background: var(--_success);
  }

  .dot.away {
    background: none;
    box-shadow: inset 0 0 0 2px var(--_warning);
  }

  .dot.offline {
    background: none;
    box-shadow: inset 0 0 0 1px var(--_edge);
  }

  .note {
    padding: 32px 16px;
    color: var(--_text-2);
    text-align: center;
  }

  .hint {
    color: var(--_text-3);
    font: var(--_type-meta);
  }

  .problem {
    padding-top: 8px;
  }
`;
