/** The vocabulary of chat-inbox: the gateway speaks the same words and keeps the same rules as the inbox. */
export { WHATSAPP_UPLOADS } from '../../src/domain/attachment.js';
export { MAX_CAPTION, MAX_TEXT, type Channel } from '../../src/domain/channel.js';
export { fitsMime } from '../../src/domain/check-file.js';
export {
  CLOSE_STEPS,
  type AttachmentRef,
  type CloseStep,
  type Command,
  type CommandOf,
  type CommandResult,
  type CommandType,
  type Outgoing,
  type TransferTarget,
} from '../../src/domain/commands.js';
export type { Contact, ContactField } from '../../src/domain/contact.js';
export { setField } from '../../src/domain/edit-contact.js';
export { contactName } from '../../src/domain/contact-name.js';
export type { Conversation, Preview, ReplyState } from '../../src/domain/conversation.js';
export { advance } from '../../src/domain/delivery.js';
export {
  AdapterError,
  ERRORS,
  toAdapterError,
  type ErrorCode,
  type ErrorDetail,
} from '../../src/domain/errors.js';
export type { Cursor, InboxEvent } from '../../src/domain/events.js';
export type { Id, Ms, Ref } from '../../src/domain/id.js';
export type {
  Agent,
  CloseReason,
  LookupKind,
  LookupMap,
  LookupQuery,
  QuickReply,
} from '../../src/domain/lookups.js';
export type {
  Content,
  Delivery,
  Failure,
  Media,
  MediaKind,
  Message,
  Quote,
  SoundFacts,
} from '../../src/domain/message.js';
export { previewOf, quoteOf, textOf } from '../../src/domain/preview.js';
export { replyStateOf, windowEnd } from '../../src/domain/reply-state.js';
export { digits } from '../../src/domain/phone.js';
export type {
  Capabilities,
  Clock,
  ConversationQuery,
  Hint,
  MessageQuery,
  Page,
  SessionInfo,
} from '../../src/domain/ports.js';
export type { Counts, Queue, QueueCount } from '../../src/domain/queue.js';
export { soundFacts } from '../../src/domain/sound.js';
export { fold, matches } from '../../src/domain/search.js';
export {
  checkTemplate,
  fillTemplate,
  headerMedia,
  slotsOf,
  type SlotProblem,
} from '../../src/domain/template-slots.js';
export type { Template } from '../../src/domain/template.js';
export { WINDOW_MS } from '../../src/domain/window.js';
