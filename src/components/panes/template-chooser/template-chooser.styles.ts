import { css } from 'lit';

export const styles = css`
  inbox-dialog.filling {
    --inbox-dialog-width: 760px;
  }

  /* The same room whatever is found, so that the dialog keeps its size. */
  .room {
    height: 440px;
    max-height: 60dvh;
    margin: 8px -8px 0;
    overflow-y: auto;
    scrollbar-width: thin;
  }

  ul {
    display: grid;
    gap: 2px;
    margin: 0;
    padding: 0;
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
    background: none;
    cursor: default;
  }

  .template[aria-disabled='true'] b {
    color: var(--_text-2);
  }

  .template b {
    font: var(--_type-name);
    overflow-wrap: anywhere;
  }

  .facts {
    color: var(--_text-2);
    font: var(--_type-meta);
  }

  .off {
    color: var(--_warning);
    font-weight: 600;
  }

  .body {
    color: var(--_text-2);
    font: var(--_type-small);
  }

  .note {
    display: grid;
    justify-items: center;
    align-content: start;
    gap: 12px;
    padding: 40px 16px;
    color: var(--_text-2);
    text-align: center;
  }

  .problem {
    padding-top: 12px;
  }

  .chosen {
    display: block;
    padding-bottom: 12px;
    overflow-wrap: anywhere;
  }

  .back {
    margin-inline-end: auto;
  }

  @media (forced-colors: active) {
    .template[aria-disabled='true'] b {
      color: GrayText;
    }
  }
`;
