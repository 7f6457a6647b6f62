import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    align-items: center;
    gap: 10px;
    width: 280px;
    max-width: 100%;
    padding-block: 6px;
    padding-inline: 10px 4px;
    border-radius: var(--_radius-m);
    background: color-mix(in oklab, var(--_text) 6%, transparent);
  }

  inbox-icon {
    color: var(--_text-2);
  }

  .grow {
    flex: 1;
    min-width: 0;
  }

  .name {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }

  small {
    display: block;
    color: var(--_text-2);
    font: var(--_type-meta);
  }

  small.failed {
    color: var(--_danger);
  }

  @media (forced-colors: active) {
    :host {
      border: 1px solid CanvasText;
    }
  }
`;
