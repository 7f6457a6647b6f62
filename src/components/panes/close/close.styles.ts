import { css } from 'lit';

export const styles = css`
  .form {
    display: grid;
    gap: 16px;
  }

  .text {
    margin-top: 8px;
    padding: 8px 12px;
    border-radius: var(--_radius-m);
    background: var(--_tint);
    font: var(--_type-small);
  }

  /* What went wrong: in sight in a low window, too. */
  .form > [role='alert']:last-child {
    position: sticky;
    bottom: -16px; /* over the padding of the dialog */
    margin-block-end: -16px;
    padding-block: 8px 16px;
    background: var(--_raised);
  }

  inbox-steps {
    margin-top: 8px;
  }
`;
