import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    background: var(--_canvas);
  }

  section {
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }

  section:focus-visible {
    outline: none;
  }

  /* Its ring: around it there is no room, and what is in it would cover it. */
  section:focus-visible::after {
    content: '';
    position: absolute;
    inset: 0;
    z-index: 2;
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
    pointer-events: none;
  }

  inbox-thread {
    flex: 1;
  }

  /* Over the messages: none of them moves when it comes and goes. */
  .find {
    position: relative;
    z-index: 1;
    height: 0;
  }

  .nothing {
    display: grid;
    flex: 1;
    place-content: center;
    justify-items: center;
    gap: 4px;
    padding: 24px;
    color: var(--_text-2);
    text-align: center;
  }

  .nothing inbox-icon {
    margin-bottom: 12px;
    color: var(--_text-3);
    --inbox-icon-size: 40px;
  }

  .nothing b {
    font: var(--_type-name);
  }

  .nothing span {
    font: var(--_type-small);
  }

  dl {
    display: grid;
    grid-template-columns: auto auto;
    gap: 8px 12px;
    align-items: center;
    margin: 24px 0 0;
    color: var(--_text-3);
    font: var(--_type-meta);
    text-align: start;
  }

  dt {
    justify-self: end;
  }

  dd {
    margin: 0;
  }

  kbd {
    display: inline-block;
    min-width: 24px;
    padding: 1px 6px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-s);
    background: var(--_surface);
    font: var(--_type-meta);
    text-align: center;
  }

  @media (pointer: coarse) {
    dl {
      display: none;
    }
  }
`;
