import { css } from 'lit';
import { iconStyles } from '../icon/icon.styles.js';

/** For what `renderTicks` draws. */
export const ticksStyles = [
  iconStyles,
  css`
    .ticks {
      display: inline-flex;
      --inbox-icon-size: 16px;
    }

    .read,
    .played {
      color: var(--_info);
      --inbox-icon-stroke: 2.6;
    }

    .failed {
      color: var(--_danger);
    }

    .unconfirmed {
      color: var(--_warning);
    }
  `,
];
