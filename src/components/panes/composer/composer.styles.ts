import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    /* Its lowest, also while a bar takes the place of the field: a thread at its end stays there. */
    min-height: 72px;
    padding: 8px 12px 12px;
    background: var(--_canvas);
    container-type: inline-size;
  }

  /* As high as its bar, until it has been loaded. */
  inbox-stand-in:not(:defined) {
    display: block;
    min-height: 52px;
  }

  @container (max-width: 480px) {
    inbox-stand-in:not(:defined) {
      min-height: 84px;
    }
  }
`;
