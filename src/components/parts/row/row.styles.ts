import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 12px;
    align-items: center;
    height: var(--inbox-row-height, 72px);
    padding: 0 12px;
    border-radius: var(--_radius-m);
    cursor: pointer;
    user-select: none;
    contain: content;
  }

  :host(:hover) {
    background: var(--_hover);
    --inbox-avatar-ground: var(--_hover);
  }

  :host([current]) {
    background: var(--_selected);
    --inbox-avatar-ground: var(--_selected);
  }

  .lines {
    min-width: 0;
  }

  .line {
    display: flex;
    align-items: center;
    gap: 8px;
  }

  /* Cut at the end of their own direction, but in line with the row. */
  bdi {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  .name {
    flex: 1;
    font: var(--_type-name);
  }

  .time {
    flex: none;
    color: var(--_text-3);
    font: var(--_type-meta);
  }

  .preview {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 4px;
    min-width: 0;
    height: 18px;
    color: var(--_text-2);
    font: var(--_type-small);
    --inbox-icon-size: 15px;
  }

  .unread .preview {
    color: var(--_text);
  }

  .unread .time {
    color: var(--_accent);
  }

  /* What does not fit goes whole: it wraps to where it is not seen. */
  .facts {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    min-width: 0;
    overflow: hidden;
    height: 18px;
    align-items: center;
    color: var(--_text-3);
    font: var(--_type-meta);
    white-space: nowrap;
  }

  .facts > .cut {
    flex: 1 1 5em;
    max-width: max-content;
  }

  .facts > * + *::before {
    content: '·';
    margin-inline: 5px;
  }

  .need {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 3px;
    color: var(--_text-3);
    font: var(--_type-meta);
    --inbox-icon-size: 12px;
  }

  .need.long {
    color: var(--_danger);
    font-weight: 600;
  }

  .chip {
    padding: 0 6px;
    border-radius: 8px;
    background: var(--_hover);
    color: var(--_text-2);
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

  :host([density='compact']) {
    height: var(--inbox-row-height, 56px);
    --inbox-avatar-size: 32px;
  }

  @media (forced-colors: active) {
    :host([current]) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    .chip {
      border: 1px solid CanvasText;
    }
  }
`;
