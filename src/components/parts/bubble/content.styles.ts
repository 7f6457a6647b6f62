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
  inbox-audio:not(:defined),
  inbox-document:not(:defined) {
    display: block;
    width: 280px;
    max-width: 100%;
    height: 52px;
  }

  inbox-document:not(:defined) {
    height: 48px;
  }

  .gone {
    color: var(--_text-2);
    font-style: italic;
  }

  .choice inbox-icon {
    --inbox-icon-size: 14px;
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

  .card {
    display: flex;
    align-items: start;
    gap: 10px;
    min-width: min(240px, 100%);
    padding: 2px 0;
  }

  .card + .card {
    margin-top: 6px;
    padding-top: 8px;
    border-top: 1px solid color-mix(in oklab, var(--_text) 12%, transparent);
  }

  .sign {
    display: grid;
    flex: none;
    place-items: center;
    width: 40px;
    height: 40px;
    border-radius: var(--_radius-m);
    background: color-mix(in oklab, var(--_accent) 14%, transparent);
    color: var(--_accent);
  }

  .grow {
    flex: 1;
    min-width: 0;
  }

  .card b {
    display: block;
    font: var(--_type-name);
  }

  .card small,
  .card li {
    display: block;
    color: var(--_text-2);
    font: var(--_type-small);
  }

  .card ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .card li {
    display: flex;
    align-items: center;
    gap: 4px;
  }

  .card a {
    display: inline-block;
    color: var(--_accent);
    font: var(--_type-small);
    line-height: 24px;
    text-underline-offset: 2px;
  }
`;
