import { drawLazily } from '../../define.js';
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
export const preload = (): void => {
  [
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
  ].forEach(drawLazily);
};
