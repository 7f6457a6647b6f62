import { css } from 'lit';

export const styles = css`
  figure {
    margin: 0;
    padding: 12px;
    border-radius: var(--_radius-m);
    background: var(--_canvas);
  }

  figcaption {
    padding-bottom: 8px;
    color: var(--_text-2);
    font: var(--_type-meta);
  }

  .bubble {
    max-width: 42ch;
    padding: 8px 12px;
    border-radius: var(--_radius-l);
    border-end-start-radius: 4px;
    background: var(--_surface);
    box-shadow: inset 0 0 0 1px var(--_line);
    overflow-wrap: anywhere;
  }

  .media {
    display: grid;
    place-items: center;
    align-content: center;
    gap: 4px;
    height: 112px;
    margin: 0 -4px 8px;
    border-radius: var(--_radius-s);
    background: var(--_hover);
    color: var(--_text-2);
    font: var(--_type-meta);
    overflow: hidden;
  }

  .media bdi {
    max-width: 90%;
  }

  img {
    width: 100%;
    height: 112px;
    object-fit: cover;
  }

  .header {
    display: block;
    margin-bottom: 4px;
    font: var(--_type-name);
  }

  .footer {
    display: block;
    margin-top: 4px;
    color: var(--_text-2);
    font: var(--_type-small);
  }

  .buttons {
    margin: 8px -12px -8px;
    padding: 0;
    list-style: none;
  }

  .buttons li {
    padding: 7px 12px;
    border-top: 1px solid var(--_line);
    color: var(--_accent);
    font: var(--_type-label);
    text-align: center;
  }
`;
