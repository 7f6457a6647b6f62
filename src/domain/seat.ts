import type { Conversation } from './conversation.js';
import type { Id } from './id.js';

/** Who has a conversation, as one agent sees it. */
export type Seat = 'unclaimed' | 'mine' | 'theirs' | 'closed';

/** Closed wins over everything; without an assignee nobody has it, whichever queue it is in. */
export const seatOf = (
  { closed, assignee }: Pick<Conversation, 'closed' | 'assignee'>,
  meId: Id | undefined,
): Seat =>
  closed
    ? 'closed'
    : assignee === undefined
      ? 'unclaimed'
      : assignee.id === meId
        ? 'mine'
        : 'theirs';
