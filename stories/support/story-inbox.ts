import { newId } from '../../src/browser/new-id.js';
import { memoryStorage } from '../../src/browser/memory-storage.js';
import { systemClock } from '../../src/browser/clock.js';
import { createInbox } from '../../src/create-inbox.js';
import type { Conversation } from '../../src/domain/conversation.js';
import type { Draft } from '../../src/domain/draft.js';
import { AdapterError } from '../../src/domain/errors.js';
import type { Id } from '../../src/domain/id.js';
import type { MediaTools } from '../../src/domain/media-tools.js';
import type { Message } from '../../src/domain/message.js';
import type { OutboxEntry } from '../../src/domain/outbox.js';
import type { Clock, Environment, InboxStorage, SessionInfo } from '../../src/domain/ports.js';
import type { AfterTemplate } from '../../src/domain/window.js';
import type { InboxHandle } from '../../src/machines/inbox-handle.js';
import {
  FakeBackend,
  type Call,
  type FakeOptions,
  type Rule,
} from '../../test/support/fake-backend.js';
import {
  agents,
  closeReasons,
  conversations as named,
  me,
  media,
  NOW,
  quickReplies,
  sectors,
  talk,
  templates,
} from '../fixtures.js';

export interface StoryInbox {
  /** Default: the named ones of the fixtures. */
  conversations?: readonly Conversation[];
  /** Default: Mariana's talk. */
  messages?: readonly Message[];
  drafts?: readonly Draft[];
  /** Kept as they are: in a story nothing leaves by itself. */
  outbox?: readonly OutboxEntry[];
  /** Lists other than those of the fixtures. */
  lookups?: FakeOptions['lookups'];
  /** The conversation that is open. */
  open?: Id;
  /** Opens it as an earlier one, to be read only. */
  readonly?: boolean;
  /** The queue that is shown. Default: the first. */
  queue?: Id;
  search?: string;
  /** Default `live`. */
  connection?: 'connecting' | 'live' | 'reconnecting' | 'signedOut';
  /** What shall happen to calls: an error, or `hang` to stay on its way. */
  rules?: Partial<Record<Call, Rule>>;
  info?: Partial<SessionInfo>;
  afterTemplate?: AfterTemplate;
  /** What the agent is told of the storage. Default `durable`. */
  storage?: InboxStorage['kind'];
  /** The browser stores nothing that shall be sent. */
  full?: boolean;
  /** The backend gives no addresses of files: messages bring their own. */
  plain?: boolean;
  /** Microphone, camera and converters. Default: none. */
  media?: MediaTools;
  /** Default: the machine's. */
  clock?: Clock;
}

const lookups = {
  agent: agents,
  sector: sectors,
  closeReason: closeReasons,
  quickReply: quickReplies,
  template: templates,
};

/** The backend of the last `storyInbox`, for stories that play what happens there. */
export let storyBackend: FakeBackend;

/** What `<chat-inbox>` needs to be at a given state: a backend of a few rows, and a world where nothing leaves by itself. */
export const storyWorld = ({
  conversations = Object.values(named),
  messages = talk,
  drafts = [],
  outbox = [],
  lookups: own = {},
  connection = 'live',
  rules = {},
  info = {},
  full = false,
  plain = false,
  storage: kind = 'durable',
  media: tools,
  clock = systemClock,
}: StoryInbox = {}): { backend: FakeBackend; environment: Environment } => {
  const began = systemClock.now();
  const backend = new FakeBackend({
    now: () => NOW + systemClock.now() - began,
    info: { me, ...info },
    conversations,
    messages,
    lookups: { ...lookups, ...own },
    ...(!plain && { media }),
  });
  storyBackend = backend;
  Object.assign(backend.rules, rules);
  if (connection === 'connecting') backend.rules.open = 'hang';
  if (connection === 'signedOut') backend.rules.open = new AdapterError('unauthorized');
  const storage: InboxStorage = { ...memoryStorage(), kind };
  for (const entry of outbox) void storage.putOutbox(entry);
  for (const draft of drafts) void storage.putDraft(draft);
  if (full)
    storage.putOutbox = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  const environment: Environment = {
    clock,
    newId,
    random: () => 1,
    openStorage: async () => storage,
    // Nobody leads where entries are given, so that they stay as the story shows them.
    locks: { hold: (_name, onChange) => outbox.length === 0 && onChange(true) },
    connectivity: { online: () => true, watch: () => () => undefined },
    ...(tools && { media: tools }),
  };
  return { backend, environment };
};

/**
 * A whole inbox at a given state: real store, real machines, a backend of a few rows whose stream never ends. It is
 * the afternoon of `NOW`. Claiming, sending, closing and editing work; what waits in `outbox` stays there.
 */
export const storyInbox = (story: StoryInbox = {}): InboxHandle => {
  const { open, readonly = false, queue, search, connection, afterTemplate = 'lock' } = story;
  const { backend, environment } = storyWorld(story);
  const handle = createInbox({
    adapter: backend.adapter,
    environment,
    locale: 'pt-BR',
    afterTemplate,
  });
  if (queue !== undefined) handle.actor.send({ type: 'queue.show', queueId: queue });
  if (search !== undefined) handle.actor.send({ type: 'search.changed', text: search });
  if (open !== undefined)
    handle.actor.send({ type: 'conversation.open', conversationId: open, readonly });
  if (connection === 'reconnecting') {
    const stop = handle.store.watchSession(() => {
      if (!handle.store.live) return;
      stop();
      backend.rules.open = new AdapterError('offline', 'offline', { retryAfterMs: 600_000 });
      setTimeout(() => backend.drop(), 50);
    });
  }
  return handle;
};

/** Resolves when the shown list, and the open conversation, have been read. */
export const settled = async ({ actor }: InboxHandle): Promise<void> => {
  for (let turn = 0; turn < 200; turn += 1) {
    const { list, conversation, connection } = actor.getSnapshot().children;
    const busy = [list, conversation, connection].some((child) =>
      child?.getSnapshot().hasTag('busy'),
    );
    if (!busy) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
