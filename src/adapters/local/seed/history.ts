import type { Ref } from '../../../domain/id.js';
import { notice, person, prelude } from './lines.js';
import { AGENTS, REASONS, SECTORS } from './lookups.js';
import type { ContactRow } from '../rows.js';
import type { Line, Town } from './town.js';

const { ana, bruno, carla, diego } = AGENTS;
const { comercial, suporte, financeiro } = SECTORS;
const DAY = 24 * 60;

/** What was closed: recent ones of many customers, and the long past of a few. */
export function history(town: Town): void {
  const past = (
    contact: ContactRow,
    days: number,
    agent: Ref,
    sector: Ref,
    reason: Ref,
    [question, reply, thanks]: [string, string, string],
    rating?: number,
  ) => {
    const start = days * DAY;
    const lines: Line[] = [
      ...prelude(start, question, contact.name, sector),
      [start - 6, 'system', notice('claimed', { agent: agent.name })],
      [start - 8, agent, reply],
      [start - 14, 'customer', thanks],
      [start - 20, 'system', notice('closed', { agent: agent.name, reason: reason.name })],
    ];
    if (rating !== undefined) {
      lines.push(
        [
          start - 22,
          'customer',
          {
            kind: 'choice',
            text: '★'.repeat(rating),
            description: `Nota ${rating}`,
            choiceId: `rating:${rating}`,
          },
        ],
        [start - 22, 'system', notice('rated', { rating: String(rating) })],
      );
    }
    town.talk({
      contact,
      sector,
      agent,
      lines,
      closed: { ago: start - 20, by: agent, reason, ...(rating !== undefined && { rating }) },
    });
  };

  for (const [place, name] of RECENT.entries()) {
    const contact = person(
      town,
      `past-${place}`,
      name,
      `+55119${String(61_234_000 + place * 7919)}`,
    );
    const talk = TALKS[place % TALKS.length]!;
    const agent = [ana, bruno, carla, diego][place % 4]!;
    const sector = [comercial, suporte, financeiro, suporte][place % 4]!;
    past(
      contact,
      1 + place * 0.8,
      agent,
      sector,
      REASONS.solved,
      talk,
      place % 3 ? 5 - (place % 2) : undefined,
    );
  }
  const helena = town.contacts.find(({ id }) => id === 'helena')!;
  for (const [place, days] of [60, 140, 310, 480].entries()) {
    past(
      helena,
      days,
      [ana, carla][place % 2]!,
      comercial,
      REASONS.sold,
      TALKS[(place + 2) % TALKS.length]!,
      5,
    );
  }
  const horizonte = town.contacts.find(({ id }) => id === 'horizonte')!;
  for (let place = 0; place < 26; place += 1) {
    past(
      horizonte,
      30 + place * 19,
      [ana, carla, bruno][place % 3]!,
      [comercial, financeiro][place % 2]!,
      [REASONS.sold, REASONS.solved][place % 2]!,
      TALKS[place % TALKS.length]!,
      3 + (place % 3),
    );
  }
}

const RECENT = [
  'Adriana Melo',
  'Cláudio Reis',
  'Débora Pinto',
  'Eduardo Vaz',
  'Fernanda Luz',
  'Geraldo Assis',
  'Isabela Cruz',
  'Jorge Nunes',
  'Karina Dias',
  'Leandro Couto',
  'Márcia Freitas',
  'Nelson Barros',
];

const TALKS: [string, string, string][] = [
  [
    'Qual o prazo de entrega para Santos?',
    'Olá! Para Santos são de 5 a 8 dias úteis.',
    'Ótimo, obrigada!',
  ],
  [
    'A cadeira veio com um pé torto',
    'Sinto muito! Já pedi a troca, sem custo nenhum.',
    'Valeu, atendimento nota dez',
  ],
  [
    'Preciso da segunda via do boleto',
    'Claro, acabei de enviar para o seu e-mail.',
    'Recebi, muito obrigado',
  ],
  [
    'Vocês fazem sob medida?',
    'Fazemos! Mande as medidas que eu calculo.',
    'Vou medir e volto a falar',
  ],
  [
    'Posso trocar o tecido do sofá?',
    'Pode, até a véspera da expedição.',
    'Então quero o linho cru',
  ],
];
