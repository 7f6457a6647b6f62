import type { SnapshotFrom } from 'xstate';
import type { Conversation } from '../domain/conversation.js';
import type { conversationMachine } from '../machines/conversation.machine.js';

/** Whether free text may be sent now: the conversation is mine, its window is open, and the server allows it. */
export const isWritable = (
  snapshot: SnapshotFrom<typeof conversationMachine> | undefined,
  row: Conversation | undefined,
): boolean => isHers(snapshot, row) && snapshot!.matches({ window: 'open' });

/** Hers to answer, if not with anything. */
export const isHers = (
  snapshot: SnapshotFrom<typeof conversationMachine> | undefined,
  row: Conversation | undefined,
): boolean =>
  snapshot !== undefined &&
  !snapshot.context.readonly &&
  snapshot.matches({ seat: 'mine' }) &&
  (row?.allow.includes('send') ?? false);
