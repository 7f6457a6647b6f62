import type { CommandMap, TransferTarget } from '../../domain/commands.js';
import type { Id } from '../../domain/id.js';
import { InboxQuestion, InboxRequest } from './kinds.js';

/* Of the parts that are loaded on first use. */

/** A dialog asks to be closed; cancel it to keep it open. */
export class InboxDialogCloseEvent extends InboxRequest {
  static override readonly type = 'inbox-dialog-close';
  constructor() {
    super({ cancelable: true });
  }
}

/** A popover opened or closed. */
export class InboxPopoverToggleEvent extends InboxRequest {
  static override readonly type = 'inbox-popover-toggle';
  readonly open: boolean;
  constructor(open: boolean) {
    super();
    this.open = open;
  }
}

/** An item of a menu was chosen. */
export class InboxMenuSelectEvent extends InboxRequest {
  static override readonly type = 'inbox-menu-select';
  readonly item: string;
  constructor(item: string) {
    super();
    this.item = item;
  }
}

/** A photo, a video or a sticker wants to be seen large. */
export class InboxMediaOpenEvent extends InboxRequest {
  static override readonly type = 'inbox-media-open';
  /** What was clicked: the focus returns to it. */
  readonly source: HTMLElement;
  constructor(source: HTMLElement) {
    super({ composed: true });
    this.source = source;
  }
}

/** A message was found and should be shown; undefined: none is. */
export class InboxFoundEvent extends InboxRequest {
  static override readonly type = 'inbox-found';
  readonly id: Id | undefined;
  constructor(id: Id | undefined) {
    super();
    this.id = id;
  }
}

/** The photos and films before the first are wanted. */
export class InboxOlderEvent extends InboxRequest {
  static override readonly type = 'inbox-older';
}

/** A recording was sent or discarded: its place is free again. */
export class InboxRecorderCloseEvent extends InboxRequest {
  static override readonly type = 'inbox-recorder-close';
}

/** A staged file is changed: its caption, its place; taken away; or meant, whatever its warning says. */
export class InboxStagedFileEvent extends InboxRequest {
  static override readonly type = 'inbox-staged-file';
  readonly id: Id;
  readonly change: { caption: string } | { by: -1 | 1 } | 'remove' | 'accept';
  constructor(id: Id, change: InboxStagedFileEvent['change']) {
    super();
    this.id = id;
    this.change = change;
  }
}

/** A text was dropped beside the message field. */
export class InboxDropTextEvent extends InboxRequest {
  static override readonly type = 'inbox-drop-text';
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}

/** A field edited in place is to be saved; without a value, the editing was given up. */
export class InboxEditEvent extends InboxRequest {
  static override readonly type = 'inbox-edit';
  readonly value: string | undefined;
  constructor(value: string | undefined) {
    super();
    this.value = value;
  }
}

/** A switch was switched. */
export class InboxSwitchEvent extends InboxRequest {
  static override readonly type = 'inbox-switch';
  readonly on: boolean;
  constructor(on: boolean) {
    super();
    this.on = on;
  }
}

/** Somebody was chosen to whom a conversation shall go. */
export class InboxTargetEvent extends InboxRequest {
  static override readonly type = 'inbox-target';
  readonly to: TransferTarget;
  constructor(to: TransferTarget) {
    super();
    this.to = to;
  }
}

/** A reference list that failed should be read again. */
export class InboxRetryLookupEvent extends InboxRequest {
  static override readonly type = 'inbox-retry-lookup';
}

/** An emoji was chosen. */
export class InboxEmojiEvent extends InboxRequest {
  static override readonly type = 'inbox-emoji';
  readonly emoji: string;
  constructor(emoji: string) {
    super();
    this.emoji = emoji;
  }
}

/** The agent confirmed a transfer. */
export class InboxBeforeTransferEvent extends InboxQuestion {
  static override readonly type = 'inbox-before-transfer';
  readonly to: TransferTarget;
  readonly note: string | undefined;
  constructor(conversationId: Id, to: TransferTarget, note: string | undefined) {
    super(conversationId);
    this.to = to;
    this.note = note;
  }
}

/** The agent confirmed the closing. */
export class InboxBeforeCloseEvent extends InboxQuestion {
  static override readonly type = 'inbox-before-close';
  readonly close: Omit<CommandMap['close'], 'conversationId'>;
  constructor(conversationId: Id, close: Omit<CommandMap['close'], 'conversationId'>) {
    super(conversationId);
    this.close = close;
  }
}
