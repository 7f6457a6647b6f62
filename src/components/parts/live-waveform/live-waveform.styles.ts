import { css } from 'lit';

export const styles = css`
  :host {
    height: 32px;
    overflow: hidden;
  }

  .bars {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: 2px;
    height: 100%;
  }

  .bars i {
    flex: none;
    width: 3px;
    height: calc(3px + 27px * var(--_level, 0));
    border-radius: 2px;
    background: var(--_accent);
  }

  .meter {
    display: none;
    align-items: center;
    height: 100%;
  }

  .meter i {
    width: calc(4px + (100% - 4px) * var(--_level, 0));
    height: 6px;
    border-radius: 3px;
    background: var(--_accent);
  }

  :host([paused]) i {
    background: var(--_edge);
  }

  @media (prefers-reduced-motion: reduce) {
    .bars {
      display: none;
    }

    .meter {
      display: flex;
    }
  }

  @media (forced-colors: active) {
    i {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
