import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-flex;
    vertical-align: middle;
    color: var(--_text-3);
    --inbox-icon-size: 16px;
  }

  .read,
  .played {
    color: var(--_info);
  }

  .failed {
    color: var(--_danger);
  }

  .unconfirmed {
    color: var(--_warning);
  }

  span {
    display: inline-flex;
  }
`;
