import type { Outgoing } from '../../domain/commands.js';
import type { Id, Ms } from '../../domain/id.js';
import type { ChosenFiles } from '../../domain/draft.js';
import type { QuickReply } from '../../domain/lookups.js';
import { InboxQuestion, InboxRequest } from './kinds.js';

/* Of the parts that the first screen draws. */

class InboxMessageRequest extends InboxRequest {
  /** Of a message, or of an entry of the outbox. */
  readonly id: Id;
  constructor(id: Id) {
    super();
    this.id = id;
  }
}

/** Send it again: what waits under its id, what the server has as a new message. */
export class InboxRetryEvent extends InboxMessageRequest {
  static override readonly type = 'inbox-retry';
}

/** Do not send it after all. */
export class InboxDiscardEvent extends InboxMessageRequest {
  static override readonly type = 'inbox-discard';
}

/** Answer to this message. */
export class InboxReplyEvent extends InboxMessageRequest {
  static override readonly type = 'inbox-reply';
}

/** Show the quoted message. */
export class InboxJumpEvent extends InboxMessageRequest {
  static override readonly type = 'inbox-jump';
}

/** The text of the message field changed by the person's hand. */
export class InboxDraftEvent extends InboxRequest {
  static override readonly type = 'inbox-draft';
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}

/** Send what stands in the message field. */
export class InboxSubmitEvent extends InboxRequest {
  static override readonly type = 'inbox-submit';
}

/** Files were chosen, pasted or dropped; those of a folder are still being read. */
export class InboxFilesEvent extends InboxRequest {
  static override readonly type = 'inbox-files';
  readonly files: ChosenFiles;
  constructor(files: ChosenFiles) {
    super();
    this.files = files;
  }
}

/** A quick reply was chosen. */
export class InboxQuickReplyEvent extends InboxRequest {
  static override readonly type = 'inbox-quick-reply';
  readonly reply: QuickReply;
  constructor(reply: QuickReply) {
    super();
    this.reply = reply;
  }
}

/** A separator was moved: the pane beside it should be so wide; undefined: as wide as at the beginning. */
export class InboxResizeEvent extends InboxRequest {
  static override readonly type = 'inbox-resize';
  /** Pixels. */
  readonly width: number | undefined;
  constructor(width: number | undefined) {
    super();
    this.width = width;
  }
}

/** The details of the contact should be shown or hidden. */
export class InboxDetailsEvent extends InboxRequest {
  static override readonly type = 'inbox-details';
  constructor() {
    super({ composed: true });
  }
}

/** The messages of the open conversation should be searched. */
export class InboxFindEvent extends InboxRequest {
  static override readonly type = 'inbox-find';
}

/** The text of a search field changed by the person's hand. */
export class InboxSearchEvent extends InboxRequest {
  static override readonly type = 'inbox-search';
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}

/** What follows `/` at the start of the message field; undefined when it no longer begins so. */
export class InboxSlashEvent extends InboxRequest {
  static override readonly type = 'inbox-slash';
  readonly query: string | undefined;
  constructor(query: string | undefined) {
    super();
    this.query = query;
  }
}

/** What was said has been read and may go. */
export class InboxDismissEvent extends InboxRequest {
  static override readonly type = 'inbox-dismiss';
}

/** A template wants to be chosen. */
export class InboxTemplatesEvent extends InboxRequest {
  static override readonly type = 'inbox-templates';
}

/** The focus should go to the message field, or to the bar in its place. */
export class InboxFocusComposerEvent extends InboxRequest {
  static override readonly type = 'inbox-focus-composer';
}

/** Words for screen readers. Crosses shadow roots up to the announcer of the inbox. */
export class InboxAnnounceEvent extends InboxRequest {
  static override readonly type = 'inbox-announce';
  readonly text: string;
  /** Interrupts what is being read. */
  readonly assertive: boolean;
  constructor(text: string, assertive = false) {
    super({ composed: true });
    this.text = text;
    this.assertive = assertive;
  }
}

/** The agent pressed send. Cancel it and the message stays in the field. */
export class InboxBeforeSendEvent extends InboxQuestion {
  static override readonly type = 'inbox-before-send';
  /** What would be sent; files are named by kind, name and size. */
  readonly content: BeforeSendContent;
  constructor(conversationId: Id, content: BeforeSendContent) {
    super(conversationId);
    this.content = content;
  }
}
export type BeforeSendContent =
  | Extract<Outgoing, { kind: 'text' | 'template' }>
  | { kind: 'files'; files: { name: string; mime: string; bytes: number; caption: string }[] }
  /** `bytes`: absent when it is sent right from recording. */
  | { kind: 'voice'; durationMs: Ms; bytes?: number };
