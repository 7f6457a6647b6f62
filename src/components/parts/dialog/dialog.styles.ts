import { css } from 'lit';

export const styles = css`
  :host {
    display: contents;
  }

  dialog {
    width: min(var(--inbox-dialog-width, 480px), calc(100vw - 24px));
    max-height: min(720px, calc(100dvh - 24px));
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-l);
    background: var(--_raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
    outline: none;
    overflow: hidden;
  }

  dialog[open] {
    display: flex;
    flex-direction: column;
    animation: rise var(--_motion);
  }

  dialog::backdrop {
    background: oklch(20% 0.02 240 / 0.45);
  }

  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }

  header {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 16px 12px 8px 20px;
    padding-inline: 20px 12px;
  }

  h2 {
    flex: 1;
    min-width: 0;
    margin: 0;
    font: var(--_type-title);
  }

  .body {
    flex: 1;
    min-height: 0;
    padding: 4px 20px 16px;
    overflow: auto;
  }

  /* What went wrong: over the padding below it, to be in sight in a low window, too. */
  ::slotted(.end) {
    position: sticky;
    bottom: -16px;
    margin-block-end: -16px;
    padding-block: 12px 16px;
    background: var(--_raised);
  }

  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px;
    padding: 12px 20px;
    border-top: 1px solid var(--_line);
  }

  footer:not(.filled) {
    display: none;
  }
`;
