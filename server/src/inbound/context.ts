import type { Change } from '../change.js';
import type { Id } from '../domain.js';
import type { ChannelRow } from '../rows.js';
import type { Services } from '../services.js';

/** What the rules of what comes in need beside the item itself. */
export interface Context {
  change: Change;
  services: Pick<Services, 'bot' | 'words'>;
  /** The business's numbers. Empty until they are known: then every number is taken for one of them. */
  channels: ReadonlyMap<Id, ChannelRow>;
  /** Wamids of which it is known that there is no message. */
  fresh: Set<string>;
  /** Where the item was said. */
  source: Source;
}

export interface Source {
  webhookId: number;
  path: string;
}

export const channelOf = ({ channels }: Context, id: Id): ChannelRow =>
  channels.get(id) ?? { id, label: 'WhatsApp' };
