import { css } from 'lit';

export const styles = css`
  :host {
    min-width: min(240px, 100%);
  }

  .card {
    display: flex;
    align-items: start;
    gap: 10px;
    padding: 2px 0;
  }

  .card + .card {
    margin-top: 6px;
    padding-top: 8px;
    border-top: 1px solid color-mix(in oklab, var(--_text) 12%, transparent);
  }

  .sign {
    display: grid;
    flex: none;
    place-items: center;
    width: 40px;
    height: 40px;
    border-radius: var(--_radius-m);
    background: color-mix(in oklab, var(--_accent) 14%, transparent);
    color: var(--_accent);
  }

  .grow {
    flex: 1;
    min-width: 0;
  }

  b {
    display: block;
    font: var(--_type-name);
  }

  small,
  li {
    display: block;
    color: var(--_text-2);
    font: var(--_type-small);
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    align-items: center;
    gap: 4px;
  }

  a {
    display: inline-block;
    color: var(--_accent);
    font: var(--_type-small);
    line-height: 24px;
    text-underline-offset: 2px;
  }
`;
