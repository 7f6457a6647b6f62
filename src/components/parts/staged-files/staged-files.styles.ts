import { css } from 'lit';

export const styles = css`
  ul {
    display: grid;
    gap: 4px;
    max-height: 232px;
    margin: 0;
    padding: 8px 8px 4px;
    overflow-y: auto;
    list-style: none;
    scrollbar-width: thin;
  }

  li {
    display: grid;
    grid-template-columns: 52px minmax(0, 1fr) auto;
    gap: 2px 10px;
    align-items: center;
    padding: 4px;
    border-radius: var(--_radius-m);
    background: var(--_canvas);
  }

  .face {
    grid-row: 1 / span 2;
    display: grid;
    place-items: center;
    width: 52px;
    height: 52px;
    border-radius: var(--_radius-s);
    background: var(--_hover);
    color: var(--_text-2);
    overflow: hidden;
  }

  img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }

  .name {
    display: flex;
    gap: 8px;
    min-width: 0;
    font: var(--_type-small);
  }

  .name span {
    flex: none;
    color: var(--_text-3);
  }

  .plain .name {
    grid-row: 1 / span 2;
  }

  .tools {
    display: flex;
    grid-row: 1 / span 2;
    grid-column: 3;
  }

  .input {
    min-height: 28px;
    padding: 3px 8px;
    border-color: var(--_line);
    border-radius: var(--_radius-s);
    font: var(--_type-small);
  }

  .remark {
    grid-column: 2 / -1;
    color: var(--_text-2);
    font: var(--_type-meta);
  }

  .remark.warning {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 6px;
    align-items: center;
    color: var(--_warning);
    --inbox-icon-size: 16px;
  }

  .remark.warning span {
    flex: 1 1 160px;
    min-width: 0;
  }

  .remark.warning .button {
    margin-inline-start: 12px;
  }

  /* Without a caption there is room beside its face. */
  .sound .remark {
    grid-column: 2;
  }

  .waiting:not(:empty) {
    padding: 2px 14px 4px;
    color: var(--_text-2);
    font: var(--_type-meta);
  }

  .problem {
    grid-column: 2 / -1;
    font: var(--_type-meta);
  }
`;
