import { lazily } from '../../define.js';

/** Fetched when the agent asks for it. */
export const loadFind = lazily(
  () => import('../find/find.js'),
  (part) => part.InboxFind,
);

/** Fetched with what opens a session: before there is one, there is nothing to read. */
export const loadThread = lazily(
  () => import('../thread/thread.js'),
  (part) => part.InboxThread,
);
