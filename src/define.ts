import { ChatInbox } from './components/chat-inbox/chat-inbox.js';
import { define } from './components/define.js';

define(ChatInbox);
