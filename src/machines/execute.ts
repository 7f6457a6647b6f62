import type { Command, CommandResult } from '../domain/commands.js';
import { AdapterError, toAdapterError } from '../domain/errors.js';
import { parseContact, parseConversation, parseMessage } from '../store/parse.js';
import type { Ports } from './ports.js';

/**
 * Asks the backend for a change and takes in what it touched; after a conflict, the state that won. Rejects with
 * AdapterError.
 */
export const execute = async (
  ports: Pick<Ports, 'store' | 'report' | 'onUnauthorized' | 'onAnswer'>,
  command: Command,
  signal: AbortSignal,
): Promise<CommandResult> => {
  const { session } = ports.store;
  if (!session) throw new AdapterError('offline');
  try {
    const result = believed(ports, await session.execute(command, { signal }), command);
    if (signal.aborted) return result;
    ports.store.apply({ type: 'result', result });
    ports.onAnswer?.(command, result);
    return result;
  } catch (thrown) {
    const error = toAdapterError(thrown);
    if (signal.aborted) throw error;
    if (error.retry === 'auth') ports.onUnauthorized();
    const result = believed(ports, winnerOf(error), command);
    ports.store.apply({ type: 'result', result });
    ports.onAnswer?.(command, error);
    throw error;
  }
};

const believed = (
  { report }: Pick<Ports, 'report'>,
  { conversation, message, contact }: CommandResult,
  command: Command,
): CommandResult => {
  try {
    return {
      ...(conversation && { conversation: parseConversation(conversation) }),
      ...(contact && { contact: parseContact(contact) }),
      ...(message && { message: own(parseMessage(message), command) }),
    };
  } catch (error) {
    report(error);
    return {};
  }
};

/** The answer to a `send` is its message, whether or not the backend repeats the id. */
const own = <T extends { commandId?: string }>(message: T, { type, id }: Command): T =>
  type === 'send' ? { ...message, commandId: id } : message;

const winnerOf = ({ detail: { current } }: AdapterError): CommandResult =>
  current === undefined
    ? {}
    : 'contact' in current
      ? { conversation: current }
      : 'order' in current
        ? { message: current }
        : { contact: current };
