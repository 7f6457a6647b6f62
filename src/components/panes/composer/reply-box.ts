import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { WindowController } from '../../../context/window.controller.js';
import type { ChosenFiles } from '../../../domain/draft.js';
import type { Id } from '../../../domain/id.js';
import type { QuickReply } from '../../../domain/lookups.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { drawLazily } from '../../define.js';
import {
  InboxBeforeSendEvent,
  InboxTemplatesEvent,
  type InboxDraftEvent,
  type InboxFilesEvent,
  type InboxQuickReplyEvent,
  type InboxSlashEvent,
} from '../../events/first.js';
import type { InboxEmojiEvent, InboxPopoverToggleEvent } from '../../events/later.js';
import { focusedElement, holdsFocus } from '../../parts/dialog/focused-element.js';
import { InboxIconButton } from '../../parts/icon-button/icon-button.js';
import { InboxMessageField } from '../../parts/message-field/message-field.js';
import type { Problem } from '../../parts/problem-list/problem-list.js';
import { contentsOf, problemOf } from './before-send.js';
import { DraftController } from './draft.controller.js';
import {
  loadAttachButton,
  loadCameraButton,
  loadEmojiPicker,
  loadQuickReplies,
  loadQuickReplyList,
  loadRecorder,
  loadReplyHead,
} from './lazy.js';
import type { QuickReplies } from './quick-replies.js';
import { styles } from './reply-box.styles.js';
import type { InboxReplyPanel } from './reply-panel.js';

type Panel = 'emoji' | 'quick';
type Place = 'camera' | 'voice';

/**
 * @summary The message field of one conversation and all that goes with it: files, quick replies, emoji, send. What
 * is sent leaves in this order: the files, each with its caption, then the text as a message of its own.
 * @tag inbox-reply-box
 * @slot camera - A host's own, in the place of ours; drawn where the channel takes photos.
 * @slot voice - The same where the channel takes recordings, in place of send while there is nothing to send.
 * @csspart box - The rounded box.
 * @fires {InboxBeforeSendEvent} inbox-before-send - Cancel it and nothing is sent; everything stays in the field.
 * @fires {InboxTemplatesEvent} inbox-templates - A template wants to be chosen.
 */
export class InboxReplyBox extends LitElement {
  static readonly tag = 'inbox-reply-box';
  static readonly uses = [InboxIconButton, InboxMessageField];
  static override styles = [baseStyles, styles];

  @property({ attribute: false }) conversationId: Id = '';
  /** What Enter does; Shift+Enter does the other. */
  @property() enter: 'send' | 'break' = 'send';
  /** Templates can be sent. */
  @property({ type: Boolean }) templates = false;

  @state() private panel?: Panel | undefined;
  @state() private problem?: Problem | undefined;
  /** Send was pressed while files were being prepared, or what went before stored: the draft leaves after that. */
  @state() private waiting = false;
  /** The recorder stands in the field's place. */
  @state() private recording = false;
  /** Places that the host has filled. */
  @state() private filled: ReadonlySet<Place> = new Set();
  /** What follows `/` in the field; absent while its text does not begin so. */
  @state() private slash?: string | undefined;

  @query('inbox-message-field') private field!: InboxMessageField;
  @query('inbox-recorder') private recorder!: HTMLElement | null;
  @query('.box') private box!: HTMLElement | null;
  @query('inbox-reply-panel') private panelElement!: InboxReplyPanel | null;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #draft = new DraftController(this, () => this.conversationId);
  #window = new WindowController(this, () => this.conversationId);
  /** Absent until they are asked for. */
  #replies: QuickReplies | undefined;

  /** The caret into the field. */
  override focus(): void {
    void this.updateComplete.then(() => (this.recorder ?? this.field).focus());
  }

  /** Stages files as if they had been chosen here. */
  addFiles(files: ChosenFiles): void {
    this.#draft.send({ type: 'files.add', files });
  }

  /** Puts a text where the caret is, as if typed; ignored while the recorder stands there. */
  insert(text: string): void {
    if (!this.recording) this.field.insert(text);
  }

  protected override willUpdate(): void {
    drawLazily(loadAttachButton);
    drawLazily(loadReplyHead);
    if (this.#hasTools) drawLazily(loadCameraButton);
    // Its recorder stays until it says that it is done.
    if (this.#draft.hasVoice) this.recording = true;
    if (this.recording) drawLazily(loadRecorder);
    if (!this.waiting || this.#draft.isHeld) return;
    this.waiting = false;
    // What went wrong meanwhile is to be seen before the rest leaves.
    const { refusals, notSaved } = this.#draft;
    if (refusals.length === 0 && !notSaved) void this.updateComplete.then(this.#onSubmit);
  }

  override render() {
    return html`<div part="box" class="box">
      <inbox-reply-head
        .conversationId=${this.conversationId}
        .problem=${this.problem}
        ?waiting=${this.waiting}
        @inbox-dismiss=${this.#onChange}
        @inbox-submit=${this.#onSubmit}
        @inbox-focus-composer=${() => this.focus()}
      ></inbox-reply-head>
      ${this.recording ? this.#renderRecorder() : this.#renderLine()} ${this.#renderLast()}
      ${this.#renderPanel()}
    </div>`;
  }

  #renderLine(): TemplateResult {
    const t = this.#locale;
    const can = this.#inbox.session?.info.can;
    const { text, isEmpty, busy } = this.#draft;
    const mayRecord = isEmpty && can?.voice === true;
    const records = mayRecord && (this.#hasTools || this.filled.has('voice'));
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
              ?converts=${this.#hasTools}
              @inbox-files=${this.#onFiles}
            ></inbox-attach-button>`
          : nothing
      }
      ${this.#renderPlace('camera', can?.upload?.kinds.image !== undefined, this.#renderCamera())}
      <inbox-message-field
        .value=${text}
        enter=${this.enter}
        .replies=${this.#found}
        note=${this.#replies?.note(this.slash ?? '') ?? t.term('loading')}
        .anchor=${this.box ?? undefined}
        @inbox-draft=${this.#onDraft}
        @inbox-submit=${this.#onSubmit}
        @inbox-files=${this.#onFiles}
        @inbox-slash=${this.#onSlash}
        @inbox-quick-reply=${this.#onQuickReply}
      ></inbox-message-field>
      ${this.#renderQuick()} ${this.#renderPlace('voice', mayRecord, this.#renderMicrophone())}
      <inbox-icon-button
        variant="primary"
        icon="send"
        label=${t.term('send')}
        ?hidden=${records}
        ?disabled=${isEmpty || busy || this.waiting}
        @click=${this.#onSubmit}
      ></inbox-icon-button>
    </div>`;
  }

  /** What the host has put in a place, else what is ours. */
  #renderPlace(place: Place, shown: boolean, own: unknown) {
    return html`<slot name=${place} ?hidden=${!shown} @slotchange=${this.#onPlace}></slot>${
        shown && this.#hasTools && !this.filled.has(place) ? own : nothing
      }`;
  }

  #renderCamera() {
    return html`<inbox-camera-button
      .conversationId=${this.conversationId}
      @inbox-focus-composer=${() => this.focus()}
    ></inbox-camera-button>`;
  }

  #renderRecorder() {
    return html`<inbox-recorder
      .conversationId=${this.conversationId}
      @inbox-recorder-close=${this.#onRecorded}
    ></inbox-recorder>`;
  }

  #renderMicrophone() {
    return html`<inbox-icon-button
      icon="microphone"
      label=${this.#locale.term('record')}
      @click=${this.#onRecord}
    ></inbox-icon-button>`;
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

  /** The browser's microphone and camera can be used. */
  get #hasTools(): boolean {
    return this.#inbox.handle?.environment.media !== undefined;
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
    this.#replies ??= new QuickReplies(this, this.#locale, () => this.conversationId);
    this.#replies.load();
  };

  /** Loads a lazy part; where it cannot be loaded, that is said. False also where the focus has gone elsewhere meanwhile. */
  async #load(load: () => Promise<void>): Promise<boolean> {
    const focused = focusedElement();
    try {
      await load();
      if (this.problem?.kind === 'loadFailed') this.problem = undefined;
      return focusedElement() === focused;
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
    const { words, file } = this.#replies.fill(reply);
    if (file) this.#draft.send({ type: 'media.add', ...file });
    if (this.slash === undefined) this.field.insert(words);
    else this.field.replace(words);
    this.panel = undefined;
  };

  #onChange = () => {
    this.problem = undefined;
    this.waiting = false;
  };

  #onDraft = ({ text }: InboxDraftEvent) => {
    this.#onChange();
    this.#draft.send({ type: 'draft.changed', text });
    this.#inbox.handle?.actor.getSnapshot().children.conversation?.send({ type: 'typing' });
  };

  #onSubmit = () => {
    const contents = contentsOf(this.#draft.text, this.#draft.files);
    if (contents.length === 0) return;
    this.problem = problemOf(this.#draft.text, this.#draft.files);
    if (this.problem !== undefined) return;
    this.waiting = this.#draft.isHeld;
    if (this.waiting) return;
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

  #onRecord = async () => {
    if (!(await this.#load(loadRecorder))) return;
    this.recording = true;
    this.focus();
  };

  #onRecorded = async () => {
    const hadFocus = holdsFocus(this);
    this.recording = false;
    await this.updateComplete;
    if (hadFocus) this.field.focus();
  };

  #onPlace = ({ target }: Event) => {
    const slot = target as HTMLSlotElement;
    const filled = new Set(this.filled);
    if (slot.assignedElements({ flatten: true }).length > 0) filled.add(slot.name as Place);
    else filled.delete(slot.name as Place);
    this.filled = filled;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-reply-box': InboxReplyBox;
  }
}
