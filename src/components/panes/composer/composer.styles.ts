import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    padding: 8px 12px 12px;
    background: var(--_canvas);
    container-type: inline-size;
  }

  .box {
    border: 1px solid var(--_line);
    border-radius: var(--_radius-l);
    background: var(--_surface);
    transition: border-color var(--_motion);
  }

  .box:focus-within {
    border-color: var(--_accent);
    box-shadow: 0 0 0 1px var(--_accent);
  }

  .line {
    display: flex;
    align-items: flex-end;
    gap: 2px;
    min-height: 50px;
    padding: 7px 6px;
  }

  .reply {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 6px 6px 0;
    padding: 4px 4px 4px 10px;
    padding-inline: 10px 4px;
    border-inline-start: 3px solid var(--_accent);
    border-radius: 4px;
    background: var(--_canvas);
    font: var(--_type-small);
  }

  .reply div {
    flex: 1;
    min-width: 0;
  }

  .reply b {
    color: var(--_accent);
    font: var(--_type-label);
  }

  .reply bdi {
    display: block;
    color: var(--_text-2);
  }

  .said {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    margin: 6px 6px 0;
    padding: 6px 6px 6px 12px;
    padding-inline: 12px 6px;
    border-radius: var(--_radius-m);
    background: var(--_danger-tint);
    color: var(--_danger);
    font: var(--_type-small);
    overflow-wrap: anywhere;
  }

  .said ul {
    flex: 1;
    margin: 0;
    padding: 4px 0;
    list-style: none;
  }

  .preview {
    max-height: 120px;
    margin: 8px 12px 0;
    padding: 6px 12px;
    border-radius: var(--_radius-m);
    background: var(--_tint);
    overflow-y: auto;
  }

  .preview small {
    display: block;
    color: var(--_text-2);
    font: var(--_type-meta);
  }

  .last {
    padding: 0 12px 6px;
    color: var(--_danger);
    font: var(--_type-meta);
  }
`;
