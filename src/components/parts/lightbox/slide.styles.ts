import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    color: oklch(96% 0 0);
    color-scheme: dark;
  }

  .frame {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    place-items: center;
    width: 100%;
    height: 100%;
  }

  .frame > * {
    grid-area: 1 / 1;
  }

  img,
  video {
    max-width: 100%;
    max-height: 100%;
    min-height: 0;
    object-fit: contain;
  }

  img {
    transform: translate(var(--_x, 0), var(--_y, 0)) scale(var(--_scale, 1));
    cursor: zoom-in;
  }

  img.large {
    cursor: grab;
  }

  img.large:active {
    cursor: grabbing;
  }

  /* What is there in a moment needs no sign. */
  .wait {
    width: 32px;
    height: 32px;
    border: 3px solid oklch(100% 0 0 / 0.3);
    border-block-start-color: currentColor;
    border-radius: 50%;
    animation:
      appear 150ms 300ms backwards,
      turn 900ms linear infinite;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }

  .why {
    display: grid;
    justify-items: center;
    gap: 12px;
    max-width: calc(36ch + 104px);
    padding: 16px 52px; /* between the arrows */
    text-align: center;
  }

  .why div {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
  }

  @media (prefers-reduced-motion: reduce) {
    .wait {
      animation: appear 0s 300ms backwards;
    }
  }
`;
