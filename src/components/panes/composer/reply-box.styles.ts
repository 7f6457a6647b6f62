import { css } from 'lit';

export const styles = css`
  .box {
    border: 1px solid var(--_line);
    border-radius: var(--_radius-l);
    background: var(--_surface);
    transition: border-color var(--_motion);
  }

  /* The field's ring; a tool has its own. */
  .box:has(inbox-message-field:focus-within) {
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

  inbox-attach-button,
  inbox-camera-button {
    width: 36px;
    height: 36px;
  }

  .last {
    padding: 0 14px 7px;
    color: var(--_danger);
    font: var(--_type-meta);
  }

  @media (forced-colors: active) {
    .box:has(inbox-message-field:focus-within) {
      outline: 2px solid Highlight;
    }
  }
`;
