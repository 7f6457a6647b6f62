import { ContextProvider } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { browserEnvironment } from '../../browser/environment.js';
import { ActorController } from '../../context/actor.controller.js';
import { inboxContext } from '../../context/inbox.context.js';
import { localeContext } from '../../context/locale.context.js';
import { LocaleController } from '../../context/locale.controller.js';
import { createInbox } from '../../create-inbox.js';
import type { Id } from '../../domain/id.js';
import type { Environment, InboxAdapter } from '../../domain/ports.js';
import type { AfterTemplate } from '../../domain/window.js';
import type { Strings } from '../../locales/strings.js';
import type { InboxHandle } from '../../machines/inbox-handle.js';
import { baseStyles } from '../../styles/base.styles.js';
import { define } from '../define.js';
import { InboxErrorEvent, type InboxAnnounceEvent } from '../events.js';
import { InboxAnnouncer } from '../panes/announcer/announcer.js';
import { InboxConnectionLine } from '../panes/connection-line/connection-line.js';
import { InboxConversation } from '../panes/conversation/conversation.js';
import { InboxList } from '../panes/list/list.js';
import { InboxQueues } from '../panes/queues/queues.js';
import { styles } from './chat-inbox.styles.js';
import { tellHost } from './host-facts.js';
import { PaneWidths } from './pane-widths.js';

/** Where the panes stand side by side; the same width as in the styles. */
const SIDE_BY_SIDE = 720;

/**
 * @summary The inbox of a signed-in agent: queues, conversation, details. Give it an adapter and a height.
 * @tag chat-inbox
 * @slot list-start - Above the queues.
 * @slot list-end - Below the list.
 * @slot empty - Shown while no conversation is open.
 * @slot header-end - A host's own actions in the conversation's header.
 * @slot details-end - A host's own sections at the end of the details.
 * @slot camera - A camera button for the composer.
 * @slot voice - A recording button for the composer.
 * @csspart list - The column of queues and list.
 * @csspart conversation - The conversation.
 * @csspart details - The details.
 * @cssprop [--inbox-hue=195] - The hue of the accent, 0–360.
 * @cssprop [--inbox-radius=10px] - The radius everything is derived from.
 * @cssprop [--inbox-color-accent] - The accent itself, in both schemes by `light-dark()`.
 * @cssprop [--inbox-font] - The font family.
 * @fires {InboxReadyEvent} inbox-ready - The inbox is live for the first time.
 * @fires {InboxConversationOpenedEvent} inbox-conversation-opened - A conversation is on the screen.
 * @fires {InboxConversationClaimedEvent} inbox-conversation-claimed - The open one is the agent's now.
 * @fires {InboxConversationTransferredEvent} inbox-conversation-transferred - The open one went to somebody else.
 * @fires {InboxConversationClosedEvent} inbox-conversation-closed - The open one is closed.
 * @fires {InboxMessageSentEvent} inbox-message-sent - The backend has accepted a message.
 * @fires {InboxUnreadChangedEvent} inbox-unread-changed - Other people wait, or other messages are unread.
 * @fires {InboxErrorEvent} inbox-error - Something failed that the agent has been told of.
 * @fires {InboxBeforeSendEvent} inbox-before-send - Cancel it and nothing is sent.
 * @fires {InboxBeforeTransferEvent} inbox-before-transfer - Cancel it and nothing is transferred.
 * @fires {InboxBeforeCloseEvent} inbox-before-close - Cancel it and nothing is closed.
 */
export class ChatInbox extends LitElement {
  static readonly tag = 'chat-inbox';
  static readonly uses = [InboxAnnouncer, InboxConnectionLine, InboxConversation, InboxList, InboxQueues];
  static override styles = [baseStyles, styles];

  /** The backend, as the signed-in agent. Another one begins anew; none shows an empty inbox. */
  @property({ attribute: false }) adapter?: InboxAdapter | undefined;
  /** Clock, storage and the like; for tests. Read when the adapter is set. */
  @property({ attribute: false }) environment?: Environment | undefined;
  /** Words to use instead of the inbox's own. */
  @property({ attribute: false }) strings?: Partial<Strings> | undefined;
  /** Light, dark, or as the page's `color-scheme` says. */
  @property({ reflect: true }) theme: 'auto' | 'light' | 'dark' = 'auto';
  @property({ reflect: true }) density: 'comfortable' | 'compact' = 'comfortable';
  /** What a template is followed by: nothing until the customer answers, or more templates. Read with the adapter. */
  @property({ attribute: 'after-template' }) afterTemplate: AfterTemplate = 'lock';
  /** What Enter does in the message field. */
  @property() enter: 'send' | 'break' = 'send';
  /** Leaves out the details: the host shows its own record beside the inbox. */
  @property({ type: Boolean, attribute: 'no-details' }) noDetails = false;

  @state() private detailed = false;
  @state() private narrow = false;

  @query('inbox-announcer') private announcer!: InboxAnnouncer;
  @query('inbox-conversation') private conversation!: InboxConversation;
  @query('inbox-list') private list!: InboxList;

  #handle: InboxHandle | undefined;
  #stop: (() => void) | undefined;
  #inbox = new ContextProvider(this, { context: inboxContext });
  #words = new ContextProvider(this, { context: localeContext });
  #locale = new LocaleController(this);
  #widths = new PaneWidths(this);
  #root = new ActorController(
    this,
    () => this.#handle?.actor,
    ({ context }) => [context.openId, context.readonly],
  );
  #wasOpen: Id | undefined;
  #resize: ResizeObserver | undefined;

  constructor() {
    super();
    this.addEventListener('inbox-announce', this.#onAnnounce);
    this.addEventListener('inbox-details', this.#onDetails);
  }

  /** The open conversation. */
  get openId(): Id | undefined {
    return this.#handle?.actor.getSnapshot().context.openId;
  }

  /** Opens a conversation by id, as a click on its row does. */
  openConversation(conversationId: Id): void {
    this.#handle?.actor.send({ type: 'conversation.open', conversationId });
  }

  /** Shows a queue, as a click on its tab does. */
  showQueue(queueId: Id): void {
    this.#handle?.actor.send({ type: 'queue.show', queueId });
  }

  /** Tries to connect now: after the host has signed the agent in again. */
  reconnect(): void {
    this.#handle?.actor.send({ type: 'connect.now' });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize = new ResizeObserver(([entry]) => {
      this.narrow = (entry?.contentRect.width ?? SIDE_BY_SIDE) < SIDE_BY_SIDE;
    });
    this.#resize.observe(this);
    if (this.hasUpdated && this.adapter && !this.#handle) this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
    // A move within the page is a disconnect and a connect in one task.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#words.setValue({ lang: this.#lang, strings: this.strings });
    if (changed.has('adapter')) this.#begin();
  }

  protected override updated(): void {
    this.#moveFocus();
  }

  override render() {
    const t = this.#locale;
    const openId = this.#root.snapshot?.context.openId;
    const opened = openId !== undefined;
    const detailed = this.detailed && opened && !this.noDetails;
    return html`<div class="panes ${opened ? 'opened' : ''} ${detailed ? 'detailed' : ''}">
        <inbox-connection-line></inbox-connection-line>
        <div part="list" class="list">
          <slot name="list-start"></slot>
          <inbox-queues></inbox-queues>
          <inbox-list density=${this.density}></inbox-list>
          <slot name="list-end"></slot>
        </div>
        <inbox-conversation
          part="conversation"
          role="region"
          aria-label=${t.term('conversation')}
          enter=${this.enter}
          ?alone=${this.narrow}
          ?detailed=${detailed}
          ?no-details=${this.noDetails}
        >
          ${this.#renderSlots()}
        </inbox-conversation>
        ${this.#renderGrip('list', true)}
        ${detailed
          ? html`<aside part="details" class="details" aria-label=${t.term('detailsTitle')} @keydown=${this.#onDetailsKeydown}>
                <inbox-details><slot name="details-end"></slot></inbox-details>
              </aside>
              ${this.#renderGrip('details', false)}`
          : nothing}
      </div>
      <inbox-announcer></inbox-announcer>`;
  }

  #renderSlots() {
    // A slot handed on without content would hide what the conversation shows by itself.
    const empty = this.querySelector(':scope > [slot="empty"]')
      ? html`<slot slot="empty" name="empty"></slot>`
      : nothing;
    return html`${empty}<slot slot="header-end" name="header-end"></slot><slot slot="camera" name="camera"></slot><slot slot="voice" name="voice"></slot>`;
  }

  #renderGrip(pane: 'list' | 'details', grows: boolean) {
    const width = () =>
      this.renderRoot.querySelector(pane === 'list' ? '.list' : '.details')?.getBoundingClientRect().width ?? 0;
    return html`<div
      class="grip ${pane}-grip"
      role="separator"
      tabindex="0"
      aria-orientation="vertical"
      aria-label=${this.#locale.term(pane === 'list' ? 'resizeList' : 'resizeDetails')}
      aria-valuemin=${PaneWidths.least}
      aria-valuemax=${PaneWidths.most}
      aria-valuenow=${this.#widths.of(pane) ?? (pane === 'list' ? 340 : 320)}
      @pointerdown=${(event: PointerEvent) => this.#widths.drag(pane, event, width(), grows)}
      @keydown=${(event: KeyboardEvent) => this.#widths.key(pane, event, width(), grows)}
    ></div>`;
  }

  get #lang(): string {
    return this.lang || this.closest('[lang]')?.getAttribute('lang') || document.documentElement.lang || 'pt-BR';
  }

  #begin() {
    this.#end();
    if (!this.adapter || !this.isConnected) return;
    const report = (error: unknown) => this.dispatchEvent(new InboxErrorEvent('internal', error));
    this.#handle = createInbox({
      adapter: this.adapter,
      environment: this.environment ?? browserEnvironment(report),
      locale: this.#lang,
      afterTemplate: this.afterTemplate,
      report,
    });
    this.#inbox.setValue(this.#handle);
    this.#stop = tellHost(this.#handle, this);
  }

  #end() {
    this.#stop?.();
    this.#stop = undefined;
    this.#handle?.dispose();
    this.#handle = undefined;
  }

  /** Where one pane is shown at a time the focus goes with it: into the conversation, and back to its row. */
  #moveFocus() {
    const openId = this.openId;
    if (openId === this.#wasOpen) return;
    const returns = openId === undefined;
    this.#wasOpen = openId;
    if (this.narrow) void this.updateComplete.then(() => (returns ? this.list : this.conversation).focus());
  }

  #onAnnounce = ({ text, assertive }: InboxAnnounceEvent) => {
    this.announcer.announce(text, assertive);
  };

  #onDetails = async () => {
    if (!this.detailed) define((await import('../panes/details/details.js')).InboxDetails);
    this.detailed = !this.detailed;
  };

  #onDetailsKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    this.detailed = false;
    this.conversation.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-inbox': ChatInbox;
  }
}
