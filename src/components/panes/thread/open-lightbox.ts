import { define } from '../../define.js';
import type { InboxMedia } from '../../parts/media/media.js';

/** Shows a picture large, over everything, until it is closed. Loaded on first use. */
export const openLightbox = async (
  { kind, media, url, alt }: InboxMedia,
  root: ParentNode,
): Promise<void> => {
  if (url === undefined) return;
  const { InboxLightbox } = await import('../../parts/lightbox/lightbox.js');
  define(InboxLightbox);
  const lightbox = new InboxLightbox();
  Object.assign(lightbox, { kind, url, alt, name: media?.name ?? '' });
  lightbox.addEventListener('inbox-dialog-close', () => lightbox.remove());
  root.append(lightbox);
};
