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

/** A conversation of some four hundred messages, over three weeks, for reading far back. */
export function long(town: Town): void {
  const { ana } = AGENTS;
  const contact = person(town, 'horizonte', 'Construtora Horizonte', '+551130405060', {
    email: 'compras@horizonte.example',
    custom: { Empresa: 'Construtora Horizonte', Cidade: 'São Paulo' },
  });
  const start = 21 * 24 * 60;
  const step = (start - 240) / (ROOMS.length * PIECES.length);
  const lines: Line[] = [
    ...prelude(
      start,
      'Bom dia, vamos mobiliar o escritório novo e precisamos de ajuda',
      contact.name,
      SECTORS.comercial,
    ),
    [start - 2, 'system', notice('claimed', { agent: ana.name })],
  ];
  let ago = start - 5;
  for (const [floor, room] of ROOMS.entries()) {
    for (const [at, piece] of PIECES.entries()) {
      const item = floor * PIECES.length + at + 1;
      lines.push(
        [ago, 'customer', `Item ${item}: ${piece} da ${room}. Qual o prazo?`],
        [
          ago - 3,
          ana,
          `Item ${item} em ${7 + (item % 9)} dias úteis, por R$ ${(320 + item * 37).toLocaleString('pt-BR')},00.`,
        ],
        [
          ago - 5,
          'customer',
          item % 4 ? 'Pode incluir' : 'Esse eu confirmo com a arquiteta e volto a falar',
        ],
        [ago - 6, ana, item % 4 ? 'Incluído no pedido.' : 'Sem problema, fico no aguardo.'],
      );
      ago -= step;
    }
  }
  town.talk({ contact, sector: SECTORS.comercial, agent: ana, lines });
}
