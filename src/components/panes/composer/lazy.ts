import { define } from '../../define.js';

/* What is loaded on first use. Each rejects when it cannot be loaded, and may be called again. */

export const loadEmojiPicker = async (): Promise<void> => {
  const [{ InboxEmojiPicker }, { InboxPopover }] = await Promise.all([
    import('../../parts/emoji-picker/emoji-picker.js'),
    import('../../parts/popover/popover.js'),
  ]);
  define(InboxEmojiPicker, InboxPopover);
};

export const loadQuickReplies = async (): Promise<void> => {
  const [{ InboxQuickReplyList }, { InboxPopover }] = await Promise.all([
    import('../../parts/quick-reply-list/quick-reply-list.js'),
    import('../../parts/popover/popover.js'),
  ]);
  define(InboxQuickReplyList, InboxPopover);
};

export const loadReplyBar = async (): Promise<void> =>
  define((await import('../../parts/reply-bar/reply-bar.js')).InboxReplyBar);

export const loadStagedFiles = async (): Promise<void> =>
  define((await import('../../parts/staged-files/staged-files.js')).InboxStagedFiles);

export const loadTemplateChooser = async (): Promise<void> =>
  define((await import('../template-chooser/template-chooser.js')).InboxTemplateChooser);
