import { lazily } from '../../define.js';

/** Fetched with what opens a session: before there is one, there is nothing to read. */
export const loadThread = lazily(
  () => import('../thread/thread.js'),
  (part) => part.InboxThread,
);
