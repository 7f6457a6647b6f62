import { css } from 'lit';

/** A number in a pill: `class="badge"`, and `alert` where somebody waits. Grows with its digits, never in height. */
export const badgeStyles = css`
  .badge {
    flex: none;
    min-width: 20px;
    padding: 1px 6px;
    border-radius: 9px;
    background: var(--_accent);
    color: var(--_on-accent);
    font: var(--_type-meta);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    text-align: center;
    direction: ltr;
  }

  .badge.alert {
    background: var(--_danger-fill);
    color: var(--_on-danger);
  }

  @media (forced-colors: active) {
    .badge {
      border: 1px solid CanvasText;
      padding-block: 0;
    }
  }
`;
