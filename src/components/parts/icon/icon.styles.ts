import { css } from 'lit';

/** For what `drawIcon` draws. */
export const iconStyles = css`
  .icon {
    flex: none;
    width: var(--inbox-icon-size, 20px);
    height: var(--inbox-icon-size, 20px);
    fill: none;
    stroke: currentColor;
    stroke-width: var(--inbox-icon-stroke, 1.8);
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  /* Arrows point the other way where reading does. */
  :host(:dir(rtl)) .turns {
    transform: scaleX(-1);
  }
`;

export const styles = css`
  :host {
    display: inline-flex;
    flex: none;
    width: var(--inbox-icon-size, 20px);
    height: var(--inbox-icon-size, 20px);
    color: inherit;
  }

  .icon {
    width: 100%;
    height: 100%;
  }
`;
