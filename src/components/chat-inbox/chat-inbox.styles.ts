import { css } from 'lit';

export const styles = css`
  :host {
    position: relative;
    display: block;
    height: 100%;
    min-width: 0;
    min-height: 320px;
    overflow: hidden;
    background: var(--_surface);
    color-scheme: light dark;
    container-type: inline-size;
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  .panes {
    position: absolute;
    inset: 0;
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
  }

  inbox-connection-line {
    grid-column: 1 / -1;
  }

  .list {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    background: var(--_surface);
  }

  inbox-list {
    flex: 1;
  }

  inbox-conversation,
  .details {
    display: none;
    min-width: 0;
    min-height: 0;
  }

  .details inbox-details {
    height: 100%;
  }

  /* One pane at a time. */
  .panes.opened .list {
    display: none;
  }

  .panes.opened inbox-conversation {
    display: flex;
  }

  .panes.detailed .details {
    display: block;
    grid-row: 2;
    grid-column: 1;
    z-index: 4;
  }

  .grip {
    display: none;
  }

  @container (min-width: 720px) {
    .panes {
      grid-template-columns: var(--_list-width, 320px) minmax(0, 1fr);
    }

    .panes .list,
    .panes.opened .list {
      display: flex;
      grid-row: 2;
      grid-column: 1;
      border-inline-end: 1px solid var(--_line);
    }

    .panes inbox-conversation {
      display: flex;
      grid-row: 2;
      grid-column: 2;
    }

    /* The details slide over the conversation. */
    .panes.detailed .details {
      grid-column: 2;
      justify-self: end;
      width: min(360px, 100%);
      border-inline-start: 1px solid var(--_line);
      box-shadow: var(--_shadow);
      animation: slide var(--_motion);
    }

    .grip.list-grip {
      display: block;
      grid-row: 2;
      grid-column: 2;
      justify-self: start;
      margin-inline-start: -5px;
    }
  }

  @container (min-width: 1100px) {
    .panes {
      grid-template-columns: var(--_list-width, 340px) minmax(0, 1fr);
    }

    .panes.detailed {
      grid-template-columns: var(--_list-width, 340px) minmax(0, 1fr) var(--_details-width, 320px);
    }

    .panes.detailed .details {
      grid-column: 3;
      justify-self: stretch;
      width: auto;
      box-shadow: none;
      animation: none;
    }

    .panes.detailed .grip.details-grip {
      display: block;
      grid-row: 2;
      grid-column: 3;
      justify-self: start;
      margin-inline-start: -5px;
    }
  }

  .grip {
    width: 9px;
    cursor: col-resize;
    touch-action: none;
    z-index: 5;
  }

  .grip:focus-visible {
    outline-offset: -3px;
  }

  @keyframes slide {
    from {
      opacity: 0;
      translate: 24px 0;
    }
  }
`;
