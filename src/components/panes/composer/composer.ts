import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { RowController } from '../../../context/row.controller.js';
import { WindowController } from '../../../context/window.controller.js';
import { isEmptyDraft, type ChosenFiles } from '../../../domain/draft.js';
import type { Id } from '../../../domain/id.js';
import { milestoneOf, takesTemplates } from '../../../domain/window.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { drawLazily } from '../../define.js';
import { InboxAnnounceEvent } from '../../events/first.js';
import { holdsFocus } from '../../parts/dialog/focused-element.js';
import { styles } from './composer.styles.js';
import { loadStandIn, loadTemplateChooser } from './lazy.js';
import { InboxReplyBox } from './reply-box.js';
import type { InboxStandIn } from './stand-in.js';

/**
 * @summary Where the agent answers: the message field, or the bar that says why not and what can be done instead.
 * @tag inbox-composer
 * @slot camera - A host's own camera button in the place of ours; drawn only where the message field is.
 * @slot voice - The same for recording; drawn while there is nothing to send.
 * @fires {InboxBeforeSendEvent} inbox-before-send - Cancel it and nothing is sent; everything stays in the field.
 */
export class InboxComposer extends LitElement {
  static readonly tag = 'inbox-composer';
  static readonly uses = [InboxReplyBox];
  static override styles = [baseStyles, styles];

  /** What Enter does; Shift+Enter does the other. */
  @property() enter: 'send' | 'break' = 'send';

  /** The conversation for which a template is being chosen. */
  @state() private choosing?: Id | undefined;

  @query('inbox-reply-box') private replyBox!: InboxReplyBox | null;
  @query('inbox-stand-in') private standIn!: InboxStandIn | null;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #conversation = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.conversation,
    ({ value, context }) => [value.seat, value.window, context.conversationId, context.readonly],
  );
  #row = new RowController(
    this,
    (store) => store.conversations,
    () => this.#id,
  );
  #window = new WindowController(this, () => this.#id);
  /** The conversation on the screen, and the one in which the focus was when it was drawn last. */
  #drawn: Id | undefined;
  #focused: Id | undefined;
  #told: { id: Id | undefined; open: boolean; milestone: number | undefined } | undefined;

  get #id(): Id | undefined {
    return this.#conversation.snapshot?.context.conversationId;
  }

  /** Whether a message can be written now. */
  get writable(): boolean {
    return this.#maySend && this.#window.window?.state === 'open';
  }

  /** The caret into the field, or the focus on what stands in its place. */
  override focus(): void {
    if (this.replyBox) this.replyBox.focus();
    else void this.#focusStandIn();
  }

  /** Stages files as if they had been chosen here; ignored while nothing can be written. */
  addFiles(files: ChosenFiles): void {
    this.replyBox?.addFiles(files);
  }

  /** Puts a text where the caret is, as if typed; ignored while nothing can be written. */
  insert(text: string): void {
    this.replyBox?.insert(text);
  }

  protected override willUpdate(): void {
    if (holdsFocus(this)) this.#focused = this.#drawn;
    if (this.choosing !== this.#id || !this.#mayTemplate) this.choosing = undefined;
    if (this.#id !== undefined && !this.writable) drawLazily(loadStandIn);
  }

  protected override updated(): void {
    this.#drawn = this.#id;
    if (this.#focused !== undefined && this.#id !== undefined) this.#keepFocus();
    this.#tellWindow();
  }

  override render() {
    const id = this.#id;
    if (id === undefined) return nothing;
    return html`${keyed(
      id,
      this.writable
        ? html`<inbox-reply-box
            exportparts="box"
            .conversationId=${id}
            enter=${this.enter}
            ?templates=${this.#hasTemplates}
            @inbox-templates=${this.#onTemplates}
          >
            <slot slot="camera" name="camera"></slot>
            <slot slot="voice" name="voice"></slot>
          </inbox-reply-box>`
        : html`<inbox-stand-in
            ?templates=${this.#hasTemplates}
            @inbox-templates=${this.#onTemplates}
          ></inbox-stand-in>`,
    )}
    ${
      this.choosing === undefined
        ? nothing
        : html`<inbox-template-chooser
            open
            @inbox-dialog-close=${this.#onChosen}
          ></inbox-template-chooser>`
    }`;
  }

  /** It is hers to answer, whatever the window says. */
  get #maySend(): boolean {
    const { snapshot } = this.#conversation;
    return (
      snapshot?.value.seat === 'mine' &&
      !snapshot.context.readonly &&
      (this.#row.row?.allow.includes('send') ?? false)
    );
  }

  get #mayTemplate(): boolean {
    return this.#maySend && this.#hasTemplates && takesTemplates(this.#window.window);
  }

  get #hasTemplates(): boolean {
    const can = this.#inbox.session?.info.can;
    return (
      can !== undefined && can.content.includes('template') && can.lookups.includes('template')
    );
  }

  /**
   * What had the focus has gone: it goes to what came in its place. In another conversation never to a button: what
   * is typed meanwhile must not take it.
   */
  #keepFocus() {
    const isLost = this.ownerDocument.activeElement === this.ownerDocument.body;
    const target = this.#focused === this.#id ? this : this.replyBox;
    if (isLost) target?.focus();
    if (!isLost || target) this.#focused = undefined;
  }

  async #focusStandIn() {
    await loadStandIn().catch(() => undefined);
    this.standIn?.focus();
  }

  /** Few words at the moments that matter: an hour, a quarter, closed, open again. */
  #tellWindow() {
    if (this.#conversation.snapshot?.value.seat !== 'mine') {
      this.#told = undefined;
      return;
    }
    const { window, left } = this.#window;
    const before = this.#told;
    const now = {
      id: this.#id,
      open: window?.state === 'open',
      milestone: left === undefined ? undefined : milestoneOf(left),
    };
    this.#told = now;
    if (!before || before.id !== now.id) return;
    const t = this.#locale;
    if (before.open && window?.state === 'closed') {
      const draft = this.#inbox.store?.drafts.get(now.id ?? '');
      const kept = draft && !isEmptyDraft(draft) ? ` ${t.term('draftKept')}` : '';
      this.#say(t.term('windowClosed') + kept);
    } else if (!before.open && now.open) {
      this.#say(t.term('windowReopened'));
    } else if (now.milestone !== undefined && now.milestone !== before.milestone) {
      this.#say(t.term('windowMilestone', t.term('duration', left ?? 0)));
    }
  }

  #say(text: string) {
    this.dispatchEvent(new InboxAnnounceEvent(text));
  }

  #onTemplates = async () => {
    const id = this.#id;
    try {
      await loadTemplateChooser();
      this.choosing = id;
    } catch {
      this.dispatchEvent(new InboxAnnounceEvent(this.#locale.term('loadFailed'), true));
    }
  };

  #onChosen = async () => {
    this.choosing = undefined;
    await this.updateComplete;
    this.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-composer': InboxComposer;
  }
}
