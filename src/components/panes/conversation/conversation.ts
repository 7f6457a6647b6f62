import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { RowController } from '../../../context/row.controller.js';
import { contactName } from '../../../domain/contact-name.js';
import type { Id } from '../../../domain/id.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { drawLazily } from '../../define.js';
import type { InboxFilesEvent } from '../../events/first.js';
import type { InboxDropTextEvent, InboxFoundEvent } from '../../events/later.js';
import { InboxIcon } from '../../parts/icon/icon.js';
import { InboxIconButton } from '../../parts/icon-button/icon-button.js';
import { rehearse } from '../../rehearse.js';
import { InboxComposer } from '../composer/composer.js';
import type { InboxFind } from '../find/find.js';
import { InboxHeader } from '../header/header.js';
import type { ReadingPlace } from '../thread/scroll-anchor.js';
import type { InboxThread } from '../thread/thread.js';
import { styles } from './conversation.styles.js';
import { loadFind, loadThread } from './lazy.js';
import { preload } from './preload.js';
import { sampleBubbles } from './samples.js';

const KEYS = [
  ['↑ ↓', 'walk'],
  ['Enter', 'open'],
  ['/', 'slash'],
] as const;

/**
 * @summary The open conversation: header, messages and composer. Files may be dropped anywhere on it.
 * @tag inbox-conversation
 * @slot empty - What is shown while nothing is open.
 * @slot header-end - A host's own actions in the header.
 * @slot camera - See `<inbox-composer>`.
 * @slot voice - See `<inbox-composer>`.
 */
export class InboxConversation extends LitElement {
  static readonly tag = 'inbox-conversation';
  static readonly uses = [InboxComposer, InboxHeader, InboxIcon, InboxIconButton];
  static override styles = [baseStyles, styles];

  /** Offers a way back: the list is not beside it. */
  @property({ type: Boolean }) alone = false;
  @property({ type: Boolean }) detailed = false;
  @property({ type: Boolean, attribute: 'no-details' }) noDetails = false;
  /** What Enter does in the message field. */
  @property() enter: 'send' | 'break' = 'send';

  /** The messages are being searched. */
  @state() private finding = false;
  /** The message that the search shows. */
  @state() private found?: Id | undefined;

  @query('section') private section!: HTMLElement | null;
  @query('inbox-header') private header!: InboxHeader | null;
  @query('inbox-composer') private composer!: InboxComposer | null;
  @query('inbox-thread') private thread!: InboxThread | null;
  @query('inbox-find') private find!: InboxFind | null;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #root = new ActorController(
    this,
    (handle) => handle.actor,
    ({ context }) => [context.openId, context.readonly],
  );
  #row = new RowController(
    this,
    (store) => store.conversations,
    () => this.#root.snapshot?.context.openId,
  );

  #shown: Id | undefined;
  #places = new Map<Id, ReadingPlace>();

  /** The focus on the conversation as a whole: what is in it is read from the top. */
  override focus(): void {
    this.section?.focus();
  }

  /** Takes the dialog of the header away. */
  async putAway(): Promise<void> {
    await this.updateComplete;
    await this.header?.putAway();
  }

  /** The focus to where the agent goes on: the message field or what stands in its place. */
  focusComposer(): void {
    this.composer?.focus();
  }

  protected override willUpdate(): void {
    const openId = this.#root.snapshot?.context.openId;
    if (openId !== this.#shown) this.#endFind();
    this.#shown = openId;
  }

  protected override firstUpdated(): void {
    void this.#prepare();
  }

  async #prepare() {
    await preload();
    if (this.isConnected && this.#shown === undefined) {
      await rehearse(this.renderRoot, sampleBubbles());
    }
  }

  override render() {
    const t = this.#locale;
    if (this.#root.snapshot?.context.openId === undefined) {
      return html`<slot name="empty"
        ><div class="nothing">
          <inbox-icon name="chat"></inbox-icon>
          <b>${t.term('nothingOpen')}</b><span class="says">${t.term('nothingOpenHint')}</span>
          <dl>
            ${KEYS.map(
              ([key, does]) =>
                html`<dt><kbd>${key}</kbd></dt>
                  <dd>${t.term('keyHint', does)}</dd>`,
            )}
          </dl>
        </div></slot
      >`;
    }
    drawLazily(loadThread);
    const contact = this.#row.row?.contact;
    const name = (contact && contactName(contact)) ?? t.term('unnamed');
    return html`<section tabindex="-1" aria-label=${t.term('conversationWith', name)}>
      <inbox-header
        exportparts="base: header"
        ?detailed=${this.detailed}
        ?no-details=${this.noDetails}
        @inbox-find=${this.#onFind}
      >
        ${this.#renderBack()}
        <slot slot="end" name="header-end"></slot>
      </inbox-header>
      ${this.#renderFind()}
      <inbox-thread
        .found=${this.found}
        .places=${this.#places}
        exportparts="scroller: messages, to-end"
        @inbox-focus-composer=${() => this.focusComposer()}
      ></inbox-thread>
      <inbox-composer exportparts="box: composer" enter=${this.enter}>
        <slot slot="camera" name="camera"></slot>
        <slot slot="voice" name="voice"></slot>
      </inbox-composer>
      <inbox-drop-zone
        .over=${this}
        .accepts=${this.#accepts}
        @inbox-files=${this.#onFiles}
        @inbox-drop-text=${this.#onText}
      ></inbox-drop-zone>
    </section>`;
  }

  #renderFind() {
    if (!this.finding) return nothing;
    drawLazily(loadFind);
    return html`<div class="find">
      <inbox-find @inbox-found=${this.#onFound} @inbox-dismiss=${this.#onFindDismiss}></inbox-find>
    </div>`;
  }

  #renderBack() {
    const readonly = this.#root.snapshot?.context.readonly;
    if (!this.alone && !readonly) return nothing;
    return html`<inbox-icon-button
      slot="start"
      icon="back"
      label=${this.#locale.term(readonly ? 'backToCurrent' : 'back')}
      @click=${this.#onBack}
    ></inbox-icon-button>`;
  }

  #onBack = () => {
    this.#inbox.handle?.actor.send({ type: 'conversation.leave' });
  };

  #onFind = async () => {
    this.finding = true;
    await loadFind().catch(() => undefined);
    await this.updateComplete;
    await this.find?.focus();
  };

  #onFound = ({ id }: InboxFoundEvent) => {
    this.found = id;
  };

  /** She goes on from what she found. */
  #onFindDismiss = () => {
    const { found } = this;
    this.#endFind();
    if (found === undefined || !this.thread?.jumpTo(found)) this.focusComposer();
  };

  #endFind() {
    this.finding = false;
    this.found = undefined;
  }

  #accepts = () => this.composer?.writable ?? false;

  #onFiles = ({ files }: InboxFilesEvent) => {
    this.composer?.addFiles(files);
    this.focusComposer();
  };

  #onText = ({ text }: InboxDropTextEvent) => {
    this.composer?.insert(text);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-conversation': InboxConversation;
  }
}
