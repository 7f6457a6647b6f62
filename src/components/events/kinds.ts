import type { Id } from '../../domain/id.js';

/** An event of ours: its class names its type. */
class InboxEvent extends Event {
  static readonly type: string;
  constructor(init: EventInit) {
    super(new.target.type, { bubbles: true, ...init });
  }
}

/** A part asks its pane. It stays inside the shadow root it was fired in, unless it is composed. */
export class InboxRequest extends InboxEvent {
  constructor(init: EventInit = {}) {
    super(init);
  }
}

/** Asked of the host before something cannot be taken back. Cancel it and it does not happen. */
export class InboxQuestion extends InboxEvent {
  readonly conversationId: Id;
  constructor(conversationId: Id) {
    super({ composed: true, cancelable: true });
    this.conversationId = conversationId;
  }
}

/** Told to the host. */
export class InboxFact extends InboxEvent {
  constructor() {
    super({ composed: true });
  }
}
