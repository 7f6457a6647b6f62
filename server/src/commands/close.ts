import { botSays } from '../bot/says.js';
import {
  windowEnd,
  AdapterError,
  CLOSE_STEPS,
  type CloseReason,
  type CloseStep,
  type CommandOf,
} from '../domain.js';
import { enqueue } from '../outbox/enqueue.js';
import { refOf, type ConversationRow } from '../rows.js';
import { note, say } from '../say.js';
import type { Services } from '../services.js';
import { mine, type Scene, type Touched } from './touched.js';

type Close = CommandOf<'close'>;

/** The steps of this closing: what the agent chose, and what is always done. */
export const stepsOf = ({ can }: Pick<Services, 'can'>, command: Close): CloseStep[] =>
  CLOSE_STEPS.filter(
    (step) =>
      step === 'close' ||
      can.close?.[step] === 'auto' ||
      (can.close?.[step] === 'choose' && command[step] === true),
  );

/** One step, a change of its own. @throws AdapterError `forbidden`, `window_closed`, `invalid` */
export async function closeStep(scene: Scene, command: Close, step: CloseStep): Promise<Touched> {
  const conversation = await mine(scene, command.conversationId);
  const reason = await reasonOf(scene, command);
  await STEPS[step](scene, conversation, command, reason);
  return { conversation };
}

const STEPS: Record<
  CloseStep,
  (
    scene: Scene,
    conversation: ConversationRow,
    command: Close,
    reason: CloseReason | undefined,
  ) => Promise<void>
> = {
  async finalMessage(scene, conversation) {
    const { change, me, services } = scene;
    mustBeOpen(scene, conversation);
    const text = services.words.finalMessage;
    const message = say(change, conversation, {
      direction: 'out',
      author: { kind: 'agent', id: me.id, name: me.name },
      content: { kind: 'text', text },
    });
    await enqueue(change, message, { kind: 'text', text });
  },

  async survey(scene, conversation) {
    const { change, services } = scene;
    mustBeOpen(scene, conversation);
    await botSays(change, conversation, services.bot.name, services.words.survey);
    note(change, conversation, 'survey_sent');
    conversation.surveyed = true;
  },

  close({ change, me }, conversation, { note: words }, reason) {
    conversation.closed = {
      at: change.now,
      by: refOf(me),
      ...(reason && { reason: refOf(reason) }),
      ...(words && { note: words }),
    };
    delete conversation.waitingSince;
    delete conversation.templateAt;
    conversation.unread = 0;
    note(change, conversation, 'closed', {
      agent: me.name,
      ...(reason && { reason: reason.name }),
    });
    return Promise.resolve();
  },
};

async function reasonOf(
  { change, services }: Scene,
  { reasonId, note: words }: Close,
): Promise<CloseReason | undefined> {
  const needs = services.can.close?.reason ?? 'none';
  if (needs === 'none' || (needs === 'optional' && reasonId === undefined)) return undefined;
  const [known] = await change.sql.query<{ row: CloseReason }>(
    `select row from lookup where kind = 'closeReason' and id = $1`,
    [reasonId ?? ''],
  );
  if (!known) throw new AdapterError('invalid', 'A reason is needed', { field: 'reasonId' });
  if (known.row.noteRequired && !words?.trim())
    throw new AdapterError('invalid', 'This reason needs a note', { field: 'note' });
  return known.row;
}

function mustBeOpen({ change }: Scene, conversation: ConversationRow): void {
  if (change.now >= windowEnd(conversation)) throw new AdapterError('window_closed', '131047');
}
