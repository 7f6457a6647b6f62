import { createContext } from '@lit/context';
import type { InboxHandle } from '../machines/inbox-handle.js';

/** The inbox a component belongs to. */
export const inboxContext = createContext<InboxHandle | undefined>(Symbol('chat-inbox.inbox'));
