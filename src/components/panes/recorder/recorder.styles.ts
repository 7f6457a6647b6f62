import { css } from 'lit';

export const styles = css`
  .bar {
    padding: 7px 6px;
    border-radius: calc(var(--_radius-l) - 1px);
  }

  /* By pointer, too: the keys work here. */
  .bar:focus {
    outline: 2px solid var(--_accent);
    outline-offset: -1px;
  }

  /* As high as a player from the beginning: the thread above does not move while one records. */
  .line {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 52px;
  }

  /* Its tools stand beside what plays, whose length is below. */
  .line:has(.sound, inbox-audio) {
    align-items: flex-start;
  }

  .line > inbox-icon {
    margin-inline-start: 8px;
    color: var(--_text-2);
  }

  /* As a player is laid out, so that nothing moves where one takes its place. */
  .sound {
    display: grid;
    grid-template: 36px auto / 36px minmax(0, 1fr);
    align-items: center;
    gap: 0 8px;
    color: var(--_text-2);
    font: var(--_type-meta);
  }

  .dot {
    justify-self: center;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--_danger);
  }

  inbox-live-waveform,
  .num {
    grid-column: 2;
  }

  .sound,
  inbox-audio,
  .words {
    flex: 1;
    min-width: 0;
  }

  inbox-audio {
    width: auto;
  }

  .words {
    overflow-wrap: anywhere;
  }

  b {
    display: block;
    font: var(--_type-label);
  }

  small {
    display: block;
    color: var(--_text-2);
    font: var(--_type-small);
  }

  p {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    margin: 4px 8px 0;
    color: var(--_text-2);
    font: var(--_type-small);
    overflow-wrap: anywhere;
    --inbox-icon-size: 16px;
  }

  @container (max-width: 480px) {
    .line:has(small) {
      flex-wrap: wrap;
    }

    .line:has(small) .button {
      flex: 1 0 100%;
      order: 1;
    }
  }

  @media (forced-colors: active) {
    .dot {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
