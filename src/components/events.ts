import type {
  InboxConversationClaimedEvent,
  InboxConversationClosedEvent,
  InboxConversationOpenedEvent,
  InboxConversationTransferredEvent,
  InboxErrorEvent,
  InboxMessageSentEvent,
  InboxReadyEvent,
  InboxUnreadChangedEvent,
} from './events/facts.js';
import type {
  InboxAnnounceEvent,
  InboxBeforeSendEvent,
  InboxDetailsEvent,
  InboxDiscardEvent,
  InboxDismissEvent,
  InboxDraftEvent,
  InboxFilesEvent,
  InboxFindEvent,
  InboxFocusComposerEvent,
  InboxJumpEvent,
  InboxQuickReplyEvent,
  InboxReplyEvent,
  InboxResizeEvent,
  InboxRetryEvent,
  InboxSearchEvent,
  InboxSlashEvent,
  InboxSubmitEvent,
  InboxTemplatesEvent,
} from './events/first.js';
import type {
  InboxBeforeCloseEvent,
  InboxBeforeTransferEvent,
  InboxDialogCloseEvent,
  InboxDropTextEvent,
  InboxEditEvent,
  InboxEmojiEvent,
  InboxFoundEvent,
  InboxMediaOpenEvent,
  InboxMenuSelectEvent,
  InboxOlderEvent,
  InboxPopoverToggleEvent,
  InboxRecorderCloseEvent,
  InboxRetryLookupEvent,
  InboxStagedFileEvent,
  InboxSwitchEvent,
  InboxTargetEvent,
} from './events/later.js';

/* Requests: a part asks its pane. Questions: to the host, before something cannot be taken back. Facts: for the host. */

export * from './events/facts.js';
export * from './events/first.js';
export * from './events/later.js';

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
    'inbox-drop-text': InboxDropTextEvent;
    'inbox-edit': InboxEditEvent;
    'inbox-switch': InboxSwitchEvent;
    'inbox-target': InboxTargetEvent;
    'inbox-resize': InboxResizeEvent;
    'inbox-details': InboxDetailsEvent;
    'inbox-search': InboxSearchEvent;
    'inbox-find': InboxFindEvent;
    'inbox-found': InboxFoundEvent;
    'inbox-retry-lookup': InboxRetryLookupEvent;
    'inbox-slash': InboxSlashEvent;
    'inbox-emoji': InboxEmojiEvent;
    'inbox-templates': InboxTemplatesEvent;
    'inbox-dismiss': InboxDismissEvent;
    'inbox-focus-composer': InboxFocusComposerEvent;
    'inbox-media-open': InboxMediaOpenEvent;
    'inbox-older': InboxOlderEvent;
    'inbox-recorder-close': InboxRecorderCloseEvent;
    'inbox-retry': InboxRetryEvent;
    'inbox-discard': InboxDiscardEvent;
    'inbox-reply': InboxReplyEvent;
    'inbox-jump': InboxJumpEvent;
    'inbox-dialog-close': InboxDialogCloseEvent;
    'inbox-popover-toggle': InboxPopoverToggleEvent;
    'inbox-menu-select': InboxMenuSelectEvent;
  }
}
