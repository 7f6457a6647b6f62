import { css } from 'lit';

export const styles = css`
  .search {
    margin-bottom: 8px;
  }

  ul {
    display: grid;
    gap: 2px;
    max-height: 420px;
    margin: 0 -8px;
    padding: 0;
    overflow-y: auto;
    list-style: none;
  }

  .template {
    display: grid;
    gap: 2px;
    width: 100%;
    padding: 8px;
    border: 0;
    border-radius: var(--_radius-m);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  .template:hover {
    background: var(--_hover);
  }

  .template:focus-visible {
    outline-offset: -2px;
  }

  .template[aria-disabled='true'] {
    cursor: default;
    background: none;
  }

  .template[aria-disabled='true'] b {
    color: var(--_text-2);
  }

  .head {
    display: flex;
    align-items: baseline;
    gap: 8px;
  }

  .head b {
    flex: 1;
    min-width: 0;
    font: var(--_type-name);
    overflow-wrap: anywhere;
  }

  .head span {
    color: var(--_text-3);
    font: var(--_type-meta);
  }

  .head .off {
    color: var(--_warning);
    font-weight: 600;
  }

  .body {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    color: var(--_text-2);
    font: var(--_type-small);
    overflow: hidden;
  }

  form {
    display: grid;
    gap: 12px;
  }

  .chosen {
    display: flex;
    align-items: center;
    gap: 8px;
  }

  .chosen b {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .warn {
    display: flex;
    gap: 8px;
    color: var(--_warning);
    font: var(--_type-small);
    --inbox-icon-size: 16px;
  }

  .note {
    display: grid;
    justify-items: center;
    gap: 12px;
    padding: 40px 16px;
    color: var(--_text-2);
    text-align: center;
  }

  .file {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
    font: var(--_type-small);
  }
`;
