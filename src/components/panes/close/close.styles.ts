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

  small {
    color: var(--_text-3);
    font: var(--_type-meta);
  }

  inbox-steps {
    margin-top: 8px;
  }
`;
