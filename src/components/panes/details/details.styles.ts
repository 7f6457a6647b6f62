import { css } from 'lit';

export const styles = css`
  aside {
    display: flex;
    flex-direction: column;
    height: 100%;
    background: var(--_surface);
  }

  header {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    min-height: 48px;
    padding-inline: 16px 8px;
  }

  h2 {
    flex: 1;
    min-width: 0;
    margin: 0;
    font: var(--_type-name);
  }

  .scroller {
    flex: 1;
    min-height: 0;
    padding: 4px 16px 16px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  .card {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 12px;
    align-items: center;
    --inbox-avatar-size: 48px;
    --inbox-edit-field-font: var(--_type-name);
  }

  .card span {
    color: var(--_text-2);
    font: var(--_type-small);
  }

  section,
  inbox-earlier {
    margin-bottom: 16px;
  }

  section:not(.card) + section,
  inbox-earlier {
    padding-top: 14px;
    border-top: 1px solid var(--_line);
  }

  h3 {
    margin: 0 0 6px;
    color: var(--_text-2);
    font: var(--_type-label);
  }

  dl {
    display: grid;
    gap: 6px;
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
    min-width: 0;
    min-height: 28px;
    margin: 0;
    overflow-wrap: anywhere;
  }

  dd inbox-contact-field {
    flex: 1;
  }

  /* Here is the room for all of it. */
  inbox-contact-field::part(value) {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .none {
    color: var(--_text-3);
  }

  .facts {
    gap: 0;
    font: var(--_type-small);
  }

  .facts div {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: 8px;
    align-items: baseline;
  }

  .note {
    margin: 0;
    color: var(--_text-2);
    font: var(--_type-small);
  }

  .ghost {
    display: grid;
    gap: 16px;
    animation: wait 150ms step-end;
  }

  .ghost i {
    height: 32px;
    border-radius: var(--_radius-s);
    background: var(--_hover);
  }

  @keyframes wait {
    from {
      visibility: hidden;
    }
  }
`;
