import type { ErrorCode } from '../../domain/errors.js';
import type { Id } from '../../domain/id.js';
import { InboxFact } from './kinds.js';

/* Facts for the host, fired by `<chat-inbox>` alone. */

/** The first list can be read. */
export class InboxReadyEvent extends InboxFact {
  static override readonly type = 'inbox-ready';
}

class InboxConversationFact extends InboxFact {
  readonly conversationId: Id;
  constructor(conversationId: Id) {
    super();
    this.conversationId = conversationId;
  }
}

/** A conversation is on the screen. */
export class InboxConversationOpenedEvent extends InboxConversationFact {
  static override readonly type = 'inbox-conversation-opened';
  readonly contactId: Id;
  constructor(conversationId: Id, contactId: Id) {
    super(conversationId);
    this.contactId = contactId;
  }
}

/** "Continuar conversa" succeeded. */
export class InboxConversationClaimedEvent extends InboxConversationFact {
  static override readonly type = 'inbox-conversation-claimed';
}

/** The transfer is done. */
export class InboxConversationTransferredEvent extends InboxConversationFact {
  static override readonly type = 'inbox-conversation-transferred';
}

/** The closing is done. */
export class InboxConversationClosedEvent extends InboxConversationFact {
  static override readonly type = 'inbox-conversation-closed';
}

/** The backend has a message of this agent. Every tab in which her inbox is open hears it. */
export class InboxMessageSentEvent extends InboxConversationFact {
  static override readonly type = 'inbox-message-sent';
  readonly messageId: Id;
  constructor(conversationId: Id, messageId: Id) {
    super(conversationId);
    this.messageId = messageId;
  }
}

/** Another number of people wait, or of unread messages in my own conversations. */
export class InboxUnreadChangedEvent extends InboxFact {
  static override readonly type = 'inbox-unread-changed';
  /** Conversations in the queues of kind `new`. */
  readonly waiting: number;
  /** Unread messages in the queues of kind `mine`. */
  readonly unread: number;
  constructor(waiting: number, unread: number) {
    super();
    this.waiting = waiting;
    this.unread = unread;
  }
}

/**
 * Something failed. The agent has been told of what she asked for, and of the connection; of `malformed` (a backend told
 * something in the wrong shape) and `storage` maybe nobody but the host hears.
 */
export class InboxErrorEvent extends InboxFact {
  static override readonly type = 'inbox-error';
  readonly code: ErrorCode | 'malformed' | 'storage';
  readonly error: unknown;
  constructor(code: InboxErrorEvent['code'], error: unknown) {
    super();
    this.code = code;
    this.error = error;
  }
}
