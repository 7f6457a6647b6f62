import { fold, type Content, type Ref } from '../domain.js';
import type { Option } from '../rows.js';
import type { Bot, BotAnswer, BotTurn, BotWords } from './bot.js';
import { PT_BR, type BotPhrases } from './words.pt-br.js';

const PERSON = 'person';

/** WhatsApp: three buttons of 20 characters, or a list of ten rows of 24. */
const BUTTONS = { most: 3, length: 20 };
const ROWS = { most: 10, length: 24 };

/**
 * The ready-made bot: greets, asks for the sector and hands over to it. It asks once again when it did not understand,
 * then hands over to anybody; so it does when a person is asked for.
 */
export const createBot = (phrases: BotPhrases = PT_BR): Bot => ({
  name: phrases.name,
  turn: (turn) => (turn.memory['greeted'] ? answer(phrases, turn) : greet(phrases, turn)),
});

function greet(phrases: BotPhrases, { contact, sectors }: BotTurn): BotAnswer {
  const name = contact.name?.trim().split(/\s+/)[0];
  const text = phrases.greeting(name ? { name } : {});
  return {
    says: [{ text, ...choices(phrases, sectors) }],
    memory: { greeted: true, misses: 0 },
  };
}

function answer(phrases: BotPhrases, { content, memory, protocol, sectors }: BotTurn): BotAnswer {
  const said = saidIn(content);
  const chosen = content.kind === 'choice' ? content.choiceId : undefined;
  const sector = sectors.find(({ id, name }) => id === chosen || said.includes(fold(name)));
  if (sector) {
    const text = phrases.toSector({ sector: sector.name, protocol });
    return { says: [{ text }], memory, handOver: { sectorId: sector.id } };
  }
  const misses = Number(memory['misses'] ?? 0);
  const asked =
    chosen === PERSON || said.split(/\W+/).some((word) => phrases.personWords.includes(word));
  if (asked || misses > 0) {
    const text = asked ? phrases.toPerson({ protocol }) : phrases.toPersonAfterMisses({ protocol });
    return { says: [{ text }], memory, handOver: {} };
  }
  return {
    says: [{ text: phrases.again, ...choices(phrases, sectors) }],
    memory: { ...memory, misses: misses + 1 },
  };
}

const saidIn = (content: Content): string =>
  content.kind === 'text' || content.kind === 'choice' ? fold(content.text) : '';

/** The sectors as far as they fit, and always a person; who finds hers missing can write its name. */
function choices(
  phrases: BotPhrases,
  sectors: readonly Ref[],
): Pick<BotWords, 'options' | 'listLabel'> {
  const all = sectors.slice(0, ROWS.most - 1).map(({ id, name }) => ({ id, title: name }));
  const options: Option[] = [...all, { id: PERSON, title: phrases.person }];
  const fitButtons =
    options.length <= BUTTONS.most && options.every(({ title }) => title.length <= BUTTONS.length);
  return fitButtons
    ? { options }
    : {
        options: options.map(({ id, title }) => ({ id, title: cut(title, ROWS.length) })),
        listLabel: phrases.options,
      };
}

const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
