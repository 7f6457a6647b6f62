import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { RowController } from '../../../context/row.controller.js';
import { WindowController } from '../../../context/window.controller.js';
import { MAX_TEXT } from '../../../domain/channel.js';
import type { Id } from '../../../domain/id.js';
import type { QuickReply } from '../../../domain/lookups.js';
import { hasMarks } from '../../../domain/texts.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { drawLazily } from '../../define.js';
import {
  InboxAnnounceEvent,
  InboxBeforeSendEvent,
  InboxTemplatesEvent,
  type InboxDraftEvent,
  type InboxFilesEvent,
  type InboxQuickReplyEvent,
  type InboxSlashEvent,
} from '../../events/first.js';
import type {
  InboxEmojiEvent,
  InboxPopoverToggleEvent,
  InboxStagedFileEvent,
} from '../../events/later.js';
import { holdsFocus } from '../../parts/dialog/focused-element.js';
import { InboxIconButton } from '../../parts/icon-button/icon-button.js';
import { awaitMarks, renderMarks } from '../../parts/marks/marks.js';
import { marksStyles } from '../../parts/marks/marks.styles.js';
import { InboxMessageField } from '../../parts/message-field/message-field.js';
import type { Problem } from '../../parts/problem-list/problem-list.js';

import { contentsOf, problemOf } from './before-send.js';
import { DraftController } from './draft.controller.js';
import {
  loadAttachButton,
  loadEmojiPicker,
  loadProblemList,
  loadQuickReplies,
  loadQuickReplyList,
  loadReplyBar,
  loadStagedFiles,
} from './lazy.js';
import type { QuickReplies } from './quick-replies.js';
import { styles } from './reply-box.styles.js';
import type { InboxReplyPanel } from './reply-panel.js';

type Panel = 'emoji' | 'quick';

/**
 * @summary The message field of one conversation and all that goes with it: files, quick replies, emoji, send. What
 * is sent leaves in this order: the files, each with its caption, then the text as a message of its own.
 * @tag inbox-reply-box
 * @slot camera - Drawn where the channel takes photos.
 * @slot voice - Drawn where the channel takes recordings, in place of send while there is nothing to send.
 * @csspart box - The rounded box.
 * @fires {InboxBeforeSendEvent} inbox-before-send - Cancel it and nothing is sent; everything stays in the field.
 * @fires {InboxTemplatesEvent} inbox-templates - A template wants to be chosen.
 */
export class InboxReplyBox extends LitElement {
  static readonly tag = 'inbox-reply-box';
  static readonly uses = [InboxIconButton, InboxMessageField];
  static override styles = [baseStyles, marksStyles, styles];

  @property({ attribute: false }) conversationId: Id = '';
  /** What Enter does; Shift+Enter does the other. */
  @property() enter: 'send' | 'break' = 'send';
  /** Templates can be sent. */
  @property({ type: Boolean }) templates = false;

  @state() private panel?: Panel | undefined;
  @state() private problem?: Problem | undefined;
  @state() private recorder = false;
  /** What follows `/` in the field; absent while its text does not begin so. */
  @state() private slash?: string | undefined;

  @query('inbox-message-field') private field!: InboxMessageField;
  @query('.box') private box!: HTMLElement | null;
  @query('inbox-reply-panel') private panelElement!: InboxReplyPanel | null;

  #inbox = new InboxController(this);
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
  #window = new WindowController(this, () => this.conversationId);
  /** Absent until they are asked for. */
  #replies: QuickReplies | undefined;
  #staged: number | undefined;

  constructor() {
    super();
    awaitMarks(this);
  }

  /** The caret into the field. */
  override focus(): void {
    void this.updateComplete.then(() => this.field.focus());
  }

  /** Stages files as if they had been chosen here. */
  addFiles(files: readonly File[]): void {
    if (files.length > 0) this.#draft.send({ type: 'files.add', files });
  }

  protected override willUpdate(): void {
    drawLazily(loadAttachButton);
    drawLazily(loadProblemList);
    if (this.#draft.files.length > 0) void this.#load(loadStagedFiles);
    if (this.#draft.replyTo !== undefined) void this.#load(loadReplyBar);
  }

  protected override updated(): void {
    const { length } = this.#draft.files;
    if (this.#staged !== undefined && length > this.#staged) {
      this.dispatchEvent(new InboxAnnounceEvent(this.#locale.term('filesStaged', length)));
    }
    this.#staged = length;
  }

  override render() {
    return html`<div part="box" class="box">
      <inbox-problem-list
        .problems=${this.#problems}
        @inbox-dismiss=${this.#onDismiss}
      ></inbox-problem-list>
      ${this.#renderReply()} ${this.#renderStaged()} ${this.#renderPreview()} ${this.#renderLine()}
      ${this.#renderLast()} ${this.#renderPanel()}
    </div>`;
  }

  #renderLine(): TemplateResult {
    const t = this.#locale;
    const can = this.#inbox.session?.info.can;
    const { text, isEmpty, busy } = this.#draft;
    const records = isEmpty && can?.voice === true;
    return html`<div class="line">
      <inbox-icon-button
        icon="smile"
        label=${t.term('emoji')}
        haspopup="dialog"
        .expanded=${this.panel === 'emoji'}
        @click=${() => this.#toggle('emoji')}
      ></inbox-icon-button>
      ${
        can?.upload
          ? html`<inbox-attach-button
              .rules=${can.upload}
              @inbox-files=${this.#onFiles}
            ></inbox-attach-button>`
          : nothing
      }
      <slot name="camera" ?hidden=${!can?.upload?.kinds.image}></slot>
      <inbox-message-field
        .value=${text}
        enter=${this.enter}
        .replies=${this.#found}
        note=${this.#replies?.note(this.slash ?? '') ?? t.term('loading')}
        @inbox-draft=${this.#onDraft}
        @inbox-submit=${this.#onSubmit}
        @inbox-files=${this.#onFiles}
        @inbox-slash=${this.#onSlash}
        @inbox-quick-reply=${this.#onQuickReply}
      ></inbox-message-field>
      ${this.#renderQuick()}
      <slot name="voice" ?hidden=${!records} @slotchange=${this.#onVoiceSlot}></slot>
      <inbox-icon-button
        variant="primary"
        icon="send"
        label=${t.term('send')}
        ?hidden=${records && this.recorder}
        ?disabled=${isEmpty || busy}
        @click=${this.#onSubmit}
      ></inbox-icon-button>
    </div>`;
  }

  /** Without quick replies the way to the templates has a button of its own. */
  #renderQuick() {
    const t = this.#locale;
    if (this.#hasReplies) {
      return html`<inbox-icon-button
        icon="quick"
        label=${t.term('quickReplies')}
        haspopup="dialog"
        .expanded=${this.panel === 'quick'}
        @click=${() => this.#toggle('quick')}
      ></inbox-icon-button>`;
    }
    return this.templates
      ? html`<inbox-icon-button
          icon="template"
          label=${t.term('sendTemplate')}
          haspopup="dialog"
          @click=${this.#onTemplates}
        ></inbox-icon-button>`
      : nothing;
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
          @inbox-staged-file=${this.#onStagedFile}
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

  /** Under an hour the minutes stand right where the agent writes. */
  #renderLast() {
    const { left, urgency } = this.#window;
    if (left === undefined || urgency !== 'last') return nothing;
    const t = this.#locale;
    return html`<div class="last num">${t.term('windowOpen', t.term('duration', left))}</div>`;
  }

  #renderPanel() {
    return this.panel === undefined
      ? nothing
      : html`<inbox-reply-panel
          panel=${this.panel}
          ?templates=${this.templates}
          .anchor=${this.box ?? undefined}
          .replies=${this.#replies}
          @inbox-emoji=${this.#onEmoji}
          @inbox-quick-reply=${this.#onQuickReply}
          @inbox-templates=${this.#onTemplates}
          @inbox-popover-toggle=${this.#onPanelToggle}
        ></inbox-reply-panel>`;
  }

  get #hasReplies(): boolean {
    return this.#inbox.session?.info.can.lookups.includes('quickReply') ?? false;
  }

  /** What follows `/` names these; while they are being read, none. */
  get #found(): readonly QuickReply[] | undefined {
    if (this.slash === undefined) return undefined;
    return this.#replies ? this.#replies.find(this.slash) : [];
  }

  async #toggle(panel: Panel) {
    if (this.panel === panel) {
      this.panel = undefined;
      return;
    }
    const isEmoji = panel === 'emoji';
    if (!(await this.#load(isEmoji ? loadEmojiPicker : loadQuickReplyList))) return;
    if (!isEmoji && !(await this.#load(this.#readReplies))) return;
    this.panel = panel;
    await this.updateComplete;
    await this.panelElement?.focus();
  }

  /** Asks for the quick replies, unless they are there. */
  #readReplies = async (): Promise<void> => {
    const { QuickReplies } = await loadQuickReplies();
    this.#replies ??= new QuickReplies(this, this.#locale);
    this.#replies.load();
  };

  /** Loads a lazy part; where it cannot be loaded, that is said. */
  async #load(load: () => Promise<void>): Promise<boolean> {
    try {
      await load();
      if (this.problem?.kind === 'loadFailed') this.problem = undefined;
      return true;
    } catch {
      this.problem = { kind: 'loadFailed' };
      return false;
    }
  }

  #onPanelToggle = ({ open }: InboxPopoverToggleEvent) => {
    if (open) return;
    this.panel = undefined;
    // Esc gave the focus back to the button; a click elsewhere has put it where it belongs.
    if (holdsFocus(this)) this.field.focus();
  };

  #onEmoji = ({ emoji }: InboxEmojiEvent) => {
    this.field.insert(emoji);
  };

  #onTemplates = () => {
    this.panel = undefined;
    this.dispatchEvent(new InboxTemplatesEvent());
  };

  #onSlash = async ({ query }: InboxSlashEvent) => {
    if (!this.#hasReplies) return;
    this.slash = query;
    if (query === undefined || (await this.#load(this.#readReplies))) return;
    // Without them it is a sign like any other.
    this.slash = undefined;
  };

  #onQuickReply = ({ reply }: InboxQuickReplyEvent) => {
    if (!this.#replies) return;
    const { contact, protocol } = this.#row.row ?? {};
    const agent = this.#inbox.session?.info.me.name;
    const variables = { customer: contact?.name, agent, protocol };
    const { words, file } = this.#replies.fill(reply, variables);
    if (file) this.#draft.send({ type: 'media.add', ...file });
    if (this.slash === undefined) this.field.insert(words);
    else this.field.replace(words);
    this.panel = undefined;
  };

  #onDraft = ({ text }: InboxDraftEvent) => {
    this.problem = undefined;
    this.#draft.send({ type: 'draft.changed', text });
    this.#inbox.handle?.actor.getSnapshot().children.conversation?.send({ type: 'typing' });
  };

  #onSubmit = () => {
    const contents = contentsOf(this.#draft.text, this.#draft.files);
    if (contents.length === 0) return;
    this.problem = problemOf(this.#draft.text, this.#draft.files);
    if (this.problem !== undefined) return;
    const mayGo = contents.every((content) =>
      this.dispatchEvent(new InboxBeforeSendEvent(this.conversationId, content)),
    );
    if (!mayGo) return;
    this.#draft.send({ type: 'submit' });
    this.field.focus();
  };

  #onFiles = ({ files }: InboxFilesEvent) => {
    this.addFiles(files);
    this.field.focus();
  };

  #onStagedFile = (event: InboxStagedFileEvent) => {
    this.problem = undefined;
    this.#draft.changeFile(event);
    if (this.#draft.files.length === 0) this.field.focus();
  };

  #onNoReply = () => {
    this.#draft.send({ type: 'reply.to' });
    this.field.focus();
  };

  #onDismiss = () => {
    this.problem = undefined;
    this.#draft.send({ type: 'refusals.dismiss' });
    this.field.focus();
  };

  #onVoiceSlot = (event: Event) => {
    this.recorder =
      (event.target as HTMLSlotElement).assignedElements({ flatten: true }).length > 0;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-reply-box': InboxReplyBox;
  }
}
