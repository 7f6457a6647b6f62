import { css } from 'lit';

export const styles = css`
  :host {
    height: 100%;
    min-height: 320px;
    background: var(--_surface);
    container-type: inline-size;
    overflow: hidden;
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  .own {
    height: 100%;
  }

  /* The width of the inbox decides; the element reads the answer from here. */
  .shell {
    --_panes: one;
    position: relative;
    display: grid;
    grid-template:
      'line' auto
      'main' minmax(0, 1fr) / minmax(0, 1fr);
    height: 100%;
    padding-block-end: var(--_covered, 0);
  }

  inbox-connection-line {
    grid-area: line;
  }

  .list {
    display: flex;
    flex-direction: column;
    grid-area: main;
    min-width: 0;
    min-height: 0;
    background: var(--_surface);
  }

  /* The tabs have their place before the backend has told of them. */
  inbox-queues {
    min-height: 48px;
  }

  inbox-list {
    flex: 1;
  }

  inbox-conversation {
    grid-area: main;
  }

  .details {
    position: relative;
    grid-area: main;
    min-width: 0;
    min-height: 0;
    background: var(--_surface);
    z-index: 2;
  }

  inbox-details {
    height: 100%;
  }

  inbox-separator {
    display: none;
  }

  .open .list,
  .shell:not(.open) inbox-conversation {
    display: none;
  }

  @container (min-width: 720px) {
    .shell {
      --_panes: two;
      grid-template:
        'line line line' auto
        'list edge main' minmax(0, 1fr) / min(var(--_list), 50cqi) auto minmax(0, 1fr);
    }

    .shell .list {
      display: flex;
      grid-area: list;
    }

    .shell:not(.open) inbox-conversation {
      display: flex;
    }

    .edge {
      display: block;
      grid-area: edge;
    }

    .details {
      justify-self: end;
      width: min(360px, 100%);
      border-inline-start: 1px solid var(--_line);
      box-shadow: var(--_shadow);
      animation: slide var(--_motion);
    }
  }

  @container (min-width: 1100px) {
    .shell {
      --_panes: three;
      grid-template:
        'line line line line2 side' auto
        'list edge main edge2 side' minmax(0, 1fr) / min(var(--_list), 33cqi) auto minmax(0, 1fr)
        auto auto;
    }

    .edge2 {
      display: block;
      grid-row: 1 / -1;
      grid-column: 4;
    }

    .details {
      grid-area: side;
      width: min(var(--_details), 33cqi);
      border: 0;
      box-shadow: none;
      animation: none;
    }
  }

  @keyframes slide {
    from {
      opacity: 0;
      transform: translateX(16px);
    }
  }
`;
