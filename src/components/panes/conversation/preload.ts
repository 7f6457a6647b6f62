import { loadMarks } from '../../../domain/texts.js';
import { lazy as bubble } from '../../parts/bubble/lazy.js';
import { loadMoreIcons } from '../../parts/icon/icon.js';
import {
  loadAttachButton,
  loadDropZone,
  loadReplyHead,
  loadQuickReplies,
  loadStandIn,
} from '../composer/lazy.js';
import { loadReplyBar } from '../composer/lazy-in-head.js';
import { lazy as header } from '../header/lazy.js';
import { loadThread } from './lazy.js';

/** Fetches what most conversations need sooner or later, so that nobody waits for it then. */
export const preload = async (): Promise<void> => {
  const parts = [
    loadMarks,
    loadThread,
    loadStandIn,
    loadMoreIcons,
    ...Object.values(header),
    ...Object.values(bubble),
    loadAttachButton,
    loadDropZone,
    loadReplyHead,
    loadReplyBar,
    loadQuickReplies,
  ];
  await Promise.allSettled(parts.map((load) => load()));
  // The first one takes a browser 20 ms: now, and not when a conversation is opened or a time is pointed at.
  new Intl.DateTimeFormat();
};
