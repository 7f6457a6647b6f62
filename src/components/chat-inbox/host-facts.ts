import type { InboxHandle } from '../../machines/inbox-handle.js';
import type { Conversation } from '../../domain/conversation.js';
import { seatOf, type Seat } from '../../domain/seat.js';
import type { Id } from '../../domain/id.js';
import {
  InboxConversationClaimedEvent,
  InboxConversationClosedEvent,
  InboxConversationOpenedEvent,
  InboxConversationTransferredEvent,
  InboxErrorEvent,
  InboxMessageSentEvent,
  InboxReadyEvent,
  InboxUnreadChangedEvent,
} from '../events.js';

/** Tells a host what happened, each fact once. Returns the undo. */
export const tellHost = (handle: InboxHandle, target: EventTarget): (() => void) => {
  const { store, actor } = handle;
  let ready = false;
  let openId: Id | undefined;
  let openSeat: Seat | undefined;
  let counts = '';
  let failed: unknown;

  const lookAtRoot = (): void => {
    const { context, children } = actor.getSnapshot();
    const connection = children.connection?.getSnapshot();
    if (!ready && store.live) {
      ready = true;
      target.dispatchEvent(new InboxReadyEvent());
    }
    const error = connection?.context.error;
    if (error && error !== failed) target.dispatchEvent(new InboxErrorEvent(error.code, error));
    failed = error;
    if (context.openId === openId) lookAtOpen();
    else {
      openId = context.openId;
      openSeat = undefined;
      lookAtOpen(true);
    }
  };

  const lookAtOpen = (fresh = false): void => {
    const row = openId === undefined ? undefined : store.conversations.get(openId);
    const seat = row && seatOf(row, store.me?.id);
    if (row && openSeat === undefined) {
      target.dispatchEvent(new InboxConversationOpenedEvent(row.id, row.contact.id));
    } else if (row && !fresh && seat !== openSeat) lookAtSeat(row, seat);
    openSeat = seat;
  };

  const lookAtSeat = ({ id }: Conversation, seat: Seat | undefined): void => {
    if (seat === 'mine') target.dispatchEvent(new InboxConversationClaimedEvent(id));
    else if (openSeat === 'mine' && seat === 'closed') {
      target.dispatchEvent(new InboxConversationClosedEvent(id));
    } else if (openSeat === 'mine') target.dispatchEvent(new InboxConversationTransferredEvent(id));
  };

  const lookAtCounts = (): void => {
    let waiting = 0;
    let unread = 0;
    for (const { id, kind } of store.queues.list()) {
      const count = store.queues.count(id);
      if (kind === 'new') waiting += count.total ?? 0;
      if (kind === 'mine') unread += count.unread ?? 0;
    }
    if (`${waiting} ${unread}` === counts) return;
    counts = `${waiting} ${unread}`;
    target.dispatchEvent(new InboxUnreadChangedEvent(waiting, unread));
  };

  const undo = [
    subscribe(actor, lookAtRoot),
    store.watchSession(lookAtRoot),
    store.conversations.watchAll((id) => {
      if (id === openId) lookAtOpen();
    }),
    store.queues.watch(lookAtCounts),
    store.outbox.watchAll((id, old) => {
      if (!old || store.outbox.get(id) || old.state !== 'sending') return;
      const message = [...store.messages.values()].find(({ commandId }) => commandId === id);
      if (message) target.dispatchEvent(new InboxMessageSentEvent(old.conversationId, message.id));
    }),
  ];
  lookAtRoot();
  return () => undo.forEach((stop) => stop());
};

const subscribe = (actor: InboxHandle['actor'], listener: () => void): (() => void) => {
  const subscription = actor.subscribe(listener);
  return () => subscription.unsubscribe();
};
