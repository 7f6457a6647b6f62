import type { Ref } from '../../../domain/id.js';
import type { Agent } from '../../../domain/lookups.js';
import type { ContactRow } from '../rows.js';
import { greeting, notice, person, prelude } from './lines.js';
import { AGENTS, SECTORS } from './lookups.js';
import type { Line, Talk, Town } from './town.js';

const { ana, bruno, carla, diego } = AGENTS;
const { comercial, suporte, financeiro } = SECTORS;
const HOUR = 60;
const DAY = 24 * HOUR;

/** What waits, what the bot has, and what is in service. */
export function queues(town: Town): void {
  waiting(town);
  withBot(town);
  withAna(town);
  withOthers(town);
}

function waiting(town: Town): void {
  const wait = (
    contact: ContactRow,
    ago: number,
    sector: Ref | undefined,
    words: string,
    ...more: Line[]
  ) =>
    town.talk({
      contact,
      ...(sector && { sector }),
      lines: [...prelude(ago, words, contact.name, sector), ...more],
    });

  wait(
    person(town, 'maria', 'Maria Souza', '+5511987654321'),
    47,
    suporte,
    'Bom dia, quero saber do meu pedido',
    [44, 'customer', 'É o pedido 58.213, comprei dia 12 e até agora nada'],
    [31, 'customer', 'Tem alguém aí?'],
  );
  wait(
    person(town, 'joao', 'João Pedro Almeida', '+5521998123400'),
    28,
    comercial,
    'Oi, vocês têm a mesa Ipê de 6 lugares?',
    [26, 'customer', 'Queria ver o preço à vista'],
  );
  wait(
    town.contact('no-name', { phone: '+5531991827364' }),
    22,
    suporte,
    'A luminária chegou com o vidro trincado',
  );
  wait(
    town.contact('username', { handle: 'lu.decora' }),
    19,
    comercial,
    'oii, fazem entrega em Niterói?',
    [18.5, 'customer', '🙏'],
  );
  wait(
    person(
      town,
      'long-name',
      'Maria Aparecida dos Santos Cavalcanti de Albuquerque e Oliveira Figueiredo Neta',
      '+5581987001122',
    ),
    15,
    undefined,
    'Boa tarde. Eu gostaria de falar com uma pessoa, por gentileza, porque o meu caso é um pouco complicado.',
  );
  wait(
    person(town, 'emoji', '🌻', '+5541999887766'),
    9,
    comercial,
    'amei o sofá do post de ontem 😍',
  );
  wait(
    person(town, 'many-unread', 'Rafael Teixeira', '+5511940028922'),
    8,
    suporte,
    'Meu guarda-roupa veio sem as ferragens',
    ...Array.from({ length: 104 }, (_, at): Line => [
      7 - at * 0.06,
      'customer',
      COMPLAINTS[at % COMPLAINTS.length]!,
    ]),
  );
  wait(
    person(town, 'noor', 'نور الهدى', '+5511955443322'),
    5,
    comercial,
    'مرحبا، هل لديكم هذه الأريكة باللون الرمادي؟',
  );
  wait(
    person(town, 'tereza', 'Tereza Lima', '+5519987771234'),
    3,
    suporte,
    'Vocês montam o móvel na entrega?',
  );
  wait(
    person(town, 'otavio', 'Otávio Brandão', '+5511933221100'),
    34,
    financeiro,
    'Paguei o boleto duas vezes sem querer',
    [33, 'customer', 'Como faço para receber de volta?'],
  );
  wait(
    person(town, 'celia', 'Célia Prado', '+5516991234567'),
    12,
    financeiro,
    'Preciso da nota fiscal do pedido 57.990',
  );
}

function withBot(town: Town): void {
  const talk = (contact: ContactRow, lines: Line[]) => town.talk({ contact, bot: true, lines });
  const igor = person(town, 'igor', 'Igor Menezes', '+5511912345670');
  talk(igor, greeting(2, 'Olá', igor.name));
  const bia = person(town, 'bia', 'Beatriz Fontes', '+5571988776655');
  talk(bia, greeting(6, 'Bom dia!', bia.name));
  const unknown = town.contact('no-name-2', { phone: '+5562981112233' });
  talk(unknown, [
    ...greeting(11, 'qual o valor', undefined),
    [10.5, 'customer', 'do tapete'],
    [10.5, 'bot', 'Desculpe, não entendi. Escolha uma das opções:'],
  ]);
  const sonia = person(town, 'sonia', 'Sônia Braga Lopes', '+5585999001122');
  talk(sonia, greeting(26 * HOUR, 'Oi, tudo bem?', sonia.name));
}

function withAna(town: Town): void {
  const serve = server(town, ana);
  serve(
    person(town, 'lucas', 'Lucas Ferraz', '+5511976543210', {
      custom: { Empresa: 'Ferraz Arquitetura', Cidade: 'São Paulo' },
    }),
    comercial,
    {
      ago: 55,
      words: 'Oi! Preciso de um orçamento para 12 cadeiras',
      unread: 1,
      lines: [
        [52, ana, 'Oi, Lucas! Claro. São as cadeiras *Jatobá* ou as *Lina*?'],
        [50, 'customer', 'As Lina, no tecido cinza'],
        [47, ana, 'Doze cadeiras Lina em cinza ficam em R$ 7.080,00 à vista, com entrega inclusa.'],
        [4, 'customer', 'Consegue melhorar se eu levar 14?'],
      ],
    },
  );
  // The window: three hours left, twelve minutes, closed since the day before, waiting after a template.
  serve(person(town, 'patricia', 'Patrícia Gomes', '+5548991122334'), suporte, {
    ago: 21 * HOUR + 20,
    words: 'O trilho da gaveta travou',
    lines: [
      [21 * HOUR + 10, ana, 'Oi, Patrícia! Pode me mandar uma foto do trilho, por favor?'],
      [21 * HOUR, 'customer', 'Mando quando chegar em casa'],
      [20 * HOUR + 55, ana, 'Combinado, fico no aguardo.'],
    ],
  });
  serve(person(town, 'sergio', 'Sérgio Antunes', '+5511988001177'), suporte, {
    ago: 24 * HOUR - 2,
    words: 'A entrega de hoje não veio',
    lines: [
      [23 * HOUR + 58, ana, 'Bom dia, Sérgio. Vou falar com a transportadora agora mesmo.'],
      [24 * HOUR - 12, 'customer', 'Ok, aguardo o retorno'],
    ],
  });
  serve(person(town, 'vera', 'Vera Monteiro', '+5551992345678'), comercial, {
    ago: 2 * DAY,
    words: 'Vocês aceitam vale-presente?',
    lines: [
      [2 * DAY - 20, ana, 'Olá, Vera! Aceitamos sim, na loja e no site.'],
      [30 * HOUR, 'customer', 'E dá para usar junto com o cupom?'],
    ],
  });
  serve(person(town, 'hugo', 'Hugo Sampaio', '+5561981239876'), comercial, {
    ago: 3 * DAY,
    words: 'Quero trocar a cor do sofá do pedido 58.001',
    waiting: true,
    lines: [
      [3 * DAY - 15, ana, 'Oi, Hugo! A troca é possível até a expedição. Qual cor você prefere?'],
      [
        95,
        ana,
        {
          kind: 'template',
          name: 'retomar_conversa',
          language: 'pt_BR',
          text: 'Olá, Hugo! Ficamos sem a sua resposta sobre *a cor do sofá*. Podemos continuar?',
          footer: 'Loja Aurora',
          buttons: ['Sim, continuar', 'Não, obrigado'],
        },
        {
          options: [
            { id: 'Sim, continuar', title: 'Sim, continuar' },
            { id: 'Não, obrigado', title: 'Não, obrigado' },
          ],
        },
      ],
    ],
  });
  serve(person(town, 'yael', 'יעל כהן', '+5511944556677'), comercial, {
    ago: 130,
    words: 'Hi! Do you ship to Santos?',
    lines: [
      [125, ana, 'Hi, Yael! Yes, we do: 5 to 8 working days.'],
      [118, 'customer', 'Great, thank you!'],
    ],
  });
}

function withOthers(town: Town): void {
  server(town, bruno)(person(town, 'fabio', 'Fábio Rocha', '+5511966554433'), suporte, {
    ago: 40,
    words: 'O controle da poltrona parou',
    lines: [
      [36, bruno, 'Oi, Fábio. A tomada está ligada direto na parede?'],
      [35, 'customer', 'Está sim'],
      [33, bruno, 'Vou abrir um chamado técnico para você.'],
    ],
  });
  server(town, bruno)(person(town, 'gilda', 'Gilda Moreira', '+5527998765432'), financeiro, {
    ago: 75,
    words: 'Meu reembolso ainda não caiu',
    lines: [[70, bruno, 'Boa tarde, Gilda. Foi enviado ontem; o banco leva até dois dias úteis.']],
  });
  server(town, carla)(person(town, 'nina', 'Nina Carvalho', '+5511922334455'), comercial, {
    ago: 18,
    words: 'Ainda tem a estante branca?',
    unread: 1,
    lines: [
      [14, carla, 'Oi, Nina! Temos duas, uma delas de mostruário.'],
      [6, 'customer', 'Quanto fica a de mostruário?'],
    ],
  });
  server(town, carla)(person(town, 'paulo', 'Paulo Siqueira', '+5544991002003'), financeiro, {
    ago: 200,
    words: 'Dá para parcelar em 12 vezes?',
    lines: [[190, carla, 'Olá, Paulo. Em até 10 vezes sem juros, ou 12 com juros do cartão.']],
  });
  server(town, diego)(person(town, 'wanda', 'Wanda Batista', '+5598987654321'), suporte, {
    ago: 65,
    words: 'A porta do armário está desalinhada',
    lines: [
      [
        60,
        diego,
        'Oi, Wanda! Tem um parafuso de regulagem na dobradiça. Quer que eu mande o vídeo?',
      ],
      [58, 'customer', 'Quero, por favor'],
      [57, diego, 'Já envio.'],
    ],
  });
}

const server =
  (town: Town, agent: Agent) =>
  (
    contact: ContactRow,
    sector: Ref,
    {
      ago,
      words,
      lines,
      ...rest
    }: { ago: number; words: string } & Pick<Talk, 'lines' | 'unread' | 'waiting'>,
  ): void =>
    town.talk({
      contact,
      sector,
      agent,
      lines: [
        ...prelude(ago, words, contact.name, sector),
        [ago - 1, 'system', notice('claimed', { agent: agent.name })],
        ...lines,
      ],
      ...rest,
    });

const COMPLAINTS = [
  'Alguém pode responder?',
  'Os montadores já foram embora',
  'Olhei em todas as caixas',
  'Faltam as dobradiças e os puxadores',
  'Preciso guardar as roupas',
  '??',
];
