import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    padding-block-start: 2px;
    outline: none;
    --_wash: color-mix(in oklab, var(--_text) 6%, transparent);
    --_widest: min(72%, var(--inbox-bubble-max-width, calc(42ch + 24px)));
  }

  :host([first]) {
    padding-block-start: 12px;
  }

  :host([side='out']) {
    align-items: flex-end;
  }

  :host([side='system']) {
    padding-block-start: 6px;
  }

  .author {
    padding: 0 12px 2px;
    color: var(--_text-2);
    font: var(--_type-meta);
  }

  .line {
    position: relative;
    max-width: var(--_widest);
    min-width: 0;
  }

  .bubble {
    position: relative;
    display: flow-root;
    min-width: 64px;
    padding: 6px 12px;
    border-radius: var(--_radius-l);
    background: var(--_surface);
    box-shadow: inset 0 0 0 1px var(--_line);
    overflow-wrap: anywhere;
    /* The sides of the lines are those of their own letters, not of the page. */
    unicode-bidi: plaintext;
  }

  :host([side='out']) .bubble {
    background: var(--_tint);
    box-shadow: none;
  }

  /* Bubbles of one group lean on each other. */
  :host([side='in']) .bubble {
    border-end-start-radius: 4px;
  }

  :host([side='in']:not([first])) .bubble {
    border-start-start-radius: 4px;
  }

  :host([side='out']) .bubble {
    border-end-end-radius: 4px;
  }

  :host([side='out']:not([first])) .bubble {
    border-start-end-radius: 4px;
  }

  :host([side]) .bubble.note {
    background: var(--_warning-tint);
    box-shadow: inset 0 0 0 1px color-mix(in oklab, var(--_warning) 35%, transparent);
  }

  :host([side]) .bubble.bare {
    padding: 0;
    background: none;
    box-shadow: none;
  }

  :host(:is(:focus-visible, [aria-current])) .bubble {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  /* As wide as its picture. */
  .bubble.pictured {
    width: min-content;
    max-width: 100%;
  }

  inbox-media,
  inbox-audio,
  inbox-document {
    margin-bottom: 4px;
  }

  .pictured > inbox-media {
    max-width: calc(100% + 16px);
    margin: -2px -8px 6px;
  }

  .over > * {
    margin-bottom: 0;
  }

  .pictured.over > inbox-media {
    margin-bottom: -2px;
  }

  /* Time and ticks: a float after running text stands in its last line where there is room, else below. */
  .meta {
    float: inline-end;
    display: inline-flex;
    align-items: center;
    gap: 3px;
    height: 16px;
    margin: 5px -2px -1px 10px;
    margin-inline: 10px -2px;
    color: var(--_text-2);
    font: var(--_type-meta);
    user-select: none;
  }

  .big + .meta {
    margin-top: 24px;
  }

  .over > .meta {
    position: absolute;
    inset-block-end: 6px;
    inset-inline-end: 12px;
    margin: 0;
  }

  .pictured.over > .meta {
    inset-block-end: 9px;
    inset-inline-end: 9px;
    height: 20px;
    padding: 0 7px;
    border-radius: 10px;
    background: oklch(25% 0 0);
    color: oklch(100% 0 0);
    pointer-events: none;
    --_info: oklch(84% 0.1 230);
    --_danger: oklch(84% 0.1 25);
    --_warning: oklch(88% 0.1 80);
  }

  .bare.over > .meta {
    inset-block-end: 0;
    inset-inline-end: 0;
    height: 20px;
    padding: 0 7px;
    border-radius: 10px;
    background: var(--_surface);
    box-shadow: inset 0 0 0 1px var(--_line);
  }

  inbox-quote {
    margin-bottom: 4px;
  }

  inbox-quote:not(:defined) {
    display: block;
    height: 46px;
  }

  inbox-reactions {
    height: 24px;
    margin: -5px 10px 0;
    z-index: 1;
  }

  inbox-upload-progress {
    clear: both;
    min-height: 28px;
    padding-top: 2px;
  }

  inbox-trouble {
    max-width: var(--_widest);
  }

  inbox-trouble:not(:defined) {
    height: 74px;
  }

  /* Beside the bubble, over the empty half of the row. */
  inbox-message-actions {
    position: absolute;
    inset-block: 0;
    z-index: 2;
    pointer-events: none;
  }

  :host([side='in']) inbox-message-actions {
    inset-inline-start: calc(100% + 6px);
  }

  :host([side='out']) inbox-message-actions {
    inset-inline-end: calc(100% + 6px);
  }

  .system {
    align-self: center;
    max-width: min(86%, 60ch);
    padding: 2px 12px;
    border-radius: var(--_radius-s);
    color: var(--_text-2);
    font: var(--_type-small);
    text-align: center;
    overflow-wrap: anywhere;
  }

  :host(:focus-visible) .system {
    outline: 2px solid var(--_accent);
  }

  @container (max-width: 479px) {
    :host {
      --_widest: 86%;
    }

    :host([side='in']) inbox-message-actions {
      inset-inline: auto -10px;
    }

    :host([side='out']) inbox-message-actions {
      inset-inline: -10px auto;
    }
  }

  @media (forced-colors: active) {
    .bubble {
      border: 1px solid CanvasText;
    }

    :host(:is(:focus-visible, [aria-current])) .bubble,
    :host(:focus-visible) .system {
      outline-color: Highlight;
    }
  }
`;
