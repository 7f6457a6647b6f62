import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { RowController } from '../../../context/row.controller.js';
import { MAX_TEXT } from '../../../domain/channel.js';
import type { Id } from '../../../domain/id.js';
import { hasMarks } from '../../../domain/texts.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { drawLazily } from '../../define.js';
import {
  InboxAnnounceEvent,
  InboxDismissEvent,
  InboxFocusComposerEvent,
  InboxSubmitEvent,
} from '../../events/first.js';
import type { InboxStagedFileEvent } from '../../events/later.js';
import { awaitMarks, renderMarks } from '../../parts/marks/marks.js';
import { marksStyles } from '../../parts/marks/marks.styles.js';
import type { InboxStagedFiles } from '../../parts/staged-files/staged-files.js';
import { InboxProblemList, type Problem } from '../../parts/problem-list/problem-list.js';
import { DraftController } from './draft.controller.js';
import { loadReplyBar, loadStagedFiles } from './lazy-in-head.js';

/**
 * @summary What stands above the message field: problems, the message that is answered, files, the preview of marks.
 * @tag inbox-reply-head
 * @fires {InboxDismissEvent} inbox-dismiss - The problem has been read, or what it was about has changed.
 * @fires {InboxSubmitEvent} inbox-submit - Enter in a caption.
 * @fires {InboxFocusComposerEvent} inbox-focus-composer - What had the focus is gone.
 */
export class InboxReplyHead extends LitElement {
  static readonly tag = 'inbox-reply-head';
  static readonly uses = [InboxProblemList];
  static override styles = [
    baseStyles,
    marksStyles,
    css`
      .preview {
        max-height: 120px;
        margin: 6px 6px 0;
        padding: 6px 12px;
        border-radius: var(--_radius-m);
        background: var(--_tint);
        overflow-y: auto;
      }

      .preview small {
        display: block;
        color: var(--_text-2);
        font: var(--_type-meta);
      }
    `,
  ];

  @property({ attribute: false }) conversationId: Id = '';
  /** What keeps the draft from leaving. */
  @property({ attribute: false }) problem?: Problem | undefined;

  /** It leaves as soon as its files are prepared. */
  @property({ type: Boolean }) waiting = false;

  @query('inbox-staged-files') private staged!: InboxStagedFiles | null;

  #locale = new LocaleController(this);
  #row = new RowController(
    this,
    (store) => store.conversations,
    () => this.conversationId,
  );
  #draft = new DraftController(this, () => this.conversationId);
  #replied = new RowController(
    this,
    (store) => store.messages,
    () => this.#draft.replyTo,
  );
  #staged: number | undefined;

  constructor() {
    super();
    awaitMarks(this);
  }

  protected override willUpdate(): void {
    if (this.#draft.files.length > 0) drawLazily(loadStagedFiles);
    if (this.#draft.replyTo !== undefined) drawLazily(loadReplyBar);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('problem') && this.problem?.kind === 'doubted') this.staged?.showWarning();
    const { length } = this.#draft.files;
    if (this.#staged !== undefined && length > this.#staged) {
      this.dispatchEvent(new InboxAnnounceEvent(this.#locale.term('filesStaged', length)));
    }
    this.#staged = length;
  }

  override render() {
    return html`<inbox-problem-list
        .problems=${this.#problems}
        @inbox-dismiss=${this.#onDismiss}
      ></inbox-problem-list>
      ${this.#renderReply()} ${this.#renderStaged()} ${this.#renderPreview()}`;
  }

  get #problems(): Problem[] {
    const { refusals, notSaved } = this.#draft;
    return [
      ...(notSaved ? [{ kind: 'notSaved' } as const] : []),
      ...(this.problem ? [this.problem] : []),
      ...refusals.map((refusal) => ({ kind: 'refused', ...refusal }) as const),
    ];
  }

  #renderReply() {
    return this.#draft.replyTo === undefined
      ? nothing
      : html`<inbox-reply-bar
          .message=${this.#replied.row}
          .contact=${this.#row.row?.contact}
          @inbox-reply=${this.#onNoReply}
        ></inbox-reply-bar>`;
  }

  #renderStaged() {
    return this.#draft.files.length > 0
      ? html`<inbox-staged-files
          .files=${this.#draft.files}
          ?waiting=${this.waiting}
          @inbox-staged-file=${this.#onStagedFile}
          @inbox-submit=${() => this.dispatchEvent(new InboxSubmitEvent())}
        ></inbox-staged-files>`
      : nothing;
  }

  #renderPreview() {
    const { text } = this.#draft;
    return text.length <= MAX_TEXT && hasMarks(text)
      ? html`<div class="preview">
          <small>${this.#locale.term('preview')}</small>${renderMarks(text, -1)}
        </div>`
      : nothing;
  }

  #onStagedFile = (event: InboxStagedFileEvent) => {
    this.dispatchEvent(new InboxDismissEvent());
    this.#draft.changeFile(event);
    if (this.#draft.files.length === 0) this.#leave();
  };

  #onNoReply = () => {
    this.#draft.send({ type: 'reply.to' });
    this.#leave();
  };

  #onDismiss = () => {
    this.dispatchEvent(new InboxDismissEvent());
    this.#draft.send({ type: 'refusals.dismiss' });
    this.#leave();
  };

  #leave() {
    this.dispatchEvent(new InboxFocusComposerEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-reply-head': InboxReplyHead;
  }
}
