import type { LocaleController } from '../../../context/locale.controller.js';
import type { ThreadItem } from '../../../context/thread.controller.js';
import type { Id } from '../../../domain/id.js';
import type { Content } from '../../../domain/message.js';
import { plainText } from '../../../domain/texts.js';
import { authorOf } from '../../parts/bubble/author.js';
import type { LightboxItem } from '../../parts/lightbox/lightbox.js';

type Kind = LightboxItem['kind'];
type Picture = Pick<LightboxItem, 'kind' | 'media' | 'caption'>;

/** What of a conversation can be seen large, in its order; stickers among themselves. What was deleted is not shown. */
export const galleryOf = (
  items: readonly ThreadItem[],
  kind: Kind,
  { t, me }: { t: LocaleController; me: Id | undefined },
): LightboxItem[] =>
  items.flatMap(({ key, message, entry }) => {
    const picture = message.deletedAt === undefined ? pictureOf(message.content) : undefined;
    if (!picture || (picture.kind === 'sticker') !== (kind === 'sticker')) return [];
    const who = authorOf(message, t, me);
    return [{ ...picture, key, blob: entry?.file?.blob, who, at: message.at }];
  });

const pictureOf = (content: Content): Picture | undefined => {
  switch (content.kind) {
    case 'image':
    case 'video':
    case 'sticker': {
      const { kind, media, caption = '' } = content;
      return { kind, media, caption: plainText(caption) };
    }
    case 'template': {
      const { media, text } = content;
      const [kind] = media?.mime.split('/') ?? [];
      if (!media || (kind !== 'image' && kind !== 'video')) return undefined;
      return { kind, media, caption: plainText(text) };
    }
    default:
      return undefined;
  }
};
