import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    padding: 8px 12px 12px;
    background: var(--_canvas);
    container-type: inline-size;
  }
`;
