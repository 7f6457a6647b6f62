import type { ContentKind } from '../../../domain/message.js';
import type { IconName } from './icons.js';

/** The glyph of a kind of message; text and system lines have none. */
export const KIND_ICONS: Readonly<Partial<Record<ContentKind, IconName>>> = {
  image: 'image',
  video: 'video',
  audio: 'microphone',
  document: 'document',
  sticker: 'sticker',
  location: 'pin',
  contacts: 'contact',
  template: 'template',
  choice: 'choice',
  unsupported: 'warning',
};
