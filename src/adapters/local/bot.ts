import type { Ref } from '../../domain/id.js';
import type { Content } from '../../domain/message.js';
import { fold } from '../../domain/search.js';
import type { Option } from './rows.js';

/** Where the shop is spoken to. */
export const CHANNEL = { kind: 'whatsapp' } as const;
export const BOT_NAME = 'Assistente Aurora';

export interface BotWords {
  text: string;
  /** What the customer may tap: buttons, or with `listLabel` the rows of a list. */
  options?: Option[];
  listLabel?: string;
}

/** What the bot makes of a message: it says something, and may hand over to a person, of a sector or of any. */
export interface BotTurn {
  says: BotWords;
  misses: number;
  handOver?: { sector?: Ref };
}

const PERSON: Option = { id: 'person', title: 'Falar com atendente' };
const ASKS_FOR_PERSON = /\b(atendente|humano|pessoa|alguem)\b/;

/** The first words to a customer. */
export const greet = (name: string | undefined, sectors: readonly Ref[]): BotTurn => ({
  says: {
    text: `Olá${name ? `, ${name.split(' ')[0]}` : ''}! Aqui é a assistente virtual da *Loja Aurora*. Sobre o que você quer falar?`,
    ...choices(sectors),
  },
  misses: 0,
});

/** Hands over to the sector that was chosen or named, or to anybody when a person was asked for or at the second miss. */
export function answer(
  content: Content,
  misses: number,
  protocol: string,
  sectors: readonly Ref[],
): BotTurn {
  const said = content.kind === 'text' || content.kind === 'choice' ? fold(content.text) : '';
  const chosen = content.kind === 'choice' ? content.choiceId : undefined;
  const sector = sectors.find(({ id, name }) => id === chosen || said.includes(fold(name)));
  if (sector) {
    return {
      says: {
        text: `Certo! Vou chamar alguém do setor *${sector.name}*. Seu protocolo é ${protocol}.`,
      },
      misses,
      handOver: { sector },
    };
  }
  const asked = chosen === PERSON.id || ASKS_FOR_PERSON.test(said);
  if (asked || misses > 0) {
    return {
      says: {
        text: `${asked ? 'Claro!' : 'Não consegui entender.'} Um atendente já vai falar com você. Seu protocolo é ${protocol}.`,
      },
      misses,
      handOver: {},
    };
  }
  return {
    says: { text: 'Desculpe, não entendi. Escolha uma das opções:', ...choices(sectors) },
    misses: misses + 1,
  };
}

/** At the closing, when the agent wants it. */
export const FINAL_MESSAGE =
  'Seu atendimento foi concluído. A Loja Aurora agradece o contato! Se precisar, é só escrever.';

/** At the closing, with `SURVEY` as its answers. */
export const SURVEY_TEXT =
  'Como você avalia o nosso atendimento, de 1 (muito ruim) a 5 (muito bom)?';
export const SURVEY: Option[] = [5, 4, 3, 2, 1].map((rating) => ({
  id: `rating:${rating}`,
  title: '★'.repeat(rating),
  description: `Nota ${rating}`,
}));

/** The rating that a message gives, when it gives one. */
export function ratingOf(content: Content): number | undefined {
  if (content.kind === 'choice')
    return Number(content.choiceId?.match(/^rating:([1-5])$/)?.[1]) || undefined;
  return content.kind === 'text' && /^\s*[1-5]\s*$/.test(content.text)
    ? Number(content.text)
    : undefined;
}

/** Three fit on buttons; more go into a list, as on WhatsApp. */
function choices(sectors: readonly Ref[]): Pick<BotWords, 'options' | 'listLabel'> {
  const options = [...sectors.map(({ id, name }) => ({ id, title: name })), PERSON];
  return options.length > 3 ? { options, listLabel: 'Ver opções' } : { options };
}
