/** What an adapter takes of `chat-inbox`, from the source and without the elements. */
export * from '../../../src/domain/errors.js';
export type * from '../../../src/domain/commands.js';
export type * from '../../../src/domain/conversation.js';
export type * from '../../../src/domain/events.js';
export type * from '../../../src/domain/message.js';
export type * from '../../../src/domain/ports.js';
