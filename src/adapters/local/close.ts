import {
  CLOSE_STEPS,
  type CloseStep,
  type CommandOf,
  type CommandResult,
} from '../../domain/commands.js';
import { AdapterError, toAdapterError } from '../../domain/errors.js';
import type { Agent, CloseReason } from '../../domain/lookups.js';
import { windowEnd } from '../../domain/reply-state.js';
import type { Backend } from './backend.js';
import { FINAL_MESSAGE, SURVEY, SURVEY_TEXT } from './bot.js';
import type { Change } from './change.js';
import { mine, refOf, resultFor } from './commands.js';
import type { Faults } from './faults.js';
import type { ConversationRow } from './rows.js';
import { botSays, note, say } from './say.js';

type Close = CommandOf<'close'>;

/**
 * Closing in up to three transactions, each noted under the command's id: the same id again goes on after the last
 * one that was done. @throws AdapterError with `detail.done` and `detail.failed`
 */
export async function close(
  backend: Backend,
  faults: Faults,
  me: Agent,
  command: Close,
): Promise<CommandResult> {
  const known = await backend.read((tx) => tx.objectStore('commands').get(command.id));
  let { done = [], result = {} } = known ?? {};
  const wanted = CLOSE_STEPS.filter((step) => step === 'close' || command[step]);
  for (const step of wanted.filter((step) => !done.includes(step))) {
    const soFar: CloseStep[] = [...done, step];
    try {
      faults.passCommand('close', step);
      result = await backend.write(async (change) => {
        const conversation = await mine(change, me, command.conversationId);
        STEPS[step](change, me, conversation, command, await reasonOf(change, command));
        const answer = await resultFor(change, me, { conversation });
        await change.tx
          .objectStore('commands')
          .put({ id: command.id, at: change.now, done: soFar, result: answer });
        return answer;
      });
    } catch (thrown) {
      const { code, message, detail } = toAdapterError(thrown);
      throw new AdapterError(code, message, { ...detail, done, failed: step });
    }
    done = soFar;
  }
  return result;
}

const STEPS: Record<
  CloseStep,
  (
    change: Change,
    me: Agent,
    conversation: ConversationRow,
    command: Close,
    reason: CloseReason,
  ) => void
> = {
  finalMessage(change, me, conversation) {
    mustBeOpen(change, conversation);
    say(change, conversation, {
      direction: 'out',
      author: { kind: 'agent', id: me.id, name: me.name },
      content: { kind: 'text', text: FINAL_MESSAGE },
    });
  },
  survey(change, _me, conversation) {
    mustBeOpen(change, conversation);
    botSays(change, conversation, { text: SURVEY_TEXT, options: SURVEY, listLabel: 'Avaliar' });
    note(change, conversation, 'survey_sent');
    conversation.surveyed = true;
  },
  close(change, me, conversation, { note: words }, reason) {
    conversation.closed = {
      at: change.now,
      by: refOf(me),
      reason: refOf(reason),
      ...(words && { note: words }),
    };
    delete conversation.waitingSince;
    delete conversation.templateAt;
    conversation.unread = 0;
    note(change, conversation, 'closed', { agent: me.name, reason: reason.name });
  },
};

async function reasonOf(change: Change, { reasonId, note: words }: Close): Promise<CloseReason> {
  const reason =
    reasonId && (await change.tx.objectStore('lookups').get(['closeReason', reasonId]));
  if (!reason || reason.kind !== 'closeReason') {
    throw new AdapterError('invalid', 'A reason is needed', { field: 'reasonId' });
  }
  if (reason.noteRequired && !words?.trim()) {
    throw new AdapterError('invalid', 'This reason needs a note', { field: 'note' });
  }
  return reason;
}

function mustBeOpen(change: Change, conversation: ConversationRow): void {
  if (change.now >= windowEnd(conversation)) throw new AdapterError('window_closed', '131047');
}
