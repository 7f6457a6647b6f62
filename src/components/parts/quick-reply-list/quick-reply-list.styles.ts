import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    width: min(400px, calc(100vw - 18px));
    max-height: min(336px, calc(100dvh - 120px)); /* ends within a reply: there are more */
    padding: 8px;
  }

  .search {
    flex: none;
    margin-bottom: 6px;
  }

  .note {
    display: grid;
    justify-items: center;
    gap: 8px;
    padding: 20px 12px;
    color: var(--_text-2);
    font: var(--_type-small);
    text-align: center;
  }
`;
