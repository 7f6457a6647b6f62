import { css } from 'lit';

export const styles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--_canvas);
    container-type: inline-size;
  }

  .scroller {
    flex: 1;
    min-height: 0;
    overflow: hidden auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-gutter: stable;
    scrollbar-width: thin;
    scrollbar-color: var(--_edge) transparent;
    contain: strict;
  }

  .content {
    display: flex;
    flex-direction: column;
    min-height: 100%;
    padding: 8px 16px 4px;
  }

  /* Few messages stand at the end, near the field. */
  .top {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 36px;
    margin-top: auto;
    color: var(--_text-2);
    font: var(--_type-small);
  }

  .top.bottom {
    margin-top: 0;
  }

  .item {
    display: flow-root;
    contain: layout style;
  }

  inbox-bubble {
    border-radius: var(--_radius-m);
  }

  /* It draws its own ring, around the bubble. */
  inbox-bubble:focus-visible {
    outline: none;
  }

  .unread {
    display: flex;
    align-items: center;
    gap: 12px;
    padding-top: 12px;
    color: var(--_accent);
    font: 600 12px/16px var(--_font);
  }

  .unread::before,
  .unread::after {
    flex: 1;
    height: 1px;
    background: color-mix(in oklab, var(--_accent) 35%, transparent);
    content: '';
  }

  .typing {
    flex: none;
    height: 22px;
    padding: 4px 12px 0;
    color: var(--_text-2);
    font: var(--_type-meta);
  }

  .button.to-end {
    position: absolute;
    inset-block-end: 12px;
    inset-inline-end: 24px;
    border-radius: 18px;
    box-shadow: var(--_shadow);
    animation: appear var(--_motion);
    --inbox-icon-size: 16px;
  }

  .jump {
    position: absolute;
    inset-block-start: 8px;
    display: flex;
    align-items: center;
    align-self: center;
    gap: 8px;
    max-width: calc(100% - 32px);
    padding: 2px 4px 2px 12px;
    border-radius: var(--_radius-m);
    background: var(--_surface);
    color: var(--_text-2);
    font: var(--_type-small);
    box-shadow: var(--_shadow);
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  .blank {
    display: grid;
    flex: 1;
    place-content: center;
    justify-items: center;
    gap: 12px;
    padding: 24px;
    color: var(--_text-2);
    text-align: center;
  }

  .ghost {
    display: grid;
    gap: 12px;
    margin-top: auto;
    animation: wait 150ms step-end;
  }

  .ghost i {
    width: min(46%, 300px);
    height: 34px;
    border-radius: var(--_radius-l);
    background: var(--_hover);
  }

  .ghost i:nth-child(3n) {
    justify-self: end;
    width: min(34%, 220px);
  }

  .ghost i:nth-child(4n) {
    height: 74px;
  }

  @keyframes wait {
    from {
      visibility: hidden;
    }
  }
`;
