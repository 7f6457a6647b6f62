import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-flex;
    vertical-align: middle;
    color: inherit;
  }
`;

/** For what `renderTicks` draws. */
export const ticksStyles = css`
  .ticks {
    display: inline-flex;
  }

  .ticks > svg {
    width: 16px;
    height: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .read,
  .played {
    color: var(--_info);
  }

  .read > svg,
  .played > svg {
    stroke-width: 2.6;
  }

  .failed {
    color: var(--_danger);
  }

  .unconfirmed {
    color: var(--_warning);
  }
`;
