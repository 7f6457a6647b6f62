import { css } from 'lit';

export const styles = css`
  /* The same room whatever is found, so that the dialog keeps its size. */
  .room {
    display: block;
    height: 300px;
    max-height: 40dvh;
    margin: 8px -8px 12px;
    overflow-y: auto;
    scrollbar-width: thin;
  }

  .note {
    display: flex;
    flex-direction: column;
    gap: 8px;
    align-items: center;
    padding: 32px 16px;
    color: var(--_text-2);
  }

  small[role='status'] {
    margin-top: 8px;
  }

  small {
    display: block;
    color: var(--_text-3);
    font: var(--_type-meta);
  }
`;
