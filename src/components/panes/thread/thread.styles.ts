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
    contain: strict;
  }

  .content {
    display: flex;
    flex-direction: column;
    min-height: 100%;
    padding: 8px 16px 4px;
  }

  .list {
    margin-top: auto;
  }

  .edge {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 36px;
    color: var(--_text-3);
    font: var(--_type-small);
  }

  inbox-bubble {
    contain: layout style;
    scroll-margin: 8px;
  }

  inbox-bubble.flash {
    animation: flash 1.2s ease-out;
  }

  @keyframes flash {
    from {
      background: color-mix(in oklab, var(--_accent) 22%, transparent);
    }
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
    background: var(--_line);
    content: '';
  }

  .typing {
    height: 22px;
    padding-top: 4px;
    color: var(--_text-3);
    font: var(--_type-small);
  }

  .to-end {
    position: absolute;
    inset-block-end: 12px;
    inset-inline-end: 24px;
    border-radius: 18px;
    box-shadow: var(--_shadow);
  }

  .to-end.fresh {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .middle {
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
    padding: 16px;
    margin-top: auto;
    animation: wait 150ms step-end;
  }

  .ghost i {
    width: min(46%, 300px);
    height: 40px;
    border-radius: var(--_radius-l);
    background: var(--_hover);
  }

  .ghost i:nth-child(3n + 2) {
    justify-self: end;
    width: min(34%, 220px);
  }

  @keyframes wait {
    from {
      visibility: hidden;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    inbox-bubble.flash {
      animation-timing-function: step-end;
    }
  }
`;
