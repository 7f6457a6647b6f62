import { lazily } from '../../define.js';
import type { InboxMedia } from '../../parts/media/media.js';

const load = lazily(
  () => import('../../parts/lightbox/lightbox.js'),
  (part) => part.InboxLightbox,
);

/** Shows a picture large, over everything, until it is closed. Loaded on first use; where it cannot be, nothing opens. */
export const openLightbox = async (
  { kind, media, url, alt }: InboxMedia,
  root: ParentNode,
): Promise<void> => {
  if (url === undefined) return;
  const isThere = await load().then(
    () => true,
    () => false,
  );
  if (!isThere) return;
  const lightbox = document.createElement('inbox-lightbox');
  Object.assign(lightbox, { kind, url, alt, name: media?.name ?? '' });
  lightbox.addEventListener('inbox-dialog-close', () => lightbox.remove());
  root.append(lightbox);
};
