import type { Agent, CloseReason, QuickReply } from '../../../domain/lookups.js';
import type { Ref } from '../../../domain/id.js';
import type { Template } from '../../../domain/template.js';

export const SECTORS = {
  comercial: { id: 'comercial', name: 'Comercial' },
  suporte: { id: 'suporte', name: 'Suporte' },
  financeiro: { id: 'financeiro', name: 'Financeiro' },
} satisfies Record<string, Ref>;

export const AGENTS = {
  ana: { id: 'ana', name: 'Ana Ribeiro', sectors: ['comercial', 'suporte'] },
  bruno: { id: 'bruno', name: 'Bruno Castro', sectors: ['suporte', 'financeiro'] },
  carla: { id: 'carla', name: 'Carla Nogueira', sectors: ['comercial', 'financeiro'] },
  diego: { id: 'diego', name: 'Diego Martins', sectors: ['suporte'] },
} satisfies Record<string, Agent>;

export const REASONS = {
  solved: { id: 'solved', name: 'Resolvido' },
  sold: { id: 'sold', name: 'Venda concluída' },
  noAnswer: { id: 'no-answer', name: 'Cliente não respondeu' },
  duplicate: { id: 'duplicate', name: 'Contato duplicado' },
  other: { id: 'other', name: 'Outro', noteRequired: true },
} satisfies Record<string, CloseReason>;

/** The pictures are in the files under these ids. */
export const QUICK_REPLIES: QuickReply[] = [
  {
    id: 'welcome',
    name: 'Boas-vindas',
    shortcut: 'oi',
    text: 'Olá, {{cliente}}! Aqui é {{atendente}}, da Loja Aurora. Como posso ajudar?',
  },
  {
    id: 'protocol',
    name: 'Protocolo',
    shortcut: 'protocolo',
    text: 'O protocolo do seu atendimento é {{protocolo}}.',
  },
  {
    id: 'moment',
    name: 'Um momento',
    shortcut: 'momento',
    text: 'Só um momento, por favor. Vou verificar.',
  },
  {
    id: 'delivery',
    name: 'Prazo de entrega',
    shortcut: 'prazo',
    text: 'O prazo de entrega para a sua região é de *5 a 8 dias úteis* depois do pagamento.',
  },
  {
    id: 'pix',
    name: 'Dados do Pix',
    shortcut: 'pix',
    text: 'Nossa chave Pix é o CNPJ:\n```12.345.678/0001-90```\nAssim que pagar, mande o comprovante por aqui.',
  },
  {
    id: 'hours',
    name: 'Horário da loja',
    shortcut: 'horario',
    text: 'A loja abre de segunda a sexta, das 9h às 19h, e aos sábados, das 9h às 14h.',
  },
  {
    id: 'showroom',
    name: 'Foto do showroom',
    shortcut: 'foto',
    text: 'Esta é a nossa sala de exposição, {{cliente}}. Venha conhecer!',
    media: { id: 'file-room', mime: 'image/jpeg', name: 'showroom.jpg', width: 1200, height: 900 },
  },
  {
    id: 'catalogue',
    name: 'Catálogo em PDF',
    shortcut: 'catalogo',
    text: 'Segue o catálogo da coleção nova.',
    media: { id: 'file-catalogue', mime: 'application/pdf', name: 'catalogo-aurora.pdf' },
  },
  {
    id: 'warranty',
    name: 'Garantia',
    shortcut: 'garantia',
    text: 'Os nossos móveis têm *2 anos de garantia* contra defeitos de fabricação. Para abrir o chamado eu preciso de:\n- o número do pedido\n- duas fotos do problema',
  },
  {
    id: 'bye',
    name: 'Despedida',
    shortcut: 'tchau',
    text: 'Foi um prazer falar com você, {{cliente}}. Tenha um ótimo dia!',
  },
];

const language = 'pt_BR';

export const TEMPLATES: Template[] = [
  {
    id: 'retomar',
    name: 'retomar_conversa',
    language,
    category: 'utility',
    body: 'Olá, {{1}}! Ficamos sem a sua resposta sobre *{{2}}*. Podemos continuar?',
    footer: 'Loja Aurora',
    buttons: [
      { kind: 'reply', text: 'Sim, continuar' },
      { kind: 'reply', text: 'Não, obrigado' },
    ],
    params: {
      'body:1': { label: 'Nome do cliente', example: 'Maria' },
      'body:2': { label: 'Assunto', example: 'a troca do sofá' },
    },
  },
  {
    id: 'pedido',
    name: 'pedido_a_caminho',
    language,
    category: 'utility',
    header: { kind: 'text', text: 'Pedido {{1}} a caminho' },
    body: 'Oi, {{first_name}}! Seu pedido saiu para entrega e chega em *{{delivery_date}}*, entre 8h e 18h. É preciso que alguém receba.',
    footer: 'Não responda se estiver tudo certo',
    buttons: [{ kind: 'url', text: 'Acompanhar', url: 'https://aurora.example/pedidos/{{1}}' }],
    params: {
      'header:1': { label: 'Número do pedido', example: '58.213' },
      'body:first_name': { label: 'Primeiro nome', example: 'Maria' },
      'body:delivery_date': { label: 'Data da entrega', example: 'sexta, 27 de novembro' },
      'button0:1': { label: 'Código de acompanhamento', example: '58213' },
    },
  },
  {
    id: 'colecao',
    name: 'colecao_nova',
    language,
    category: 'marketing',
    header: { kind: 'image' },
    body: '{{1}}, a coleção nova chegou! Até domingo, *10% de desconto* em todas as peças da loja.',
    footer: 'Responda SAIR para não receber mais',
    buttons: [
      { kind: 'reply', text: 'Quero ver' },
      { kind: 'reply', text: 'Agora não' },
    ],
    params: { 'body:1': { label: 'Nome do cliente', example: 'Maria' } },
  },
  {
    id: 'boleto',
    name: 'boleto_disponivel',
    language,
    category: 'utility',
    header: { kind: 'document' },
    body: 'Olá, {{1}}. O boleto do pedido {{2}}, no valor de *R$ {{3}}*, vence em {{4}}. Ele está anexado a esta mensagem.',
    params: {
      'body:1': { label: 'Nome do cliente', example: 'Maria' },
      'body:2': { label: 'Número do pedido', example: '58.213' },
      'body:3': { label: 'Valor', example: '1.249,90' },
      'body:4': { label: 'Vencimento', example: '30/11' },
    },
  },
  {
    id: 'visita',
    name: 'confirmar_visita',
    language,
    category: 'utility',
    body: 'Sua visita técnica está marcada para {{1}}, às {{2}}. Podemos confirmar?',
    buttons: [
      { kind: 'reply', text: 'Confirmar' },
      { kind: 'reply', text: 'Remarcar' },
      { kind: 'phone', text: 'Ligar para a loja', phone: '+551130304040' },
    ],
    params: {
      'body:1': { label: 'Dia', example: 'quinta-feira' },
      'body:2': { label: 'Hora', example: '14h' },
    },
  },
  {
    id: 'cupom',
    name: 'cupom_aniversario',
    language,
    category: 'marketing',
    status: 'pending',
    body: 'Parabéns, {{1}}! No seu mês você tem 15% de desconto com o cupom abaixo.',
    buttons: [{ kind: 'copy', text: 'Copiar cupom' }],
    params: { 'body:1': { label: 'Nome do cliente', example: 'Maria' } },
  },
  {
    id: 'frete',
    name: 'frete_gratis',
    language,
    category: 'marketing',
    status: 'paused',
    body: 'Só hoje: frete grátis para {{1}} em compras acima de R$ 500.',
    params: { 'body:1': { label: 'Cidade', example: 'Campinas' } },
  },
  {
    id: 'saludo',
    name: 'retomar_conversa',
    language: 'es',
    category: 'utility',
    body: '¡Hola, {{1}}! Quedamos sin su respuesta. ¿Podemos continuar?',
    params: { 'body:1': { label: 'Nome do cliente', example: 'María' } },
  },
];
