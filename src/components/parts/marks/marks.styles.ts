import { css } from 'lit';

/** For what `renderMarks` draws. */
export const marksStyles = css`
  p,
  ul,
  ol,
  blockquote,
  pre {
    margin: 0;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }

  ul,
  ol {
    padding-inline-start: 22px;
  }

  .wide {
    padding: 0;
    list-style-position: inside;
  }

  blockquote {
    padding-inline-start: 8px;
    border-inline-start: 3px solid var(--_edge);
    color: var(--_text-2);
  }

  pre,
  code {
    font: 13px/18px var(--_mono);
    white-space: pre-wrap;
  }

  code {
    padding: 1px 4px;
    border-radius: 4px;
    background: color-mix(in oklab, currentColor 9%, transparent);
  }

  pre {
    padding: 4px 8px;
    border-radius: var(--_radius-s);
    background: color-mix(in oklab, currentColor 9%, transparent);
  }

  strong {
    font-weight: 600;
  }

  a {
    color: var(--_accent);
    text-underline-offset: 2px;
  }
`;
