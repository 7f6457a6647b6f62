import type { ChannelKind } from '../../../domain/channel.js';
import type { IconName } from '../icon/icons.js';

/** The glyph of a channel. */
export const CHANNEL_ICONS: Readonly<Record<ChannelKind, IconName>> = {
  whatsapp: 'chat',
  instagram: 'camera',
  messenger: 'telegram',
  telegram: 'send',
  sms: 'sms',
  email: 'email',
  web: 'web',
  other: 'chat',
};
