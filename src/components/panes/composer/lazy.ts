import { loadModule } from '../../../domain/load-module.js';
import { define, lazily } from '../../define.js';
import type * as QuickReplies from './quick-replies.js';

/* What is loaded on first use. Each rejects when it cannot be loaded, and may be called again. */

export const loadAttachButton = lazily(
  () => import('../../parts/attach-button/attach-button.js'),
  (part) => part.InboxAttachButton,
);

export const loadCameraButton = lazily(
  () => import('../camera/camera-button.js'),
  (part) => part.InboxCameraButton,
);

export const loadDropZone = lazily(
  () => import('../../parts/drop-zone/drop-zone.js'),
  (part) => part.InboxDropZone,
);

export const loadEmojiPicker = async (): Promise<void> => {
  const [{ InboxEmojiPicker }, { InboxReplyPanel }] = await Promise.all([
    loadModule(() => import('../../parts/emoji-picker/emoji-picker.js')),
    loadModule(() => import('./reply-panel.js')),
  ]);
  define(InboxEmojiPicker, InboxReplyPanel);
};

export const loadQuickReplies = (): Promise<typeof QuickReplies> =>
  loadModule(() => import('./quick-replies.js'));

export const loadQuickReplyList = async (): Promise<void> => {
  const [{ InboxQuickReplyList }, { InboxReplyPanel }] = await Promise.all([
    loadModule(() => import('../../parts/quick-reply-list/quick-reply-list.js')),
    loadModule(() => import('./reply-panel.js')),
  ]);
  define(InboxQuickReplyList, InboxReplyPanel);
};

export const loadRecorder = lazily(
  () => import('../recorder/recorder.js'),
  (part) => part.InboxRecorder,
);

export const loadReplyHead = lazily(
  () => import('./reply-head.js'),
  (part) => part.InboxReplyHead,
);

export const loadStandIn = lazily(
  () => import('./stand-in.js'),
  (part) => part.InboxStandIn,
);

export const loadTemplateChooser = lazily(
  () => import('../template-chooser/template-chooser.js'),
  (part) => part.InboxTemplateChooser,
);
