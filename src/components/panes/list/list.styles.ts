import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--_surface);
  }

  .search {
    position: relative;
    padding: 2px 12px 8px;
  }

  .search > inbox-icon {
    position: absolute;
    inset-block-start: 10px;
    inset-inline-start: 22px;
    color: var(--_text-3);
    --inbox-icon-size: 18px;
  }

  .search input {
    padding-inline: 36px 36px;
    border-color: var(--_line);
    background: var(--_canvas);
  }

  .search input::-webkit-search-cancel-button {
    display: none;
  }

  .search inbox-icon-button {
    position: absolute;
    inset-block-start: 6px;
    inset-inline-end: 16px;
  }

  .scroller {
    flex: 1;
    min-height: 0;
    padding: 0 8px 8px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  .note {
    display: grid;
    justify-items: center;
    gap: 12px;
    padding: 40px 24px;
    color: var(--_text-2);
    font: var(--_type-small);
    text-align: center;
    overflow-wrap: anywhere;
  }

  .inline {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 44px;
    color: var(--_text-2);
    font: var(--_type-small);
  }

  .ghost {
    display: grid;
    grid-template: 1fr 1fr / 40px 1fr;
    gap: 8px 12px;
    align-items: center;
    height: var(--inbox-row-height, 72px);
    padding: 14px 12px;
    animation: wait 150ms step-end;
  }

  .ghost i {
    height: 10px;
    border-radius: 5px;
    background: var(--_hover);
  }

  .ghost i:first-child {
    grid-row: 1 / -1;
    height: 40px;
    border-radius: 50%;
  }

  .ghost i:nth-child(2) {
    width: 45%;
  }

  .ghost i:nth-child(3) {
    width: 80%;
  }

  @keyframes wait {
    from {
      visibility: hidden;
    }
  }
`;
