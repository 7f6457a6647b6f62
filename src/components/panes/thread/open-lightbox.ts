import type { LocaleController } from '../../../context/locale.controller.js';
import type { InboxHandle } from '../../../machines/inbox-handle.js';
import { lazily } from '../../define.js';
import type { InboxMedia } from '../../parts/media/media.js';

const load = lazily(
  () => import('./lightbox-life.js'),
  (part) => part.InboxLightbox,
);

/** Where a picture was clicked. */
export interface Surroundings {
  handle: InboxHandle;
  t: LocaleController;
  /** The thread: it holds the lightbox, and gets the focus when the picture is no longer there. */
  pane: HTMLElement;
}

/**
 * Shows a picture large among all of its conversation, over everything, until it is closed. Loaded on first use; where
 * it cannot be, nothing opens.
 */
export const openLightbox = async (picture: InboxMedia, around: Surroundings): Promise<void> => {
  const life = await load().then(
    () => import('./lightbox-life.js'),
    () => undefined,
  );
  life?.showLarge(picture, around);
};
