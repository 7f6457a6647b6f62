import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { MAX_FILES, type StagingProblem } from '../../../domain/attachment.js';
import { visibleName } from '../../../domain/file-name.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxDismissEvent } from '../../events/first.js';
import { InboxIconButton } from '../icon-button/icon-button.js';

/** What keeps a draft from leaving, or did not get into it. */
export type Problem =
  | { kind: 'notSaved' | 'loadFailed' }
  /** Variables that nobody has filled in. */
  | { kind: 'unfilled'; names: readonly string[] }
  /** By so many characters. */
  | { kind: 'tooLong'; over: number }
  | { kind: 'refused'; name: string; reason: StagingProblem; maxBytes?: number; is?: string }
  /** Files with a warning that nobody has answered. */
  | { kind: 'doubted' };

/** So many have room. */
const FEW = 2;

/**
 * @summary What went wrong, a line each, read out at once; nothing while there is nothing.
 * @tag inbox-problem-list
 * @fires {InboxDismissEvent} inbox-dismiss - It has been read and may go.
 */
export class InboxProblemList extends LitElement {
  static readonly tag = 'inbox-problem-list';
  static readonly uses = [InboxIconButton];
  static override styles = [
    baseStyles,
    css`
      .box {
        display: flex;
        align-items: flex-start;
        gap: 8px;
        margin: 6px 6px 0;
        padding-block: 6px;
        padding-inline: 12px 6px;
        border-radius: var(--_radius-m);
        background: var(--_danger-tint);
        color: var(--_danger);
        font: var(--_type-small);
        overflow-wrap: anywhere;
      }

      ul {
        flex: 1;
        max-height: 120px;
        margin: 0;
        padding: 5px 0;
        overflow-y: auto;
        list-style: none;
      }
    `,
  ];

  @property({ attribute: false }) problems: readonly Problem[] = [];

  #locale = new LocaleController(this);

  override render() {
    return html`<div role="alert">${this.problems.length > 0 ? this.#renderBox() : nothing}</div>`;
  }

  #renderBox() {
    // What may be scrolled has to be reached without a pointer.
    const scrolls = this.problems.length > FEW;
    return html`<div class="box">
      <ul tabindex=${scrolls ? '0' : nothing}>
        ${this.problems.map((problem) => html`<li>${this.#say(problem)}</li>`)}
      </ul>
      <inbox-icon-button
        size="small"
        icon="close"
        label=${this.#locale.term('dismiss')}
        @click=${() => this.dispatchEvent(new InboxDismissEvent())}
      ></inbox-icon-button>
    </div>`;
  }

  #say(problem: Problem): string {
    const t = this.#locale;
    switch (problem.kind) {
      case 'unfilled':
        return t.term('unknownVariables', problem.names.join(', '));
      case 'tooLong':
        return t.term('tooLong', problem.over);
      case 'refused': {
        const { name, reason, maxBytes, is = '' } = problem;
        const limit = reason === 'too_many' ? String(MAX_FILES) : maxBytes && t.bytes(maxBytes);
        return t.term('fileRefused', visibleName(name), reason, limit || is);
      }
      default:
        return t.term(problem.kind);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-problem-list': InboxProblemList;
  }
}
