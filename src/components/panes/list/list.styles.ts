import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--_surface);
    --_row: var(--inbox-row-height, 72px);
    --_face-size: 40px;
  }

  :host([density='compact']) {
    --_row: var(--inbox-row-height, 56px);
    --_face-size: 32px;
  }

  inbox-search-field {
    margin: 2px 12px 8px;
  }

  .scroller {
    flex: 1;
    min-height: 0;
    padding: 0 8px 8px;
    overflow: hidden auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  /* Within: the scroller would cut what is around the first row. Here, where a rule of the row would not win. */
  inbox-row:focus-visible {
    outline-offset: -2px;
  }

  @media (forced-colors: active) {
    inbox-row:focus-visible {
      outline: 4px double Highlight;
      outline-offset: -4px;
    }
  }

  /* Takes no room: nothing moves when it comes. */
  .waiting {
    position: sticky;
    inset-block-start: 8px;
    z-index: 1;
    display: grid;
    justify-items: center;
    height: 0;
  }

  .waiting .button {
    border-radius: 18px;
    box-shadow: var(--_shadow);
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

  .line {
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
    grid-template: 1fr 1fr / var(--_face-size) 1fr;
    gap: 8px 12px;
    align-items: center;
    height: var(--_row);
    padding: calc((var(--_row) - 40px) / 2) 12px;
    animation: wait 150ms step-end;
  }

  .ghost i {
    height: 10px;
    border-radius: 5px;
    background: var(--_hover);
  }

  .ghost i:first-child {
    grid-row: 1 / -1;
    height: var(--_face-size);
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

  @media (forced-colors: active) {
    .ghost i {
      border: 1px solid GrayText;
    }
  }
`;
