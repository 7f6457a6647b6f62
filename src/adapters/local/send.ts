import { MAX_CAPTION, MAX_TEXT } from '../../domain/channel.js';
import type { CommandOf, Outgoing } from '../../domain/commands.js';
import { AdapterError } from '../../domain/errors.js';
import type { Agent } from '../../domain/lookups.js';
import type { Content } from '../../domain/message.js';
import { quoteOf } from '../../domain/preview.js';
import { soundFacts } from '../../domain/sound.js';
import { checkTemplate, fillTemplate, type SlotProblem } from '../../domain/template-slots.js';
import { windowEnd } from '../../domain/reply-state.js';
import { CAN } from './capabilities.js';
import type { Change } from './change.js';
import { mediaOf } from './files.js';
import type { ConversationRow, MessageRow, Option } from './rows.js';
import { say } from './say.js';

/** @throws AdapterError `window_closed` by the backend's clock, `unsupported`, `invalid`, `too_large` */
export async function send(
  change: Change,
  me: Agent,
  conversation: ConversationRow,
  { id, content, replyTo }: CommandOf<'send'>,
): Promise<MessageRow> {
  if (!CAN.content.includes(content.kind)) throw new AdapterError('unsupported', content.kind);
  const open = change.now < windowEnd(conversation);
  if (!open && content.kind !== 'template') throw new AdapterError('window_closed', '131047');
  const quoted = replyTo === undefined ? undefined : await change.find('messages', replyTo);
  const message = say(change, conversation, {
    direction: 'out',
    author: { kind: 'agent', id: me.id, name: me.name },
    commandId: id,
    ...(quoted && { replyTo: quoted.id, quote: quoteOf(quoted) }),
    ...(await compose(change, content)),
  });
  delete conversation.waitingSince;
  if (!open) conversation.templateAt = change.now;
  return message;
}

interface Composed {
  content: Content;
  options?: Option[];
}

async function compose(change: Change, outgoing: Outgoing): Promise<Composed> {
  switch (outgoing.kind) {
    case 'text':
      checkLength(outgoing.text, MAX_TEXT, 'text');
      if (!outgoing.text.trim())
        throw new AdapterError('invalid', 'Nothing to send', { field: 'text' });
      return { content: { kind: 'text', text: outgoing.text } };
    case 'template':
      return composeTemplate(change, outgoing);
    default: {
      const { kind, attachment, caption = '', name } = outgoing;
      checkLength(caption, MAX_CAPTION, 'caption');
      const media = {
        ...(await mediaOf(change, attachment)),
        ...(name && { name }),
        ...soundFacts(outgoing),
      };
      return { content: { kind, media, ...(caption && { caption }) } };
    }
  }
}

async function composeTemplate(
  change: Change,
  { templateId, language, params, attachment }: Extract<Outgoing, { kind: 'template' }>,
): Promise<Composed> {
  const template = await change.tx.objectStore('lookups').get(['template', templateId]);
  if (template?.kind !== 'template' || template.language !== language) {
    throw new AdapterError('invalid', '132001', { field: 'templateId' });
  }
  const [problem] = checkTemplate(template, params, attachment !== undefined);
  if (problem)
    throw new AdapterError('invalid', PROBLEM_CODES[problem.problem], { field: problem.key });
  const media = attachment === undefined ? undefined : await mediaOf(change, attachment);
  const replies = template.buttons?.filter(({ kind }) => kind === 'reply') ?? [];
  return {
    content: {
      kind: 'template',
      language,
      ...fillTemplate(template, params),
      ...(media && { media }),
    },
    ...(replies.length > 0 && { options: replies.map(({ text }) => ({ id: text, title: text })) }),
  };
}

/** What Meta answers. */
const PROBLEM_CODES: Record<SlotProblem['problem'], string> = {
  not_approved: '132001',
  empty: '132000',
  media: '132012',
  too_long: '132005',
  breaks: '132018',
  url: '132018',
};

function checkLength(text: string, most: number, field: string): void {
  if (text.length > most)
    throw new AdapterError('too_large', `More than ${most} characters`, { field });
}
