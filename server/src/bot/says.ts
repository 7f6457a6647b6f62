import type { Change } from '../change.js';
import { enqueue } from '../outbox/enqueue.js';
import type { ConversationRow, MessageRow } from '../rows.js';
import { say } from '../say.js';
import type { BotWords } from './bot.js';

/** The bot's words, put in line to leave, with what the customer may tap: buttons, or with `listLabel` a list. */
export async function botSays(
  change: Change,
  conversation: ConversationRow,
  name: string,
  { text, options, listLabel }: BotWords,
): Promise<MessageRow> {
  const message = say(change, conversation, {
    direction: 'out',
    author: { kind: 'bot', name },
    content: { kind: 'text', text, ...(options && { buttons: options.map(({ title }) => title) }) },
    ...(options && { options }),
    ...(listLabel !== undefined && { listLabel }),
  });
  const label = listLabel === undefined ? {} : { listLabel };
  await enqueue(
    change,
    message,
    options ? { kind: 'options', text, options, ...label } : { kind: 'text', text },
  );
  return message;
}
