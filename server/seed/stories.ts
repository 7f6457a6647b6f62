import type { NewCustomer } from '../simulator/src/control.js';

const HOUR = 60;

/** How one customer's conversation went. Each line is said a minute after the one before. */
export interface Story {
  /** Minutes before now at which she first wrote. */
  ago: number;
  who: NewCustomer;
  says: string;
  /** What she answers when the bot asks what it is about. Absent: she has not. */
  about?: string;
  /** What else she says before an agent takes over. */
  waiting?: Line[];
  /** The id of who takes it. */
  agent?: string;
  lines?: ([who: 'customer', what: Line] | [who: 'agent', words: string])[];
  closed?: { reasonId: string; rating?: 1 | 2 | 3 | 4 | 5 };
}

/** Words, or a file. */
export type Line = string | { file: 'photo' | 'voice'; caption?: string };

/** A day in the demo's shop: some wait, some are served, some are done; one has a closed window. */
export const stories: Story[] = [
  {
    ago: 29 * HOUR,
    who: { name: 'Lucas Ferraz', phone: '+55 11 98888-2020' },
    says: 'Bom dia! Vocês dão desconto para 12 cadeiras Lina?',
    about: 'Comercial',
    agent: 'ana',
    lines: [
      ['agent', 'Bom dia, Lucas! Acima de 10 unidades temos *8% de desconto*.'],
      ['customer', 'Perfeito, pode fechar então'],
      ['agent', 'Pedido 58.190 criado. A nota chega no seu e-mail ainda hoje.'],
    ],
    closed: { reasonId: 'sold', rating: 5 },
  },
  {
    ago: 27 * HOUR,
    who: { name: 'Sérgio Antunes', phone: '+55 11 97777-3131' },
    says: 'A minha estante era para ter chegado ontem',
    about: 'Suporte',
    agent: 'ana',
    lines: [
      ['agent', 'Oi, Sérgio! Vou cobrar a transportadora e já volto com uma previsão.'],
      ['customer', 'Obrigado, fico no aguardo'],
    ],
  },
  {
    ago: 5 * HOUR,
    who: { name: 'Construtora Horizonte', phone: '+55 19 3232-4040' },
    says: 'Precisamos da segunda via do boleto do escritório',
    about: 'Financeiro',
    agent: 'bruno',
    lines: [
      ['agent', 'Claro! Pode me dizer o número do pedido?'],
      ['customer', '58.077'],
    ],
  },
  {
    ago: 3 * HOUR,
    who: { name: 'Helena Duarte', phone: '+55 19 99123-4567' },
    says: 'Oi, o assento do sofá Lina abriu na costura',
    about: 'Suporte',
    agent: 'ana',
    lines: [
      ['agent', 'Oi, Helena! Sinto muito por isso. Pode mandar uma foto?'],
      ['customer', { file: 'photo', caption: 'Dá para ver aqui embaixo' }],
      ['customer', { file: 'voice' }],
    ],
  },
  {
    ago: 47,
    who: { name: 'Maria Souza', phone: '+55 11 98765-4321' },
    says: 'Bom dia, quero saber do meu pedido',
    about: 'Suporte',
    waiting: ['É o pedido 58.213, comprei dia 12 e até agora nada', 'Tem alguém aí?'],
  },
  {
    ago: 28,
    who: { name: 'João Pedro Almeida', phone: '+55 21 99812-3400' },
    says: 'Oi, vocês têm a mesa Ipê de 6 lugares?',
    about: 'Comercial',
    waiting: ['Queria ver o preço à vista'],
  },
  {
    ago: 19,
    who: { name: 'Lu', username: 'lu.decora' },
    says: 'oii, fazem entrega em Niterói?',
    about: 'Comercial',
  },
  {
    ago: 6,
    who: { name: 'Rafael Teixeira', phone: '+55 11 94002-8922' },
    says: 'Meu guarda-roupa veio sem as ferragens',
  },
];

/** Before the first of them. */
export const BEGINNING_MS = 30 * HOUR * 60_000;
