import { css } from 'lit';

export const styles = css`
  .line {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0 8px;
    min-height: 32px;
    padding: 2px 12px;
    background: var(--_warning-tint);
    color: var(--_warning);
    font: var(--_type-small);
    text-align: center;
    overflow: hidden;
    --inbox-icon-size: 16px;
  }

  /* A short loss comes and goes unseen, and moves nothing. */
  .line.quiet,
  .line.lost {
    animation: wait 1s step-end;
  }

  .line.quiet {
    background: var(--_canvas);
    color: var(--_text-2);
  }

  .line.severe {
    background: var(--_danger-tint);
    color: var(--_danger);
  }

  .line .button {
    flex: none;
    color: inherit;
    text-decoration: underline;
  }

  @keyframes wait {
    from {
      height: 0;
      min-height: 0;
      padding-block: 0;
      visibility: hidden;
    }
  }
`;
