/** The public names. Importing them registers nothing. */
export { ChatInbox } from './components/chat-inbox/chat-inbox.js';
export { define, type ElementClass } from './components/define.js';
export * from './components/events.js';
export { InboxComposer } from './components/panes/composer/composer.js';
export { InboxConnectionLine } from './components/panes/connection-line/connection-line.js';
export { InboxConversation } from './components/panes/conversation/conversation.js';
export { InboxDetails } from './components/panes/details/details.js';
export { InboxHeader } from './components/panes/header/header.js';
export { InboxList } from './components/panes/list/list.js';
export { InboxQueues } from './components/panes/queues/queues.js';
export { InboxThread } from './components/panes/thread/thread.js';
export { inboxContext } from './context/inbox.context.js';
export { localeContext, type InboxLocale } from './context/locale.context.js';
export { createInbox, type InboxOptions } from './create-inbox.js';
export { browserEnvironment } from './browser/environment.js';
export { browserMedia } from './browser/media/browser-media.js';
export type { DecodeImage, ImageOptions } from './browser/media/fit-image.js';
export { forgetAccount } from './browser/forget-account.js';
export { WHATSAPP_UPLOADS } from './domain/attachment.js';
export type * from './domain/channel.js';
export type * from './domain/commands.js';
export type * from './domain/contact.js';
export type * from './domain/conversation.js';
export {
  AdapterError,
  ERRORS,
  type ErrorCode,
  type ErrorDetail,
  type Retry,
} from './domain/errors.js';
export type * from './domain/events.js';
export type * from './domain/id.js';
export type * from './domain/lookups.js';
export * from './domain/media-tools.js';
export type * from './domain/message.js';
export type * from './domain/ports.js';
export type * from './domain/queue.js';
export type * from './domain/template.js';
export {
  WINDOW_MS,
  windowOf,
  type AfterTemplate,
  type Window,
  type WindowEvidence,
} from './domain/window.js';
export { registerStrings } from './locales/registry.js';
export type { Strings } from './locales/strings.js';
export type { InboxHandle } from './machines/inbox-handle.js';
