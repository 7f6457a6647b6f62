// What an application in TypeScript writes; only type-checked.
import 'chat-inbox/define';
import { AdapterError, ChatInbox, type InboxAdapter } from 'chat-inbox';
import { localAdapter } from 'chat-inbox/adapters/local';
import { InboxComposer } from 'chat-inbox/components/panes/composer/composer';
import { en } from 'chat-inbox/locales/en';

const inbox = document.createElement('chat-inbox');
const same: ChatInbox = inbox;
const adapter: InboxAdapter = localAdapter({ agentId: 'ana' });
same.adapter = adapter;
document.body.append(inbox, new InboxComposer());

export const refusal: Error = new AdapterError('unauthorized');
export const language: string = en.$code;
