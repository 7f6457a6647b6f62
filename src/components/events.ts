import type { CommandMap, Outgoing, TransferTarget } from '../domain/commands.js';
import type { ErrorCode } from '../domain/errors.js';
import type { Id } from '../domain/id.js';
import type { QuickReply } from '../domain/lookups.js';

/* Requests: a part asks its pane. They bubble and stay inside the shadow root they were fired in. */

class InboxRequest extends Event {
  constructor(type: string, init: EventInit = {}) {
    super(type, { bubbles: true, composed: false, ...init });
  }
}

/** A dialog asks to be closed; cancel it to keep it open. */
export class InboxDialogCloseEvent extends InboxRequest {
  static readonly type = 'inbox-dialog-close';
  constructor() {
    super(InboxDialogCloseEvent.type, { cancelable: true });
  }
}

/** A popover opened or closed. */
export class InboxPopoverToggleEvent extends InboxRequest {
  static readonly type = 'inbox-popover-toggle';
  readonly open: boolean;
  constructor(open: boolean) {
    super(InboxPopoverToggleEvent.type);
    this.open = open;
  }
}

/** An item of a menu was chosen. */
export class InboxMenuSelectEvent extends InboxRequest {
  static readonly type = 'inbox-menu-select';
  readonly item: string;
  constructor(item: string) {
    super(InboxMenuSelectEvent.type);
    this.item = item;
  }
}

/** A photo, a video or a sticker wants to be seen large. */
export class InboxMediaOpenEvent extends InboxRequest {
  static readonly type = 'inbox-media-open';
  /** What was clicked: the focus returns to it. */
  readonly source: HTMLElement;
  constructor(source: HTMLElement) {
    super(InboxMediaOpenEvent.type, { composed: true });
    this.source = source;
  }
}

/** A recording begins to play. */
export class InboxAudioPlayEvent extends InboxRequest {
  static readonly type = 'inbox-audio-play';
  readonly player: { pause(): void };
  constructor(player: { pause(): void }) {
    super(InboxAudioPlayEvent.type, { composed: true });
    this.player = player;
  }
}

class InboxMessageRequest extends InboxRequest {
  /** Of a message, or of an entry of the outbox. */
  readonly id: Id;
  constructor(type: string, id: Id) {
    super(type);
    this.id = id;
  }
}

/** Send it again: what waits under its id, what the server has as a new message. */
export class InboxRetryEvent extends InboxMessageRequest {
  static readonly type = 'inbox-retry';
  constructor(id: Id) {
    super(InboxRetryEvent.type, id);
  }
}

/** Do not send it after all. */
export class InboxDiscardEvent extends InboxMessageRequest {
  static readonly type = 'inbox-discard';
  constructor(id: Id) {
    super(InboxDiscardEvent.type, id);
  }
}

/** Answer to this message. */
export class InboxReplyEvent extends InboxMessageRequest {
  static readonly type = 'inbox-reply';
  constructor(id: Id) {
    super(InboxReplyEvent.type, id);
  }
}

/** Show the quoted message. */
export class InboxJumpEvent extends InboxMessageRequest {
  static readonly type = 'inbox-jump';
  constructor(id: Id) {
    super(InboxJumpEvent.type, id);
  }
}

/** The text of the message field changed by the person's hand. */
export class InboxDraftEvent extends InboxRequest {
  static readonly type = 'inbox-draft';
  readonly text: string;
  constructor(text: string) {
    super(InboxDraftEvent.type);
    this.text = text;
  }
}

/** Send what stands in the message field. */
export class InboxSubmitEvent extends InboxRequest {
  static readonly type = 'inbox-submit';
  constructor() {
    super(InboxSubmitEvent.type);
  }
}

/** Files were chosen, pasted or dropped. */
export class InboxFilesEvent extends InboxRequest {
  static readonly type = 'inbox-files';
  readonly files: readonly File[];
  constructor(files: readonly File[]) {
    super(InboxFilesEvent.type);
    this.files = files;
  }
}

/** A staged file is changed: its caption, its place, or taken away. */
export class InboxStagedFileEvent extends InboxRequest {
  static readonly type = 'inbox-staged-file';
  readonly id: Id;
  readonly change: { caption: string } | { by: -1 | 1 } | 'remove';
  constructor(id: Id, change: InboxStagedFileEvent['change']) {
    super(InboxStagedFileEvent.type);
    this.id = id;
    this.change = change;
  }
}

/** A quick reply was chosen. */
export class InboxQuickReplyEvent extends InboxRequest {
  static readonly type = 'inbox-quick-reply';
  readonly reply: QuickReply;
  constructor(reply: QuickReply) {
    super(InboxQuickReplyEvent.type);
    this.reply = reply;
  }
}

/** A field edited in place is to be saved; without a value, the editing was given up. */
export class InboxEditEvent extends InboxRequest {
  static readonly type = 'inbox-edit';
  readonly value: string | undefined;
  constructor(value: string | undefined) {
    super(InboxEditEvent.type);
    this.value = value;
  }
}

/** A switch was switched. */
export class InboxSwitchEvent extends InboxRequest {
  static readonly type = 'inbox-switch';
  readonly on: boolean;
  constructor(on: boolean) {
    super(InboxSwitchEvent.type);
    this.on = on;
  }
}

/** Somebody was chosen to whom a conversation shall go. */
export class InboxTargetEvent extends InboxRequest {
  static readonly type = 'inbox-target';
  readonly to: TransferTarget;
  constructor(to: TransferTarget) {
    super(InboxTargetEvent.type);
    this.to = to;
  }
}

/** A separator was moved: the pane beside it should be so wide; undefined: as wide as at the beginning. */
export class InboxResizeEvent extends InboxRequest {
  static readonly type = 'inbox-resize';
  /** Pixels. */
  readonly width: number | undefined;
  constructor(width: number | undefined) {
    super(InboxResizeEvent.type);
    this.width = width;
  }
}

/** The details of the contact should be shown or hidden. */
export class InboxDetailsEvent extends InboxRequest {
  static readonly type = 'inbox-details';
  constructor() {
    super(InboxDetailsEvent.type, { composed: true });
  }
}

/** A reference list that failed should be read again. */
export class InboxRetryLookupEvent extends InboxRequest {
  static readonly type = 'inbox-retry-lookup';
  constructor() {
    super(InboxRetryLookupEvent.type);
  }
}

/** The text of a search field changed by the person's hand. */
export class InboxSearchEvent extends InboxRequest {
  static readonly type = 'inbox-search';
  readonly text: string;
  constructor(text: string) {
    super(InboxSearchEvent.type);
    this.text = text;
  }
}

/** What follows `/` at the start of the message field; undefined when it no longer begins so. */
export class InboxSlashEvent extends InboxRequest {
  static readonly type = 'inbox-slash';
  readonly query: string | undefined;
  constructor(query: string | undefined) {
    super(InboxSlashEvent.type);
    this.query = query;
  }
}

/** What was said has been read and may go. */
export class InboxDismissEvent extends InboxRequest {
  static readonly type = 'inbox-dismiss';
  constructor() {
    super(InboxDismissEvent.type);
  }
}

/** A template wants to be chosen. */
export class InboxTemplatesEvent extends InboxRequest {
  static readonly type = 'inbox-templates';
  constructor() {
    super(InboxTemplatesEvent.type);
  }
}

/** An emoji was chosen. */
export class InboxEmojiEvent extends InboxRequest {
  static readonly type = 'inbox-emoji';
  readonly emoji: string;
  constructor(emoji: string) {
    super(InboxEmojiEvent.type);
    this.emoji = emoji;
  }
}

/** The focus should go to the message field, or to the bar in its place. */
export class InboxFocusComposerEvent extends InboxRequest {
  static readonly type = 'inbox-focus-composer';
  constructor() {
    super(InboxFocusComposerEvent.type);
  }
}

/** Words for screen readers. Crosses shadow roots up to the announcer of the inbox. */
export class InboxAnnounceEvent extends InboxRequest {
  static readonly type = 'inbox-announce';
  readonly text: string;
  /** Interrupts what is being read. */
  readonly assertive: boolean;
  constructor(text: string, assertive = false) {
    super(InboxAnnounceEvent.type, { composed: true });
    this.text = text;
    this.assertive = assertive;
  }
}

/* Questions to the host, before something cannot be taken back. Cancel one and it does not happen. */

class InboxQuestion extends Event {
  readonly conversationId: Id;
  constructor(type: string, conversationId: Id) {
    super(type, { bubbles: true, composed: true, cancelable: true });
    this.conversationId = conversationId;
  }
}

/** The agent pressed send. Cancel it and the message stays in the field. */
export class InboxBeforeSendEvent extends InboxQuestion {
  static readonly type = 'inbox-before-send';
  /** What would be sent; files are named by kind, name and size. */
  readonly content: BeforeSendContent;
  constructor(conversationId: Id, content: BeforeSendContent) {
    super(InboxBeforeSendEvent.type, conversationId);
    this.content = content;
  }
}
export type BeforeSendContent =
  | Extract<Outgoing, { kind: 'text' | 'template' }>
  | { kind: 'files'; files: { name: string; mime: string; bytes: number; caption: string }[] };

/** The agent confirmed a transfer. */
export class InboxBeforeTransferEvent extends InboxQuestion {
  static readonly type = 'inbox-before-transfer';
  readonly to: TransferTarget;
  readonly note: string | undefined;
  constructor(conversationId: Id, to: TransferTarget, note: string | undefined) {
    super(InboxBeforeTransferEvent.type, conversationId);
    this.to = to;
    this.note = note;
  }
}

/** The agent confirmed the closing. */
export class InboxBeforeCloseEvent extends InboxQuestion {
  static readonly type = 'inbox-before-close';
  readonly close: Omit<CommandMap['close'], 'conversationId'>;
  constructor(conversationId: Id, close: Omit<CommandMap['close'], 'conversationId'>) {
    super(InboxBeforeCloseEvent.type, conversationId);
    this.close = close;
  }
}

/* Facts for the host, fired by `<chat-inbox>` alone. */

class InboxFact extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}

/** The first list can be read. */
export class InboxReadyEvent extends InboxFact {
  static readonly type = 'inbox-ready';
  constructor() {
    super(InboxReadyEvent.type);
  }
}

class InboxConversationFact extends InboxFact {
  readonly conversationId: Id;
  constructor(type: string, conversationId: Id) {
    super(type);
    this.conversationId = conversationId;
  }
}

/** A conversation is on the screen. */
export class InboxConversationOpenedEvent extends InboxConversationFact {
  static readonly type = 'inbox-conversation-opened';
  readonly contactId: Id;
  constructor(conversationId: Id, contactId: Id) {
    super(InboxConversationOpenedEvent.type, conversationId);
    this.contactId = contactId;
  }
}

/** "Continuar conversa" succeeded. */
export class InboxConversationClaimedEvent extends InboxConversationFact {
  static readonly type = 'inbox-conversation-claimed';
  constructor(conversationId: Id) {
    super(InboxConversationClaimedEvent.type, conversationId);
  }
}

/** The transfer is done. */
export class InboxConversationTransferredEvent extends InboxConversationFact {
  static readonly type = 'inbox-conversation-transferred';
  constructor(conversationId: Id) {
    super(InboxConversationTransferredEvent.type, conversationId);
  }
}

/** The closing is done. */
export class InboxConversationClosedEvent extends InboxConversationFact {
  static readonly type = 'inbox-conversation-closed';
  constructor(conversationId: Id) {
    super(InboxConversationClosedEvent.type, conversationId);
  }
}

/** The backend has a message of this agent. Every tab in which her inbox is open hears it. */
export class InboxMessageSentEvent extends InboxConversationFact {
  static readonly type = 'inbox-message-sent';
  readonly messageId: Id;
  constructor(conversationId: Id, messageId: Id) {
    super(InboxMessageSentEvent.type, conversationId);
    this.messageId = messageId;
  }
}

/** Another number of people wait, or of unread messages in my own conversations. */
export class InboxUnreadChangedEvent extends InboxFact {
  static readonly type = 'inbox-unread-changed';
  /** Conversations in the queues of kind `new`. */
  readonly waiting: number;
  /** Unread messages in the queues of kind `mine`. */
  readonly unread: number;
  constructor(waiting: number, unread: number) {
    super(InboxUnreadChangedEvent.type);
    this.waiting = waiting;
    this.unread = unread;
  }
}

/** Something failed that the host may want to know; the agent has been told already. */
export class InboxErrorEvent extends InboxFact {
  static readonly type = 'inbox-error';
  readonly code: ErrorCode | 'malformed' | 'storage';
  readonly error: unknown;
  constructor(code: InboxErrorEvent['code'], error: unknown) {
    super(InboxErrorEvent.type);
    this.code = code;
    this.error = error;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'inbox-before-send': InboxBeforeSendEvent;
    'inbox-before-transfer': InboxBeforeTransferEvent;
    'inbox-before-close': InboxBeforeCloseEvent;
    'inbox-ready': InboxReadyEvent;
    'inbox-conversation-opened': InboxConversationOpenedEvent;
    'inbox-conversation-claimed': InboxConversationClaimedEvent;
    'inbox-conversation-transferred': InboxConversationTransferredEvent;
    'inbox-conversation-closed': InboxConversationClosedEvent;
    'inbox-message-sent': InboxMessageSentEvent;
    'inbox-unread-changed': InboxUnreadChangedEvent;
    'inbox-error': InboxErrorEvent;
    'inbox-announce': InboxAnnounceEvent;
    'inbox-draft': InboxDraftEvent;
    'inbox-submit': InboxSubmitEvent;
    'inbox-files': InboxFilesEvent;
    'inbox-staged-file': InboxStagedFileEvent;
    'inbox-quick-reply': InboxQuickReplyEvent;
    'inbox-edit': InboxEditEvent;
    'inbox-switch': InboxSwitchEvent;
    'inbox-target': InboxTargetEvent;
    'inbox-resize': InboxResizeEvent;
    'inbox-details': InboxDetailsEvent;
    'inbox-search': InboxSearchEvent;
    'inbox-retry-lookup': InboxRetryLookupEvent;
    'inbox-slash': InboxSlashEvent;
    'inbox-emoji': InboxEmojiEvent;
    'inbox-templates': InboxTemplatesEvent;
    'inbox-dismiss': InboxDismissEvent;
    'inbox-focus-composer': InboxFocusComposerEvent;
    'inbox-media-open': InboxMediaOpenEvent;
    'inbox-audio-play': InboxAudioPlayEvent;
    'inbox-retry': InboxRetryEvent;
    'inbox-discard': InboxDiscardEvent;
    'inbox-reply': InboxReplyEvent;
    'inbox-jump': InboxJumpEvent;
    'inbox-dialog-close': InboxDialogCloseEvent;
    'inbox-popover-toggle': InboxPopoverToggleEvent;
    'inbox-menu-select': InboxMenuSelectEvent;
  }
}
