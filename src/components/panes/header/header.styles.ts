import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
    border-bottom: 1px solid var(--_line);
    background: var(--_surface);
  }

  header {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 60px;
    padding: 6px 8px 6px 16px;
    padding-inline: 16px 8px;
  }

  .who {
    flex: 1;
    min-width: 0;
    --inbox-edit-field-font: var(--_type-title);
  }

  .facts {
    display: flex;
    align-items: center;
    gap: 2px 12px;
    min-width: 0;
    height: 24px;
    color: var(--_text-2);
    font: var(--_type-small);
    overflow: hidden;
  }

  .fact {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 2px;
    min-width: 0;
    --inbox-icon-button-size: 24px;
  }

  .fact.shrinks {
    flex: 0 1 auto;
  }

  .window {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 4px;
    height: 26px;
    padding: 0 10px;
    border-radius: 13px;
    color: var(--_text-2);
    font: var(--_type-small);
    white-space: nowrap;
    --inbox-icon-size: 15px;
  }

  .window.soon {
    background: var(--_warning-tint);
    color: var(--_warning);
  }

  .window.last,
  .window.shut {
    background: var(--_danger-tint);
    color: var(--_danger);
  }

  .actions {
    display: flex;
    flex: none;
    align-items: center;
    gap: 2px;
  }

  .actions .button {
    margin-inline: 4px;
  }

  .narrow {
    display: none;
  }

  @container (max-width: 620px) {
    .wide {
      display: none;
    }

    .narrow {
      display: inline-flex;
    }
  }

  @container (max-width: 480px) {
    header {
      gap: 6px;
      padding-inline: 4px;
    }

    inbox-avatar {
      display: none;
    }

    .number {
      display: none;
    }

    .actions .button {
      min-height: 36px;
      padding: 0 10px;
    }

    .actions .button inbox-icon {
      display: none;
    }

    .window {
      padding: 0 6px;
    }
  }

  @container (max-width: 400px) {
    .window .words {
      display: none;
    }
  }
`;
