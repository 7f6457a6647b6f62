import { define } from '../../define.js';

/* What is loaded on first use. Each rejects when it cannot be loaded, and may be called again. */

export const loadEmojiPicker = async (): Promise<void> =>
  define((await import('../../parts/emoji-picker/emoji-picker.js')).InboxEmojiPicker);

export const loadQuickReplies = async (): Promise<void> =>
  define((await import('../../parts/quick-reply-list/quick-reply-list.js')).InboxQuickReplyList);

export const loadStagedFiles = async (): Promise<void> =>
  define((await import('../../parts/staged-files/staged-files.js')).InboxStagedFiles);

export const loadTemplateChooser = async (): Promise<void> =>
  define((await import('../template-chooser/template-chooser.js')).InboxTemplateChooser);
