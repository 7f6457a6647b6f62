/** Registers `<chat-inbox>` and everything that its first screen uses. */
import { ChatInbox } from './components/chat-inbox/chat-inbox.js';
import { define } from './components/define.js';

define(ChatInbox);
