import { css } from 'lit';
import { tokens } from './tokens.styles.js';

const base = css`
  :host {
    display: block;
    box-sizing: border-box;
    color: var(--_text);
    font: var(--_type-text);
    -webkit-tap-highlight-color: transparent;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  /* Read, not seen. */
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* Drawn, not seen. */
  .rehearsal {
    position: absolute;
    visibility: hidden;
  }

  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  /* Sentences: each in its own direction, on the side of what is around it. */
  .note,
  .problem,
  .says {
    text-align: -webkit-match-parent; /* Chromium's name for it */
    text-align: match-parent;
    unicode-bidi: plaintext;
  }

  .num {
    font-variant-numeric: tabular-nums !important; /* every "font" takes it away */
  }

  @media (forced-colors: active) {
    :focus-visible {
      outline-color: Highlight;
    }
  }
`;

/** What every component adopts first: tokens, box, focus ring, and the few helper classes. */
export const baseStyles = [tokens, base];
