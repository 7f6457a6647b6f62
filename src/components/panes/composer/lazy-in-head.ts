import { lazily } from '../../define.js';

/* What the reply head loads on first use; the head itself is loaded by lazy.ts. */

export const loadReplyBar = lazily(
  () => import('../../parts/reply-bar/reply-bar.js'),
  (part) => part.InboxReplyBar,
);

export const loadStagedFiles = lazily(
  () => import('../../parts/staged-files/staged-files.js'),
  (part) => part.InboxStagedFiles,
);
