import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { LookupController } from '../../../context/lookup.controller.js';
import { RowController } from '../../../context/row.controller.js';
import { WindowController } from '../../../context/window.controller.js';
import { acceptOf } from '../../../domain/attachment.js';
import { MAX_TEXT } from '../../../domain/channel.js';
import { contactName } from '../../../domain/contact-name.js';
import { visibleName } from '../../../domain/file-name.js';
import type { Id } from '../../../domain/id.js';
import { hasMarks } from '../../../domain/marks.js';
import { fillQuickReply, openVariables } from '../../../domain/quick-reply.js';
import { milestoneOf } from '../../../domain/window.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { define } from '../../define.js';
import {
  InboxAnnounceEvent,
  InboxBeforeSendEvent,
  type InboxDraftEvent,
  type InboxEmojiEvent,
  type InboxFilesEvent,
  type InboxPopoverToggleEvent,
  type InboxQuickReplyEvent,
  type InboxSlashEvent,
  type InboxStagedFileEvent,
} from '../../events.js';
import { summaryOf } from '../../parts/bubble/content.js';
import { InboxIconButton } from '../../parts/icon-button/icon-button.js';
import { renderMarks } from '../../parts/marks/marks.js';
import { marksStyles } from '../../parts/marks/marks.styles.js';
import { InboxMessageField } from '../../parts/message-field/message-field.js';
import { InboxPopover } from '../../parts/popover/popover.js';
import type { InboxQuickReplyList } from '../../parts/quick-reply-list/quick-reply-list.js';
import { InboxStandIn } from './stand-in.js';
import { styles } from './composer.styles.js';

type Panel = 'emoji' | 'quick' | 'slash';

/**
 * @summary Where the agent answers: the message field, or the bar that says why not and what can be done instead.
 * @tag inbox-composer
 * @slot camera - A host's or a later part's camera button; drawn only where the message field is.
 * @slot voice - The same for recording; shown while there is nothing to send.
 * @csspart box - The rounded box around the field.
 * @fires {InboxBeforeSendEvent} inbox-before-send - Cancel it and nothing is sent; everything stays in the field.
 */
export class InboxComposer extends LitElement {
  static readonly tag = 'inbox-composer';
  static readonly uses = [InboxIconButton, InboxMessageField, InboxPopover, InboxStandIn];
  static override styles = [baseStyles, buttonStyles, marksStyles, styles];

  /** What Enter does; Shift+Enter does the other. */
  @property() enter: 'send' | 'break' = 'send';

  @state() private panel?: Panel | undefined;
  @state() private slash = '';
  @state() private problem?: string | undefined;

  @query('inbox-message-field') private field!: InboxMessageField | null;
  @query('inbox-stand-in') private standIn!: InboxStandIn | null;
  @query('inbox-quick-reply-list') private quickList!: InboxQuickReplyList | null;
  @query('input[type="file"]') private picker!: HTMLInputElement;
  @query('.box') private box!: HTMLElement | null;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #conversation = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.conversation,
    ({ value, context }) => [value.seat, value.window, context.conversationId, context.readonly],
  );
  #composer = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.conversation?.getSnapshot().children.composer,
    ({ value, context }) => [value, context.refusals, context.error],
  );
  #row = new RowController(
    this,
    (store) => store.conversations,
    () => this.#id,
  );
  #draft = new RowController(
    this,
    (store) => store.drafts,
    () => this.#id,
  );
  #window = new WindowController(this, () => this.#id);
  #replies = new LookupController(this, 'quickReply');
  #known: { id: Id | undefined; open: boolean; milestone: number | undefined } | undefined;
  #hadFocus = false;

  get #id(): Id | undefined {
    return this.#conversation.snapshot?.context.conversationId;
  }

  /** Whether a message can be written now. */
  get writable(): boolean {
    const snapshot = this.#conversation.snapshot;
    return (
      snapshot !== undefined &&
      !snapshot.context.readonly &&
      snapshot.matches({ seat: 'mine', window: 'open' }) &&
      (this.#row.row?.allow.includes('send') ?? false)
    );
  }

  /** The caret into the field, or the focus on what stands in its place. */
  override focus(): void {
    (this.field ?? this.standIn)?.focus();
  }

  /** Stages files as if they had been chosen here. */
  addFiles(files: readonly File[]): void {
    if (files.length === 0) return;
    if (this.writable) this.#composer.actor?.send({ type: 'files.add', files });
  }

  protected override willUpdate(): void {
    this.#hadFocus = this.field?.matches(':focus-within') ?? false;
    if (!this.writable) this.panel = undefined;
    if ((this.#draft.row?.files.length ?? 0) > 0) void loadStagedFiles();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.#hadFocus && !this.field) this.standIn?.focus();
    this.#tellWindow();
  }

  override render() {
    if (!this.#conversation.snapshot) return nothing;
    if (!this.writable) return html`<inbox-stand-in></inbox-stand-in>`;
    const { text = '', files = [] } = this.#draft.row ?? {};
    return html`<div part="box" class="box">
      ${this.#renderProblems()} ${this.#renderReply()}
      ${files.length > 0
        ? html`<inbox-staged-files .files=${files} @inbox-staged-file=${this.#onStagedFile}></inbox-staged-files>`
        : nothing}
      ${hasMarks(text)
        ? html`<div class="preview"><small>${this.#locale.term('preview')}</small>${renderMarks(text)}</div>`
        : nothing}
      ${this.#renderLine(text, files.length)} ${this.#renderLast()} ${this.#renderPanel()}
    </div>`;
  }

  #renderLine(text: string, files: number): TemplateResult {
    const t = this.#locale;
    const can = this.#inbox.session?.info.can;
    const empty = text.trim() === '' && files === 0;
    const busy = this.#composer.snapshot?.hasTag('busy') ?? false;
    return html`<div class="line">
      <inbox-icon-button
        icon="smile"
        label=${t.term('emoji')}
        haspopup="dialog"
        .expanded=${this.panel === 'emoji'}
        @click=${() => this.#toggle('emoji')}
      ></inbox-icon-button>
      ${can?.upload
        ? html`<inbox-icon-button
              icon="attach"
              label=${t.term('attach')}
              @click=${() => this.picker.click()}
            ></inbox-icon-button>
            <input
              type="file"
              hidden
              multiple
              tabindex="-1"
              aria-hidden="true"
              accept=${acceptOf(can.upload)}
              @change=${this.#onPicked}
            />`
        : nothing}
      <slot name="camera"></slot>
      <inbox-message-field
        .value=${text}
        enter=${this.enter}
        @inbox-draft=${this.#onDraft}
        @inbox-submit=${this.#onSubmit}
        @inbox-files=${this.#onFiles}
        @inbox-slash=${this.#onSlash}
        @keydown=${this.#onFieldKeydown}
      ></inbox-message-field>
      ${can?.lookups.includes('quickReply')
        ? html`<inbox-icon-button
            icon="quick"
            label=${t.term('quickReplies')}
            haspopup="listbox"
            .expanded=${this.panel === 'quick'}
            @click=${() => this.#toggle('quick')}
          ></inbox-icon-button>`
        : nothing}
      <slot name="voice" ?hidden=${!empty}></slot>
      <inbox-icon-button
        variant="primary"
        icon="send"
        label=${t.term('send')}
        ?disabled=${empty || busy}
        @click=${this.#onSubmit}
      ></inbox-icon-button>
    </div>`;
  }

  #renderProblems() {
    const t = this.#locale;
    const { refusals = [], error } = this.#composer.snapshot?.context ?? {};
    const said = [
      ...(error ? [t.term('notSaved')] : []),
      ...(this.problem ? [this.problem] : []),
      ...refusals.map(({ name, reason, maxBytes }) =>
        t.term('fileRefused', visibleName(name), reason, maxBytes === undefined ? '' : t.bytes(maxBytes)),
      ),
    ];
    if (said.length === 0) return nothing;
    return html`<div class="said" role="alert">
      <ul>
        ${said.map((line) => html`<li>${line}</li>`)}
      </ul>
      <inbox-icon-button
        size="small"
        icon="close"
        label=${t.term('dismiss')}
        @click=${this.#onDismiss}
      ></inbox-icon-button>
    </div>`;
  }

  #renderReply() {
    const replyTo = this.#draft.row?.replyTo;
    if (replyTo === undefined) return nothing;
    const t = this.#locale;
    const message = this.#inbox.store?.messages.get(replyTo);
    const contact = this.#row.row?.contact;
    const name =
      message?.direction === 'out' ? t.term('you') : ((contact && contactName(contact)) ?? t.term('customer'));
    return html`<div class="reply">
      <div>
        <b>${t.term('replyingTo', name)}</b
        ><bdi class="cut">${message ? summaryOf(message.content, t) : t.term('quoteMissing')}</bdi>
      </div>
      <inbox-icon-button
        size="small"
        icon="close"
        label=${t.term('cancelReply')}
        @click=${() => this.#composer.actor?.send({ type: 'reply.to' })}
      ></inbox-icon-button>
    </div>`;
  }

  /** Under an hour the minutes stand right where the agent writes. */
  #renderLast() {
    const { left } = this.#window;
    if (left === undefined || this.#window.urgency !== 'last') return nothing;
    const t = this.#locale;
    return html`<div class="last num">${t.term('windowOpen', t.term('duration', left))}</div>`;
  }

  #renderPanel() {
    const { panel } = this;
    if (panel === undefined) return nothing;
    return html`<inbox-popover
      open
      side="above"
      align=${panel === 'quick' ? 'end' : 'start'}
      .anchor=${this.box ?? undefined}
      .manual=${panel === 'slash'}
      @inbox-popover-toggle=${this.#onPanelToggle}
    >
      ${panel === 'emoji'
        ? html`<inbox-emoji-picker @inbox-emoji=${this.#onEmoji}></inbox-emoji-picker>`
        : html`<inbox-quick-reply-list
            .items=${this.#replies.items}
            state=${this.#replies.state}
            .filter=${panel === 'slash' ? this.slash : undefined}
            @inbox-quick-reply=${this.#onQuickReply}
            @inbox-retry-lookup=${() => this.#replies.retry()}
          ></inbox-quick-reply-list>`}
    </inbox-popover>`;
  }

  /** Few words at the moments that matter: an hour, a quarter, closed, open again. */
  #tellWindow() {
    const open = this.#window.window?.state === 'open';
    const mine = this.#conversation.snapshot?.value.seat === 'mine';
    const milestone = this.#window.left === undefined ? undefined : milestoneOf(this.#window.left);
    const before = this.#known;
    this.#known = { id: this.#id, open, milestone };
    if (!mine || !before || before.id !== this.#id) return;
    const t = this.#locale;
    if (before.open && !open) this.#say(`${t.term('windowClosed')} ${t.term('draftKept')}`);
    else if (!before.open && open) this.#say(t.term('windowReopened'));
    else if (milestone !== undefined && milestone !== before.milestone) {
      this.#say(t.term('windowMilestone', t.term('duration', this.#window.left ?? 0)));
    }
  }

  #say(text: string) {
    this.dispatchEvent(new InboxAnnounceEvent(text));
  }

  async #toggle(panel: Panel) {
    if (this.panel === panel) {
      this.panel = undefined;
      return;
    }
    if (panel === 'emoji') await loadEmoji();
    else {
      this.#replies.load();
      await loadQuickReplies();
    }
    this.panel = panel;
    if (panel === 'slash') return;
    await this.updateComplete;
    const list = this.renderRoot.querySelector<LitElement>('inbox-emoji-picker, inbox-quick-reply-list');
    await list?.updateComplete;
    list?.focus();
  }

  #onPanelToggle = ({ open }: InboxPopoverToggleEvent) => {
    if (open) return;
    const byHand = this.panel !== 'slash';
    this.panel = undefined;
    if (byHand) this.field?.focus();
  };

  #onEmoji = ({ emoji }: InboxEmojiEvent) => {
    this.field?.insert(emoji);
  };

  #onSlash = ({ query }: InboxSlashEvent) => {
    if (!this.#inbox.session?.info.can.lookups.includes('quickReply')) return;
    this.slash = query ?? '';
    if (query === undefined) {
      if (this.panel === 'slash') this.panel = undefined;
    } else if (this.panel !== 'slash') void this.#toggle('slash');
  };

  /** While the quick replies are open by `/`, the field's keys steer them. */
  #onFieldKeydown = (event: KeyboardEvent) => {
    const list = this.panel === 'slash' ? this.quickList : null;
    if (!list || event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const name = list.move(event.key === 'ArrowUp' ? -1 : 1);
      if (name) this.#say(name);
    } else if (event.key === 'Escape') {
      this.panel = undefined;
    } else if (!((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && list.choose())) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #onQuickReply = ({ reply }: InboxQuickReplyEvent) => {
    const row = this.#row.row;
    const text = fillQuickReply(reply.text, {
      customer: row?.contact.name,
      agent: this.#inbox.session?.info.me.name,
      protocol: row?.protocol,
    });
    const slash = this.panel === 'slash';
    this.panel = undefined;
    if (reply.media && openVariables(text).length === 0) {
      if (slash) this.#composer.actor?.send({ type: 'draft.changed', text: '' });
      if (!this.#mayGo({ kind: 'text', text })) return;
      this.#composer.actor?.send({ type: 'message.submit', text, media: reply.media });
      this.field?.focus();
    } else if (slash) this.field?.replace(text);
    else this.field?.insert(text);
  };

  #onDraft = ({ text }: InboxDraftEvent) => {
    this.problem = undefined;
    this.#composer.actor?.send({ type: 'draft.changed', text });
    this.#conversation.actor?.send({ type: 'typing' });
  };

  #onSubmit = () => {
    const { text = '', files = [] } = this.#draft.row ?? {};
    const open = openVariables(text);
    if (open.length > 0) {
      this.problem = this.#locale.term('unknownVariables', open.join(', '));
      return;
    }
    if ((text.trim() === '' && files.length === 0) || text.trim().length > MAX_TEXT) return;
    const staged = files.map(({ name, blob, caption }) => ({
      name,
      mime: blob.type,
      bytes: blob.size,
      caption,
    }));
    if (staged.length > 0 && !this.#mayGo({ kind: 'files', files: staged })) return;
    if (text.trim() !== '' && !this.#mayGo({ kind: 'text', text: text.trim() })) return;
    this.#composer.actor?.send({ type: 'submit' });
    this.field?.focus();
  };

  #mayGo(content: InboxBeforeSendEvent['content']): boolean {
    return this.#id !== undefined && this.dispatchEvent(new InboxBeforeSendEvent(this.#id, content));
  }

  #onFiles = ({ files }: InboxFilesEvent) => this.addFiles(files);

  #onPicked = () => {
    this.addFiles([...(this.picker.files ?? [])]);
    this.picker.value = '';
    this.field?.focus();
  };

  #onStagedFile = ({ id, change }: InboxStagedFileEvent) => {
    const { actor } = this.#composer;
    if (change === 'remove') actor?.send({ type: 'file.remove', id });
    else if ('by' in change) actor?.send({ type: 'file.move', id, by: change.by });
    else actor?.send({ type: 'file.caption', id, caption: change.caption });
  };

  #onDismiss = () => {
    this.problem = undefined;
    this.#composer.actor?.send({ type: 'refusals.dismiss' });
  };
}

const loadEmoji = async () => define((await import('../../parts/emoji-picker/emoji-picker.js')).InboxEmojiPicker);
const loadQuickReplies = async () =>
  define((await import('../../parts/quick-reply-list/quick-reply-list.js')).InboxQuickReplyList);
const loadStagedFiles = async () => define((await import('../../parts/staged-files/staged-files.js')).InboxStagedFiles);

declare global {
  interface HTMLElementTagNameMap {
    'inbox-composer': InboxComposer;
  }
}
