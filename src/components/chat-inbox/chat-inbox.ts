import { LocalizeController } from '@shoelace-style/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { DecodeImage } from '../../browser/media/fit-image.js';
import type { Id } from '../../domain/id.js';
import type { Environment, InboxAdapter } from '../../domain/ports.js';
import type { AfterTemplate } from '../../domain/window.js';
import { resolveLanguage } from '../../locales/registry.js';
import type { Strings } from '../../locales/strings.js';
import type { InboxMachineEvent } from '../../machines/inbox.setup.js';
import { baseStyles } from '../../styles/base.styles.js';
import { drawLazily } from '../define.js';
import {
  InboxConversationClosedEvent,
  InboxConversationTransferredEvent,
} from '../events/facts.js';
import { InboxAnnounceEvent, type InboxResizeEvent } from '../events/first.js';
import { InboxAnnouncer } from '../panes/announcer/announcer.js';
import { InboxConnectionLine } from '../panes/connection-line/connection-line.js';
import { InboxConversation } from '../panes/conversation/conversation.js';
import { InboxList } from '../panes/list/list.js';
import { InboxQueues } from '../panes/queues/queues.js';
import { InboxSeparator } from '../parts/separator/separator.js';
import { styles } from './chat-inbox.styles.js';
import { DetailsFold, loadDetails } from './details-fold.js';
import { countsOf } from './facts.js';
import { InboxLife } from './inbox-life.js';
import { Layout } from './layout.js';
import { nearestLanguage } from './nearest-language.js';

const LIST = { width: 340, min: 260, max: 520 };
const DETAILS = { width: 320, min: 260, max: 520 };

/**
 * @summary The agent's side of customer service: queues, the open conversation, and the details of the contact. Give it
 * an adapter and a height. From 320 px up it lays itself out by its own width: one pane at a time, two, or three.
 * @tag chat-inbox
 * @slot list-start - Above the queues.
 * @slot list-end - Below the list.
 * @slot empty - What is shown while no conversation is open.
 * @slot header-end - A host's own actions at the end of the header.
 * @slot camera - See `<inbox-composer>`.
 * @slot voice - See `<inbox-composer>`.
 * @slot details-end - Below the details of the contact.
 * @slot layout - A layout of the host's own, made of the panes (`<inbox-queues>`, `<inbox-list>`, …), instead of all of it.
 * @csspart base - Everything.
 * @csspart connection - The line that says when the connection is lost.
 * @csspart list - Queues and list.
 * @csspart queue - A queue's tab.
 * @csspart search - The search field.
 * @csspart rows - What scrolls the list.
 * @csspart conversation - Header, messages and composer.
 * @csspart header - The header of the conversation.
 * @csspart messages - What scrolls the messages.
 * @csspart to-end - The button that leads to the newest message.
 * @csspart composer - The box around the message field.
 * @csspart details - The details of the contact.
 * @cssprop [--inbox-hue=195] - Hue of the accent, 0–360.
 * @cssprop [--inbox-neutral-hue=230] - Hue of the greys.
 * @cssprop [--inbox-radius=10px] - Radius of controls; the others follow it.
 * @cssprop [--inbox-font] - Font family.
 * @cssprop [--inbox-color-accent] - Accent.
 * @cssprop [--inbox-color-on-accent] - Text on the accent.
 * @cssprop [--inbox-color-surface] - Ground of panes.
 * @cssprop [--inbox-color-canvas] - Ground behind the messages.
 * @cssprop [--inbox-color-raised] - Ground of what floats.
 * @cssprop [--inbox-color-line] - Hairlines.
 * @cssprop [--inbox-color-text] - Text.
 * @fires {InboxReadyEvent} inbox-ready - The first list can be read.
 * @fires {InboxConversationOpenedEvent} inbox-conversation-opened - A conversation is on the screen.
 * @fires {InboxConversationClaimedEvent} inbox-conversation-claimed - "Continuar conversa" succeeded.
 * @fires {InboxConversationTransferredEvent} inbox-conversation-transferred - The transfer is done.
 * @fires {InboxConversationClosedEvent} inbox-conversation-closed - The closing is done.
 * @fires {InboxMessageSentEvent} inbox-message-sent - The backend has a message of this agent.
 * @fires {InboxUnreadChangedEvent} inbox-unread-changed - Another number waits, or of unread messages.
 * @fires {InboxErrorEvent} inbox-error - Something failed. `unauthorized`: sign in again, then `reconnect()`.
 * @fires {InboxBeforeSendEvent} inbox-before-send - Cancelable: nothing is sent.
 * @fires {InboxBeforeTransferEvent} inbox-before-transfer - Cancelable: nothing is transferred.
 * @fires {InboxBeforeCloseEvent} inbox-before-close - Cancelable: nothing is closed.
 */
export class ChatInbox extends LitElement {
  static readonly tag = 'chat-inbox';
  static readonly uses = [
    InboxAnnouncer,
    InboxConnectionLine,
    InboxConversation,
    InboxList,
    InboxQueues,
    InboxSeparator,
  ];
  static override styles = [baseStyles, styles];

  static override get observedAttributes() {
    return [...super.observedAttributes, 'lang'];
  }

  /** The backend of the signed-in agent. Another one begins a new inbox; without one nothing is shown. */
  @property({ attribute: false }) adapter?: InboxAdapter | undefined;
  /** The host's own words, over those of the language. */
  @property({ attribute: false }) strings?: Partial<Strings> | undefined;
  /** `auto`: what the page's `color-scheme` says. */
  @property({ reflect: true }) theme: 'auto' | 'light' | 'dark' = 'auto';
  /** How much room the rows of the list take. */
  @property({ reflect: true }) density: 'comfortable' | 'compact' = 'comfortable';
  /** After a template: nothing more until the customer answers, or more templates. Another value begins a new inbox. */
  @property({ attribute: 'after-template' }) afterTemplate: AfterTemplate = 'lock';
  /** What Enter does in the message field; Shift+Enter does the other. */
  @property() enter: 'send' | 'break' = 'send';
  /** There is no panel with the details of the contact. */
  @property({ type: Boolean, attribute: 'no-details' }) noDetails = false;
  /** Of the list beside a conversation, in pixels; the agent may drag it. Kept only as long as the element: keep it yourself. */
  @property({ type: Number, attribute: 'list-width', reflect: true }) listWidth = LIST.width;
  /** Of the details beside a conversation, in pixels; as `listWidth`. */
  @property({ type: Number, attribute: 'details-width', reflect: true }) detailsWidth =
    DETAILS.width;
  /** Decodes HEIC, which of the browsers only Safari does; without it such pictures are refused. */
  @property({ attribute: false }) decodeImage?: DecodeImage | undefined;
  /** Clock, storage and locks, for tests. Default: the browser's. */
  @property({ attribute: false }) environment?: Environment | undefined;

  @query('inbox-announcer') private announcer!: InboxAnnouncer;
  @query('inbox-list') private list!: InboxList | null;
  @query('inbox-conversation') private conversation!: InboxConversation | null;

  #life = new InboxLife(this);
  #layout = new Layout(this);
  #details = new DetailsFold(this, this.#layout);
  #shown: Id | undefined;
  #hadFocus = false;

  constructor() {
    super();
    // Draws again when the language of the document changes.
    new LocalizeController(this);
    this.addEventListener(InboxAnnounceEvent.type, this.#onAnnounce);
    this.addEventListener(InboxConversationTransferredEvent.type, this.#onHandedOver);
    this.addEventListener(InboxConversationClosedEvent.type, this.#onHandedOver);
  }

  /** The open conversation. */
  get openId(): Id | undefined {
    return this.#life.openId;
  }

  /** Conversations that wait in Novos. */
  get waiting(): number {
    return this.#counts.waiting;
  }

  /** Unread messages in my own conversations. */
  get unread(): number {
    return this.#counts.unread;
  }

  get #counts() {
    const { handle } = this.#life;
    return handle ? countsOf(handle.store.queues) : { waiting: 0, unread: 0 };
  }

  /** Opens a conversation, whichever queue it is in. */
  openConversation(conversationId: Id): Promise<void> {
    return this.#send({ type: 'conversation.open', conversationId });
  }

  /** Shows a queue of the backend. */
  showQueue(queueId: Id): Promise<void> {
    return this.#send({ type: 'queue.show', queueId });
  }

  /** Connects now: after the agent has signed in again, or instead of waiting for the next try. */
  reconnect(): Promise<void> {
    return this.#send({ type: 'connect.now' });
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  protected override willUpdate(): void {
    if (this.openId !== this.#shown) {
      this.#details.forget();
      this.#hadFocus = this.matches(':focus-within');
    }
    if (this.#detailed) drawLazily(loadDetails);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('listWidth')) this.style.setProperty('--_list', `${this.listWidth}px`);
    if (changed.has('detailsWidth')) this.style.setProperty('--_details', `${this.detailsWidth}px`);
    const { openId } = this;
    if (openId === this.#shown) return;
    this.#shown = openId;
    if (this.#layout.panes === 'one' || this.#hadFocus) void this.#follow(openId);
  }

  override render() {
    return html`${
        this.#layout.has('layout')
          ? html`<div part="base" class="own"><slot name="layout"></slot></div>`
          : this.#renderShell()
      } <inbox-announcer></inbox-announcer>`;
  }

  #renderShell() {
    const { openId } = this;
    const detailed = this.#detailed;
    return html`<div
      part="base"
      class="shell ${openId === undefined ? '' : 'open'}"
      lang=${resolveLanguage(nearestLanguage(this))}
      @inbox-details=${this.#onDetails}
      @keydown=${this.#onKeydown}
      @click=${this.#onClick}
    >
      <inbox-connection-line
        exportparts="base: connection"
        @inbox-focus-composer=${() => void this.#follow(this.openId)}
      ></inbox-connection-line>
      <div part="list" class="list">
        <slot name="list-start"></slot>
        <inbox-queues exportparts="tab: queue"></inbox-queues>
        <inbox-list density=${this.density} exportparts="search, scroller: rows"></inbox-list>
        <slot name="list-end"></slot>
      </div>
      <inbox-separator
        class="edge"
        pane="list"
        value=${this.listWidth}
        min=${LIST.min}
        max=${LIST.max}
        @inbox-resize=${({ width = LIST.width }: InboxResizeEvent) => (this.listWidth = width)}
      ></inbox-separator>
      <inbox-conversation
        part="conversation"
        exportparts="header, messages, to-end, composer"
        enter=${this.enter}
        ?alone=${this.#layout.panes === 'one'}
        ?detailed=${detailed}
        ?no-details=${this.noDetails}
        ?inert=${detailed && this.#details.covers}
      >
        ${this.#layout.has('empty') ? html`<slot name="empty" slot="empty"></slot>` : nothing}
        <slot name="header-end" slot="header-end"></slot>
        <slot name="camera" slot="camera"></slot>
        <slot name="voice" slot="voice"></slot>
      </inbox-conversation>
      ${detailed ? this.#renderDetails() : nothing}
    </div>`;
  }

  #renderDetails() {
    return html`<inbox-separator
        class="edge2"
        pane="details"
        value=${this.detailsWidth}
        min=${DETAILS.min}
        max=${DETAILS.max}
        @inbox-resize=${({ width = DETAILS.width }: InboxResizeEvent) => (this.detailsWidth = width)}
      ></inbox-separator>
      <div part="details" class="details">
        <inbox-details><slot name="details-end"></slot></inbox-details>
      </div>`;
  }

  /** The details are on the screen. */
  get #detailed(): boolean {
    return !this.noDetails && this.openId !== undefined && this.#details.shown;
  }

  async #send(event: InboxMachineEvent): Promise<void> {
    await this.updateComplete;
    this.#life.handle?.actor.send(event);
  }

  /**
   * With one pane at a time the focus goes where the agent goes: to the conversation, and back to its row. With more
   * only when what she pressed has gone with the conversation before.
   */
  async #follow(openId: Id | undefined) {
    const { activeElement } = document;
    if (activeElement !== document.body && !this.matches(':focus-within')) return;
    const pane = openId === undefined ? this.list : this.conversation;
    await pane?.updateComplete;
    if (this.#layout.panes === 'one' || document.activeElement === document.body) pane?.focus();
  }

  #onAnnounce = (event: InboxAnnounceEvent) => {
    event.stopPropagation();
    this.announcer.announce(event.text, event.assertive);
  };

  /** The dialog has gone, and the button that opened it too: the agent goes on from the list. */
  #onHandedOver = ({ type }: Event) => void this.#goOn(type);

  async #goOn(type: string) {
    await this.conversation?.putAway();
    this.announcer.announceTerm(
      type === InboxConversationClosedEvent.type ? 'closeDone' : 'transferred',
    );
    if (this.#layout.panes === 'one') await this.#send({ type: 'conversation.leave' });
    else this.list?.focus();
  }

  #onDetails = (event: Event) => {
    event.stopPropagation();
    void this.#details.toggle();
  };

  #onKeydown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) this.#details.uncover();
  };

  /** What is under the details is inert: a click there ends up here. */
  #onClick = (event: Event) => {
    if (event.target === event.currentTarget) this.#details.uncover();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-inbox': ChatInbox;
  }
}
