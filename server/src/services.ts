import type { Bot } from './bot/bot.js';
import type { Channel } from './channel/channel.js';
import type { Capabilities, Id } from './domain.js';
import type { MediaStorage } from './media/media-storage.js';
import type { Option } from './rows.js';

/** What serves the gateway's rules; `createGateway` composes it, and a host may bring its own of each. */
export interface Services {
  channel: Channel;
  storage: MediaStorage;
  bot: Bot;
  words: ServiceWords;
  /** What agents are told they can do. Commands and uploads hold to it: what it does not name is `unsupported`. */
  can: Capabilities;
}

/** What the gateway itself writes to customers, in the shop's language. */
export interface ServiceWords {
  /** At the closing, when the agent wants it. */
  finalMessage: string;
  /** At the closing too. The ids of the options are `rating:1` to `rating:5`. */
  survey: { text: string; options: Option[]; listLabel: string };
  /** The answer to a rating. */
  thanks: string;
  /** Who wrote what the business said on its phone, for the agents. */
  phone: string;
}

/**
 * A file on its way in, for `stage(ground, services, me, file)` of `media/`. `bytes` ends early, with AdapterError
 * `too_large`, once more has come than any kind of file may have.
 */
export interface IncomingFile {
  /** The upload's own id: the same again is the same reference. */
  id: Id;
  conversationId: Id;
  /** Without folders. */
  name: string;
  /** As the browser says, without parameters. */
  mime: string;
  bytes: AsyncIterable<Uint8Array>;
}
