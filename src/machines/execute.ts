import type { Command, CommandResult } from '../domain/commands.js';
import { AdapterError, toAdapterError } from '../domain/errors.js';
import { loadParse } from './load-parse.js';
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
  const { store, report, onUnauthorized, onAnswer } = ports;
  const { session } = store;
  if (!session) throw new AdapterError('offline');
  // There since the session was opened.
  const parse = await loadParse();
  let told: CommandResult | undefined;
  try {
    told = await session.execute(command, { signal });
  } catch (thrown) {
    const error = toAdapterError(thrown);
    if (signal.aborted) throw error;
    if (error.retry === 'auth') onUnauthorized();
    store.apply({ type: 'result', result: believed(parse, winnerOf(error), report) });
    onAnswer?.(command, error);
    throw error;
  }
  const result = believed(parse, told ?? {}, report);
  // The answer to a `send` is its message, whether or not the backend repeats the id.
  if (result.message && command.type === 'send') {
    result.message = { ...result.message, commandId: command.id };
  }
  if (signal.aborted) return result;
  store.apply({ type: 'result', result });
  onAnswer?.(command, result);
  return result;
};

const believed = (
  { parseContact, parseConversation, parseMessage }: Awaited<ReturnType<typeof loadParse>>,
  { conversation, message, contact }: CommandResult,
  report: Ports['report'],
): CommandResult => {
  try {
    return {
      ...(conversation && { conversation: parseConversation(conversation) }),
      ...(contact && { contact: parseContact(contact) }),
      ...(message && { message: parseMessage(message) }),
    };
  } catch (error) {
    report(error);
    return {};
  }
};

const winnerOf = ({ detail: { current } }: AdapterError): CommandResult =>
  current === undefined
    ? {}
    : 'contact' in current
      ? { conversation: current }
      : 'order' in current
        ? { message: current }
        : { contact: current };
