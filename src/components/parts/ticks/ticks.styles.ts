import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-flex;
    vertical-align: middle;
    color: inherit;
    --inbox-icon-size: 16px;
  }

  span {
    display: inline-flex;
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
`;
