import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    contain: layout style;
  }

  button {
    display: grid;
    grid-template: 20px 18px 18px / 40px minmax(0, 1fr) auto;
    column-gap: 12px;
    align-content: center;
    width: 100%;
    height: var(--inbox-row-height, 72px);
    margin: 0;
    padding: 0 12px;
    border: 0;
    border-radius: var(--_radius-m);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
    transition: background-color var(--_motion);
    --inbox-avatar-ground: var(--_surface);
  }

  button:hover {
    background: var(--_hover);
    --inbox-avatar-ground: var(--_hover);
  }

  button[aria-current] {
    background: var(--_selected);
    --inbox-avatar-ground: var(--_selected);
  }

  button:focus-visible {
    outline-offset: -2px;
  }

  inbox-avatar {
    grid-row: 1 / -1;
    align-self: center;
  }

  .name {
    font: var(--_type-name);
  }

  .time {
    align-self: center;
    color: var(--_text-3);
    font: var(--_type-meta);
    text-align: end;
  }

  .preview {
    display: flex;
    align-items: center;
    gap: 4px;
    min-width: 0;
    color: var(--_text-2);
    font: var(--_type-small);
    --inbox-icon-size: 15px;
  }

  .unread .preview {
    color: var(--_text);
  }

  .unread .time {
    color: var(--_accent);
    font-weight: 600;
  }

  .badge {
    align-self: center;
    justify-self: end;
    min-width: 20px;
    height: 18px;
    padding: 0 6px;
    border-radius: 9px;
    background: var(--_accent);
    color: var(--_on-accent);
    font: 600 12px/18px var(--_font);
    text-align: center;
  }

  .facts {
    grid-column: 2 / -1;
    display: flex;
    align-items: center;
    gap: 0 10px;
    min-width: 0;
    color: var(--_text-3);
    font: var(--_type-meta);
  }

  .facts > * {
    flex: none;
    max-width: 100%;
  }

  .facts > .grow {
    flex: 0 1 auto;
    min-width: 0;
  }

  .facts > .wait {
    margin-inline-start: auto;
  }

  .wait.long {
    color: var(--_danger);
    font-weight: 600;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 3px;
    padding: 0 6px;
    border-radius: 8px;
    --inbox-icon-size: 12px;
  }

  .facts > .chip:not(.wait ~ .chip) {
    margin-inline-start: auto;
  }

  .chip.soon {
    background: var(--_warning-tint);
    color: var(--_warning);
  }

  .chip.last,
  .chip.closed {
    background: var(--_danger-tint);
    color: var(--_danger);
  }

  .chip.closed {
    background: var(--_hover);
    color: var(--_text-2);
  }

  /* Compact: two lines; what needs action moves up beside the preview. */
  :host([density='compact']) button {
    grid-template: 20px 18px / 32px minmax(0, 1fr) auto;
    height: var(--inbox-row-height, 56px);
    --inbox-avatar-size: 32px;
  }

  :host([density='compact']) .facts {
    display: none;
  }

  @media (forced-colors: active) {
    button[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    .badge,
    .chip {
      border: 1px solid CanvasText;
    }
  }
`;
