import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--_surface);
  }

  header {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    min-height: 60px;
    padding: 6px 8px 6px 16px;
    padding-inline: 16px 8px;
    border-bottom: 1px solid var(--_line);
  }

  h2 {
    flex: 1;
    margin: 0;
    font: var(--_type-title);
  }

  .scroller {
    flex: 1;
    min-height: 0;
    padding: 16px;
    overflow: hidden auto;
    scrollbar-width: thin;
  }

  .card {
    display: grid;
    justify-items: center;
    gap: 4px;
    padding-bottom: 16px;
    text-align: center;
    --inbox-avatar-size: 64px;
  }

  .card bdi {
    margin-top: 4px;
    font: var(--_type-title);
    overflow-wrap: anywhere;
  }

  .card span {
    color: var(--_text-2);
    font: var(--_type-small);
  }

  section + section {
    margin-top: 16px;
    padding-top: 16px;
    border-top: 1px solid var(--_line);
  }

  h3 {
    margin: 0 0 8px;
    color: var(--_text-2);
    font: var(--_type-label);
  }

  dl {
    display: grid;
    gap: 8px;
    margin: 0;
  }

  dt {
    color: var(--_text-3);
    font: var(--_type-meta);
  }

  dd {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: 28px;
    margin: 0;
    overflow-wrap: anywhere;
  }

  dd inbox-contact-field {
    flex: 1;
  }

  ul {
    display: grid;
    gap: 2px;
    margin: 0 -8px;
    padding: 0;
    list-style: none;
  }

  .earlier {
    display: grid;
    gap: 2px;
    width: 100%;
    padding: 8px;
    border: 0;
    border-radius: var(--_radius-m);
    background: none;
    color: inherit;
    font: var(--_type-small);
    text-align: start;
    cursor: pointer;
  }

  .earlier:hover {
    background: var(--_hover);
  }

  .earlier[aria-current] {
    background: var(--_selected);
  }

  .earlier b {
    font: var(--_type-label);
  }

  .earlier span {
    color: var(--_text-2);
  }

  .note {
    display: grid;
    justify-items: start;
    gap: 8px;
    color: var(--_text-2);
    font: var(--_type-small);
  }
`;
