import { css } from 'lit';

export const styles = css`
  :host {
    display: contents;
    /* Browsers read the attribute "align" as this. */
    text-align: start;
  }

  [popover] {
    position: fixed;
    inset: auto;
    width: max-content;
    margin: 0;
    max-width: calc(100vw - 16px);
    max-height: calc(100dvh - 16px);
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-m);
    background: var(--_raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
    overflow: auto;
  }

  [popover]:popover-open {
    animation: appear var(--_motion);
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(4px);
    }
  }
`;
