import { notice, person, prelude } from './lines.js';
import { AGENTS, SECTORS } from './lookups.js';
import type { Line, Town } from './town.js';

const ROOMS = [
  'recepção',
  'sala de reunião',
  'copa',
  'diretoria',
  'sala 1',
  'sala 2',
  'sala 3',
  'varanda',
  'biblioteca',
  'auditório',
];
const PIECES = [
  'as cadeiras',
  'a mesa',
  'o tapete',
  'as luminárias',
  'a estante',
  'as persianas',
  'o aparador',
  'os quadros',
  'as poltronas',
  'o sofá',
];

const PER_DAY = 5;

/** A conversation of some four hundred messages, over twenty days, for reading far back. */
export function long(town: Town): void {
  const { ana } = AGENTS;
  const contact = person(town, 'horizonte', 'Construtora Horizonte', '+551130405060', {
    email: 'compras@horizonte.example',
    custom: { Empresa: 'Construtora Horizonte', Cidade: 'São Paulo' },
  });
  const days = (ROOMS.length * PIECES.length) / PER_DAY;
  const start = minutesSince(town, days, 9 * 60);
  const lines: Line[] = [
    ...prelude(
      start,
      'Bom dia, vamos mobiliar o escritório novo e precisamos de ajuda',
      contact.name,
      SECTORS.comercial,
    ),
    [start - 2, 'system', notice('claimed', { agent: ana.name })],
  ];
  for (const [floor, room] of ROOMS.entries()) {
    for (const [at, piece] of PIECES.entries()) {
      const place = floor * PIECES.length + at;
      const day = days - Math.floor(place / PER_DAY);
      const ago = minutesSince(town, day, 9 * 60 + 30 + (place % PER_DAY) * 95);
      lines.push(...aboutItem(ago, place + 1, `${piece} da ${room}`));
    }
  }
  lines.push(
    [95, 'customer', 'Com esses fechamos a lista. Pode mandar a proposta completa?'],
    [91, ana, 'Claro! Mando ainda hoje, com os prazos de cada item.'],
  );
  town.talk({ contact, sector: SECTORS.comercial, agent: ana, lines });
}

const aboutItem = (ago: number, item: number, what: string): Line[] => {
  const price = (320 + item * 37).toLocaleString('pt-BR');
  const isClear = item % 4 !== 0;
  return [
    [ago, 'customer', `Item ${item}: ${what}. Qual o prazo?`],
    [ago - 3, AGENTS.ana, `Item ${item} em ${7 + (item % 9)} dias úteis, por R$ ${price},00.`],
    [ago - 5, 'customer', isClear ? 'Pode incluir' : 'Esse eu confirmo com a arquiteta'],
    [ago - 6, AGENTS.ana, isClear ? 'Incluído no pedido.' : 'Sem problema, fico no aguardo.'],
  ];
};

/** How many minutes ago it was so late, so many days ago. */
const minutesSince = ({ now }: Town, days: number, minuteOfDay: number): number => {
  const day = new Date(now);
  day.setDate(day.getDate() - days);
  return (now - day.setHours(0, minuteOfDay, 0, 0)) / 60_000;
};
