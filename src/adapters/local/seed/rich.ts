import type { Files } from './files.js';
import { notice, person, prelude } from './lines.js';
import { AGENTS, SECTORS } from './lookups.js';
import type { Line, Town } from './town.js';

const { ana, bruno } = AGENTS;
const MINUTE = 60_000;
const DAY = 24 * 60;

/** One conversation with a message of every kind that the timeline draws. */
export function rich(town: Town, media: Files): void {
  const helena = person(town, 'helena', 'Helena Duarte', '+5511991234567', {
    email: 'helena@duarte.example',
    notes: 'Prefere falar à tarde. Cliente desde 2021.',
    custom: { Empresa: 'Duarte Interiores', Cidade: 'Campinas' },
  });
  const words = 'Boa tarde! O sofá chegou, mas veio com um defeito 😕';
  town.talk({
    contact: helena,
    sector: SECTORS.suporte,
    agent: ana,
    unread: 1,
    lines: [
      ...prelude(2 * DAY, words, helena.name, SECTORS.suporte),
      [
        2 * DAY - 2,
        'system',
        notice('transferred', {
          agent: bruno.name,
          to: ana.name,
          note: 'Defeito no assento, ela manda fotos',
        }),
      ],
      ...twoDaysAgo(media),
      ...yesterday(town),
      ...today(media),
    ],
  });
}

const twoDaysAgo = (media: Files): Line[] => {
  const at = (minute: number) => 2 * DAY - minute;
  return [
    [
      at(4),
      ana,
      'Boa tarde, Helena! Aqui é a Ana. Sinto muito. Pode me mandar uma foto do defeito?',
    ],
    [
      at(8),
      'customer',
      { kind: 'image', media: media.sofa, caption: 'Olha o rasgo no assento da direita' },
      { id: 'rich-sofa' },
    ],
    [at(8.5), 'customer', { kind: 'image', media: media.label }],
    [at(9), 'customer', { kind: 'video', media: media.video, caption: 'E a entrega foi assim' }],
    [
      at(12),
      ana,
      'Que pena! Já abri a troca do assento. Funciona assim:\n1. *Coleta* do assento em até 3 dias\n2. _Conferência_ na fábrica\n3. Envio do novo, ~em 20 dias~ *em até 10 dias*\n\n> Não precisa embalar\n\nO código é `TRC-5821` e o passo a passo está em https://aurora.example/trocas?pedido=58213',
      { replyTo: 'rich-sofa', reactions: [{ emoji: '❤️', by: 'Helena Duarte' }] },
    ],
    [
      at(15),
      'customer',
      'Perfeito, obrigada! Pode ser de manhã?',
      { id: 'rich-morning', reactions: [{ emoji: '👍', by: ana.name }] },
    ],
    [at(16), ana, 'Pode, sim. Coleta *quinta de manhã*.', { replyTo: 'rich-morning' }],
    [at(18), 'customer', { kind: 'sticker', media: media.sticker }],
    [at(22), 'customer', { kind: 'audio', media: media.voice }],
    [at(26), ana, { kind: 'audio', media: media.answer }, { status: 'played' }],
    [
      at(30),
      'customer',
      {
        kind: 'location',
        lat: -22.9056,
        lng: -47.0608,
        name: 'Duarte Interiores',
        address: 'Rua Barão de Jaguara, 1200, Centro, Campinas',
      },
    ],
    [
      at(31),
      'customer',
      {
        kind: 'contacts',
        contacts: [
          { name: 'Zelador Antônio', phones: ['+5519987650011'] },
          { name: 'Portaria', phones: ['+551932320000', '+5519988112200'] },
        ],
      },
    ],
    [at(35), ana, 'Anotado: se você não estiver, falamos com o Antônio.'],
  ];
};

const yesterday = (town: Town): Line[] => {
  const at = (minute: number) => DAY + 90 - minute;
  return [
    [
      at(0),
      ana,
      {
        kind: 'template',
        name: 'confirmar_visita',
        language: 'pt_BR',
        header: 'Coleta TRC-5821',
        text: 'Sua coleta está marcada para *quinta-feira*, às *9h*. Podemos confirmar?',
        footer: 'Loja Aurora',
        buttons: ['Confirmar', 'Remarcar', 'Ligar para a loja'],
      },
      {
        id: 'rich-template',
        options: [
          { id: 'Confirmar', title: 'Confirmar' },
          { id: 'Remarcar', title: 'Remarcar' },
        ],
      },
    ],
    [
      at(40),
      'customer',
      { kind: 'choice', text: 'Confirmar', choiceId: 'Confirmar' },
      { replyTo: 'rich-template' },
    ],
    [at(41), 'customer', '', { deletedAt: town.now - at(41) * MINUTE }],
    [
      at(42),
      'customer',
      'Confirmado para quinta às 9h, no portão dos fundos.',
      { editedAt: town.now - at(43) * MINUTE },
    ],
    [at(43), 'customer', { kind: 'unsupported', note: 'poll_creation' }],
    [
      at(50),
      bruno,
      'Conferi com a fábrica: o tecido desse lote está em recall. Melhor trocar os dois assentos.',
      { internal: true },
    ],
    [at(55), ana, 'Helena, vamos trocar os *dois* assentos, por garantia.'],
    [at(56), 'customer', 'Nossa, que bom! 👏👏'],
    [at(58), 'system', notice('called')],
  ];
};

const today = (media: Files): Line[] => {
  const at = (minute: number) => 80 - minute;
  return [
    [at(0), 'customer', 'Bom dia! Aproveitando: queria um orçamento do sofá igual, de 3 lugares'],
    [at(4), ana, 'Bom dia, Helena! Claro, segue o orçamento.'],
    [at(5), ana, { kind: 'document', media: media.quote, caption: 'Válido por 10 dias' }],
    [at(6), ana, { kind: 'image', media: media.room, caption: 'Ele está exposto no showroom' }],
    [at(9), 'customer', { kind: 'image', media: media.lamp, caption: 'Essa luminária combina?' }],
    [at(11), 'customer', { kind: 'audio', media: media.song }],
    [at(12), 'customer', 'Esse barulho da poltrona é normal?'],
    [
      at(20),
      ana,
      'Segue o vídeo da regulagem',
      { status: 'failed', error: { code: 'undeliverable', text: 'Message undeliverable' } },
    ],
    [
      at(24),
      ana,
      'É só apertar o parafuso de baixo, Helena. Amanhã o técnico confere.',
      { status: 'delivered' },
    ],
    [at(60), 'customer', 'Ótimo! E qual é o prazo do sofá novo?'],
  ];
};
