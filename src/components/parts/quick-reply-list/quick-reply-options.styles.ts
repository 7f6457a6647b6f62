import { css } from 'lit';

/** For what `renderReplyOptions` draws. */
export const replyOptionsStyles = css`
  [role='listbox'] {
    min-height: 0;
    overflow-y: auto;
    scrollbar-width: thin;
  }

  [role='option'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 12px;
    padding: 7px 10px;
    border-radius: var(--_radius-s);
    cursor: pointer;
  }

  [role='option'][aria-selected='true'] {
    background: var(--_selected);
  }

  [role='option'] b {
    font: var(--_type-label);
  }

  [role='option'] code {
    color: var(--_text-3);
    font: 12px/18px var(--_mono);
  }

  [role='option'] .text {
    position: relative;
    grid-column: 1 / -1;
    display: flex;
    align-items: center;
    gap: 4px;
    color: var(--_text-2);
    font: var(--_type-small);
    --inbox-icon-size: 14px;
  }

  @media (forced-colors: active) {
    [role='option'][aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
