import type { Ref } from '../../../domain/id.js';
import type { Content } from '../../../domain/message.js';
import { answer, greet, type BotTurn } from '../bot.js';
import { SECTORS } from './lookups.js';
import type { ContactRow } from '../rows.js';
import type { Line, Town } from './town.js';

export const notice = (code: string, args: Record<string, string> = {}): Content => ({
  kind: 'notice',
  code,
  args,
});

export const person = (
  town: Town,
  id: string,
  name: string,
  phone: string,
  more: Partial<ContactRow> = {},
): ContactRow => town.contact(id, { name, phone, ...more });

const ALL = Object.values(SECTORS);
const PERSON = 'Falar com atendente';

/** What comes before an agent: the customer's first words, the bot's question, the choice, the handing over. */
export function prelude(
  ago: number,
  words: string,
  name: string | undefined,
  sector?: Ref,
): Line[] {
  const said: Content = sector
    ? { kind: 'choice', text: sector.name, choiceId: sector.id }
    : { kind: 'choice', text: PERSON, choiceId: 'person' };
  const turn = answer(said, 0, '{{protocolo}}', ALL);
  return [
    ...greeting(ago, words, name),
    [ago - 0.5, 'customer', said],
    [ago - 0.6, 'bot', botText(turn)],
    [ago - 0.6, 'system', notice('handed_over', { to: sector?.name ?? 'um atendente' })],
  ];
}

/** The customer's first words and the bot's question. */
export function greeting(ago: number, words: string, name: string | undefined): Line[] {
  const turn = greet(name, ALL);
  const { options, listLabel } = turn.says;
  return [
    [ago, 'system', notice('started')],
    [ago, 'customer', words],
    [
      ago - 0.1,
      'bot',
      botText(turn),
      { ...(options && { options }), ...(listLabel && { listLabel }) },
    ],
  ];
}

const botText = ({ says: { text, options } }: BotTurn): Content => ({
  kind: 'text',
  text,
  ...(options && { buttons: options.map(({ title }) => title) }),
});
