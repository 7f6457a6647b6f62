import { define, lazily } from '../../define.js';
import type * as QuickReplies from './quick-replies.js';

/* What is loaded on first use. Each rejects when it cannot be loaded, and may be called again. */

export const loadAttachButton = lazily(
  async () => (await import('../../parts/attach-button/attach-button.js')).InboxAttachButton,
);

export const loadEmojiPicker = async (): Promise<void> => {
  const [{ InboxEmojiPicker }, { InboxReplyPanel }] = await Promise.all([
    import('../../parts/emoji-picker/emoji-picker.js'),
    import('./reply-panel.js'),
  ]);
  define(InboxEmojiPicker, InboxReplyPanel);
};

export const loadProblemList = lazily(
  async () => (await import('../../parts/problem-list/problem-list.js')).InboxProblemList,
);

export const loadQuickReplies = (): Promise<typeof QuickReplies> => import('./quick-replies.js');

export const loadQuickReplyList = async (): Promise<void> => {
  const [{ InboxQuickReplyList }, { InboxReplyPanel }] = await Promise.all([
    import('../../parts/quick-reply-list/quick-reply-list.js'),
    import('./reply-panel.js'),
  ]);
  define(InboxQuickReplyList, InboxReplyPanel);
};

export const loadReplyBar = lazily(
  async () => (await import('../../parts/reply-bar/reply-bar.js')).InboxReplyBar,
);

export const loadStagedFiles = lazily(
  async () => (await import('../../parts/staged-files/staged-files.js')).InboxStagedFiles,
);

export const loadStandIn = lazily(async () => (await import('./stand-in.js')).InboxStandIn);

export const loadTemplateChooser = lazily(
  async () => (await import('../template-chooser/template-chooser.js')).InboxTemplateChooser,
);
