import { css } from 'lit';

export const styles = css`
  :host {
    border-radius: var(--_radius-l);
  }

  .bar {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 52px;
    padding-block: 7px;
    padding-inline: 14px 8px;
    border: 1px solid var(--_line);
    border-radius: inherit;
    background: var(--_surface);
  }

  .bar.warning {
    border-color: transparent;
    background: var(--_warning-tint);
  }

  .bar > inbox-icon {
    color: var(--_text-2);
  }

  .bar.warning > inbox-icon {
    color: var(--_warning);
  }

  .words {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  b {
    display: block;
    font: var(--_type-label);
  }

  span {
    display: block;
    color: var(--_text-2);
    font: var(--_type-small);
  }

  @container (max-width: 480px) {
    .bar {
      flex-wrap: wrap;
      padding-inline-end: 14px;
    }

    .words {
      flex-basis: calc(100% - 40px);
    }

    ::slotted(*) {
      flex: 1;
    }
  }

  @media (forced-colors: active) {
    .bar.warning {
      border-color: CanvasText;
    }
  }
`;
