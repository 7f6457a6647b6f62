import { css } from 'lit';

export const styles = css`
  :host {
    position: absolute;
    inset-block-start: 8px;
    inset-inline: 8px;
    display: flex;
    justify-content: flex-end;
    pointer-events: none;
  }

  .bar {
    width: min(440px, 100%);
    padding: 4px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-m);
    background: var(--_raised);
    box-shadow: var(--_shadow);
    pointer-events: auto;
    animation: appear var(--_motion);
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  .row {
    display: flex;
    align-items: center;
    gap: 2px;
  }

  inbox-search-field {
    flex: 1;
    min-width: 0;
  }

  .place {
    flex: none;
    min-width: 48px;
    padding-inline: 8px;
    color: var(--_text-2);
    font: var(--_type-small);
    text-align: end;
    white-space: nowrap;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 8px;
    min-height: 36px;
    padding-block: 4px;
    padding-inline: 12px 4px;
    color: var(--_text-2);
    font: var(--_type-small);
  }

  .line .button {
    margin-inline-start: auto;
  }
`;
