import { css } from 'lit';

/** For what `renderContent` draws. */
export const contentStyles = css`
  /* The last paragraph flows around the time; each of its lines begins on the side its own letters ask for. */
  .words,
  .words > p:last-child {
    display: inline;
    unicode-bidi: normal;
  }

  .big {
    font-size: 34px;
    line-height: 42px;
  }

  /* They keep their place until they have been loaded. */
  inbox-media:not(:defined) {
    display: block;
    width: var(--_width, 280px);
    max-width: 100%;
    aspect-ratio: var(--_ratio, 4 / 3);
    border-radius: calc(var(--_radius-l) - 4px);
    background: var(--_wash);
  }

  inbox-media[kind='sticker']:not(:defined) {
    width: 144px;
    aspect-ratio: 1;
    background: none;
  }

  inbox-audio:not(:defined),
  inbox-document:not(:defined),
  inbox-card:not(:defined) {
    display: block;
    width: 280px;
    max-width: 100%;
    height: 52px;
  }

  inbox-document:not(:defined) {
    height: 48px;
  }

  inbox-card:not(:defined) {
    height: 66px;
  }

  .gone {
    color: var(--_text-2);
    font-style: italic;
  }

  .choice inbox-icon {
    --inbox-icon-size: 14px;
    margin-inline-end: 4px;
    color: var(--_text-2);
    vertical-align: -1px;
  }

  .choice small {
    color: var(--_text-2);
    font: var(--_type-small);
  }

  .head {
    margin-bottom: 2px;
    font: var(--_type-name);
  }

  .foot {
    display: inline;
    color: var(--_text-2);
    font: var(--_type-small);
  }

  .foot::before {
    display: block;
    height: 4px;
    content: '';
  }

  .options {
    clear: both;
    margin: 6px -12px -6px;
    padding: 0;
    list-style: none;
  }

  .options li {
    padding: 7px 12px;
    border-top: 1px solid color-mix(in oklab, var(--_text) 12%, transparent);
    color: var(--_accent);
    font: var(--_type-label);
    text-align: center;
  }
`;
