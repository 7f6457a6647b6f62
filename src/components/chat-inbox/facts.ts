import type { Command, CommandResult } from '../../domain/commands.js';
import { AdapterError, toAdapterError } from '../../domain/errors.js';
import type { Id } from '../../domain/id.js';
import type { InboxHandle } from '../../machines/inbox-handle.js';
import { MalformedError } from '../../store/malformed-error.js';
import type { Queues } from '../../store/queues.js';
import {
  InboxConversationClaimedEvent,
  InboxConversationClosedEvent,
  InboxConversationOpenedEvent,
  InboxConversationTransferredEvent,
  InboxErrorEvent,
  InboxMessageSentEvent,
  InboxReadyEvent,
  InboxUnreadChangedEvent,
} from '../events/facts.js';

type Tell = (fact: Event) => void;
type Undo = () => void;

/** What a host shows outside of the inbox: conversations that wait, and unread messages of mine. */
export const countsOf = (queues: Queues): { waiting: number; unread: number } => {
  const counts = { waiting: 0, unread: 0 };
  for (const { id, kind } of queues.list()) {
    const { total = 0, unread = 0 } = queues.count(id);
    if (kind === 'new') counts.waiting += total;
    if (kind === 'mine') counts.unread += unread;
  }
  return counts;
};

/** The fact an answered command amounts to, if the host should hear of it. */
export const factOf = (
  command: Command,
  answer: CommandResult | AdapterError,
): Event | undefined => {
  if (answer instanceof AdapterError) {
    return isNews(command, answer) ? new InboxErrorEvent(answer.code, answer) : undefined;
  }
  switch (command.type) {
    case 'claim':
      return new InboxConversationClaimedEvent(command.conversationId);
    case 'transfer':
      return new InboxConversationTransferredEvent(command.conversationId);
    case 'close':
      return new InboxConversationClosedEvent(command.conversationId);
    default:
      return undefined;
  }
};

/** A lost connection is told by itself; what is tried again by itself has not failed yet. */
const isNews = ({ type }: Command, { retry }: AdapterError): boolean =>
  type !== 'read' && retry !== 'auth' && !(type === 'send' && retry === 'later');

/** The fact that an error amounts to of which no person was told. */
export const errorFact = (error: unknown): InboxErrorEvent =>
  new InboxErrorEvent(
    error instanceof MalformedError
      ? 'malformed'
      : error instanceof DOMException
        ? 'storage'
        : toAdapterError(error).code,
    error,
  );

/** Tells what becomes true of an inbox, each fact once. Returns the undo. */
export const watchFacts = (handle: InboxHandle, tell: Tell): Undo => {
  const undo = [
    watchReady(handle, tell),
    watchOpened(handle, tell),
    watchCounts(handle, tell),
    watchConnection(handle, tell),
    handle.store.watchSent(({ conversationId, id }) =>
      tell(new InboxMessageSentEvent(conversationId, id)),
    ),
  ];
  return () => undo.forEach((stop) => stop());
};

const watchReady = ({ actor }: InboxHandle, tell: Tell): Undo => {
  let told = false;
  let list: { unsubscribe(): void } | undefined;
  let followed: unknown;
  const look = (): void => {
    const child = actor.getSnapshot().children.list;
    if (child !== followed) {
      list?.unsubscribe();
      followed = child;
      list = child?.subscribe(look);
    }
    if (told || child?.getSnapshot().value !== 'ready') return;
    told = true;
    tell(new InboxReadyEvent());
    stop();
  };
  const root = actor.subscribe(look);
  const stop = (): void => {
    root.unsubscribe();
    list?.unsubscribe();
  };
  look();
  return stop;
};

const watchOpened = ({ actor, store }: InboxHandle, tell: Tell): Undo => {
  let told: Id | undefined;
  const look = (): void => {
    const { openId } = actor.getSnapshot().context;
    if (openId === told) return;
    const row = openId === undefined ? undefined : store.conversations.get(openId);
    told = row?.id;
    if (row) tell(new InboxConversationOpenedEvent(row.id, row.contact.id));
  };
  const root = actor.subscribe(look);
  const unwatch = store.conversations.watchAll(look);
  return () => {
    root.unsubscribe();
    unwatch();
  };
};

const watchCounts = ({ store }: InboxHandle, tell: Tell): Undo => {
  let told = { waiting: 0, unread: 0 };
  let due = false;
  const look = (): void => {
    due = false;
    const { waiting, unread } = countsOf(store.queues);
    if (waiting === told.waiting && unread === told.unread) return;
    told = { waiting, unread };
    tell(new InboxUnreadChangedEvent(waiting, unread));
  };
  // A page of conversations changes the counts row by row.
  return store.queues.watch(() => {
    if (!due) queueMicrotask(look);
    due = true;
  });
};

/** A refused sign-in each time, another loss once until the connection is up again. */
const watchConnection = ({ actor }: InboxHandle, tell: Tell): Undo => {
  let last: AdapterError | undefined;
  let told: AdapterError['code'] | undefined;
  const connection = actor.getSnapshot().children.connection?.subscribe(({ value, context }) => {
    const { error } = context;
    if (value === 'live') told = undefined;
    if (!error || error === last) return;
    last = error;
    if (error.retry === 'auth' || error.code !== told) tell(new InboxErrorEvent(error.code, error));
    told = error.code;
  });
  return () => connection?.unsubscribe();
};
