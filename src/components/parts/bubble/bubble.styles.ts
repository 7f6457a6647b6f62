import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    padding-block-start: 2px;
    outline: none;
  }

  :host([first]) {
    padding-block-start: 12px;
  }

  :host([side='out']) {
    align-items: flex-end;
  }

  .author {
    padding: 0 12px 2px;
    color: var(--_text-3);
    font: var(--_type-meta);
  }

  .line {
    position: relative;
    display: flex;
    max-width: min(72%, var(--inbox-bubble-max-width, calc(42ch + 28px)));
    min-width: 0;
  }

  .bubble {
    position: relative;
    display: flow-root;
    min-width: 64px;
    max-width: 100%;
    padding: 6px 12px 6px;
    border-radius: var(--_radius-l);
    background: var(--_surface);
    box-shadow: inset 0 0 0 1px var(--_line);
    overflow-wrap: anywhere;
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

  .bubble.note {
    background: var(--_warning-tint);
    box-shadow: none;
  }

  .bubble.bare {
    padding: 0;
    background: none;
    box-shadow: none;
  }

  .bubble.media {
    padding: 4px;
  }

  .bubble.media > .words,
  .bubble.media > .meta {
    margin-inline: 8px;
  }

  :host(:focus-visible) .bubble {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .words {
    display: inline;
  }

  /* The time stands in the last line where it fits, else below. */
  .words > p:last-child {
    display: inline;
  }

  .bubble.media > .words {
    display: inline-block;
    margin-block: 6px 2px;
  }

  .big {
    font-size: 34px;
    line-height: 42px;
  }

  .meta {
    float: inline-end;
    display: inline-flex;
    align-items: center;
    gap: 3px;
    height: 16px;
    margin-block: 5px -1px;
    margin-inline: 10px -2px;
    color: var(--_text-3);
    font: var(--_type-meta);
    user-select: none;
  }

  :host([side='out']) .meta {
    color: var(--_text-2);
  }

  .bubble.bare .meta {
    padding: 0 6px;
    border-radius: 8px;
    background: var(--_surface);
  }

  .gone {
    color: var(--_text-3);
    font-style: italic;
  }

  .quote {
    display: block;
    width: 100%;
    margin: 0 0 4px;
    padding: 4px 8px;
    border: 0;
    border-inline-start: 3px solid var(--_accent);
    border-radius: 4px;
    background: color-mix(in oklab, var(--_text) 6%, transparent);
    color: var(--_text-2);
    font: var(--_type-small);
    text-align: start;
    cursor: pointer;
  }

  .quote b {
    display: block;
    color: var(--_accent);
    font: var(--_type-label);
  }

  .quote span {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }

  .card {
    display: flex;
    align-items: center;
    gap: 10px;
    min-width: min(220px, 100%);
    padding: 8px;
    border: 0;
    border-radius: var(--_radius-s);
    background: color-mix(in oklab, var(--_text) 6%, transparent);
    color: var(--_text);
    font: var(--_type-text);
    text-align: start;
    text-decoration: none;
  }

  button.card {
    width: 100%;
    cursor: pointer;
  }

  .card + .card {
    margin-top: 4px;
  }

  .card > inbox-icon {
    color: var(--_text-2);
  }

  .card .grow {
    flex: 1;
    min-width: 0;
  }

  .card small {
    display: block;
    color: var(--_text-2);
    font: var(--_type-meta);
  }

  .card a {
    color: var(--_accent);
    font: var(--_type-small);
  }

  .template-head {
    display: block;
    margin-bottom: 2px;
    font: var(--_type-name);
  }

  .template-foot {
    display: block;
    margin-top: 4px;
    color: var(--_text-2);
    font: var(--_type-small);
  }

  .options {
    clear: both;
    display: grid;
    margin: 6px -12px -6px;
    padding: 0;
    list-style: none;
  }

  .options li {
    padding: 7px 12px;
    border-top: 1px solid var(--_line);
    color: var(--_accent);
    font: var(--_type-label);
    text-align: center;
  }

  .choice {
    display: flex;
    align-items: baseline;
    gap: 6px;
    --inbox-icon-size: 14px;
  }

  .reactions {
    display: flex;
    gap: 4px;
    margin: -6px 10px 2px;
    z-index: 1;
  }

  .reactions span {
    padding: 0 6px;
    border-radius: 11px;
    background: var(--_raised);
    box-shadow: 0 0 0 1px var(--_line);
    font: 14px/22px var(--_font);
  }

  .progress {
    clear: both;
    display: flex;
    align-items: center;
    gap: 8px;
    padding-top: 4px;
    color: var(--_text-2);
    font: var(--_type-meta);
  }

  progress {
    flex: 1;
    min-width: 80px;
    height: 4px;
    accent-color: var(--_accent);
  }

  .trouble {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 4px 8px;
    max-width: min(72%, calc(42ch + 28px));
    padding: 4px 4px 2px;
    color: var(--_danger);
    font: var(--_type-small);
  }

  .trouble.quiet {
    color: var(--_text-2);
  }

  .tools {
    position: absolute;
    inset-block-start: -14px;
    display: flex;
    gap: 2px;
    padding: 2px;
    border-radius: var(--_radius-m);
    background: var(--_raised);
    box-shadow: 0 0 0 1px var(--_line);
    opacity: 0;
    pointer-events: none;
    transition: opacity var(--_motion);
    z-index: 2;
  }

  :host([side='in']) .tools {
    inset-inline-end: -8px;
  }

  :host([side='out']) .tools {
    inset-inline-start: -8px;
  }

  :host(:hover) .tools,
  :host(:focus) .tools,
  :host(:focus-within) .tools {
    opacity: 1;
    pointer-events: auto;
  }

  .system {
    align-self: center;
    max-width: min(86%, 60ch);
    margin: 6px 0;
    padding: 2px 12px;
    color: var(--_text-2);
    font: var(--_type-small);
    text-align: center;
    overflow-wrap: anywhere;
  }

  :host(:focus-visible) .system {
    outline: 2px solid var(--_accent);
    border-radius: var(--_radius-s);
  }

  @container (max-width: 480px) {
    .line,
    .trouble {
      max-width: 86%;
    }
  }

  @media (forced-colors: active) {
    .bubble,
    .reactions span,
    .tools {
      border: 1px solid CanvasText;
    }
  }
`;
