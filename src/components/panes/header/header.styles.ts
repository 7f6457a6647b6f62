import { css } from 'lit';

export const styles = css`
  :host {
    border-bottom: 1px solid var(--_line);
    background: var(--_surface);
    container-type: inline-size;
  }

  header {
    display: grid;
    grid-template-columns: auto auto minmax(0, 1fr) auto;
    align-items: center;
    min-height: 68px;
    padding-block: 6px;
    padding-inline: 16px 8px;
  }

  /* A slot has no box of its own: what is in it takes the place. */
  ::slotted([slot='start']),
  inbox-avatar {
    grid-row: 1 / span 2;
  }

  ::slotted([slot='start']) {
    grid-column: 1;
    margin-inline: -8px 6px;
  }

  inbox-avatar {
    grid-column: 2;
    margin-inline-end: 10px;
  }

  .name {
    grid-column: 3;
    min-width: 0;
    font: var(--_type-title);
    --inbox-edit-field-font: var(--_type-title);
  }

  div.name {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: 28px;
  }

  .actions {
    display: flex;
    grid-column: 4;
    align-items: center;
    align-self: start;
    gap: 2px;
    height: 36px;
    z-index: 1; /* the focus ring lies over the facts below */
  }

  .actions .button {
    height: 32px;
    min-height: 0;
    margin-inline: 4px;
    padding-inline: 12px;
    --inbox-icon-size: 16px;
  }

  .facts {
    display: flex;
    grid-row: 2;
    grid-column: 3 / -1;
    align-items: center;
    gap: 12px;
    min-width: 0;
    height: 24px;
    color: var(--_text-2);
    font: var(--_type-small);
  }

  .fact {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-width: 0;
  }

  /* The number before all else. */
  .fact:first-child {
    flex: none;
  }

  .none {
    color: var(--_text-3);
  }

  .fact inbox-copy-button {
    flex: none;
    width: 24px;
    height: 24px;
  }

  .fact inbox-icon-button {
    --inbox-icon-button-size: 24px;
    --inbox-icon-size: 15px;
  }

  .window {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 4px;
    height: 24px;
    margin-inline: auto 8px;
    white-space: nowrap;
    --inbox-icon-size: 14px;
  }

  .window.soon,
  .window.last,
  .window.shut {
    padding-inline: 8px 10px;
    border-radius: 12px;
  }

  .window.soon {
    background: var(--_warning-tint);
    color: var(--_warning);
  }

  .window.last,
  .window.shut {
    background: var(--_danger-tint);
    color: var(--_danger);
  }

  /* No room: the last on the right yields first. */
  inbox-header-menu {
    display: none;
    width: 36px;
  }

  @container (max-width: 540px) {
    [data-action='send'] {
      display: none;
    }

    [data-from='send'] {
      display: inline-flex;
    }
  }

  @container (max-width: 480px) {
    [data-action='details'],
    [data-action='find'] {
      display: none;
    }

    [data-from='details'],
    [data-from='find'] {
      display: inline-flex;
    }

    inbox-avatar {
      display: none;
    }
  }

  @container (max-width: 430px) {
    [data-action='transfer'],
    [data-action='protocol'] {
      display: none;
    }

    [data-from='transfer'],
    [data-from='protocol'] {
      display: inline-flex;
    }

    .facts {
      gap: 8px;
    }

    .shut {
      padding-inline: 6px;
    }

    .shut .words {
      position: absolute;
      width: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }

  @container (max-width: 380px) {
    [data-action='number'] {
      display: none;
    }

    [data-from='number'] {
      display: inline-flex;
    }

    header {
      padding-inline: 12px 4px;
    }

    .actions .button inbox-icon {
      display: none;
    }
  }

  @container (max-width: 340px) {
    .fact:has([data-action='protocol']) {
      display: none;
    }
  }
`;
