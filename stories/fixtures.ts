import { photo, paper, sticker } from '../src/adapters/local/seed/media.js';
import {
  AGENTS,
  QUICK_REPLIES,
  REASONS,
  SECTORS,
  TEMPLATES,
} from '../src/adapters/local/seed/lookups.js';
import { speech } from '../src/adapters/local/seed/sound.js';
import { VIDEO, video } from '../src/adapters/local/seed/video.js';
import type { LightboxItem } from '../src/components/parts/lightbox/lightbox.js';
import type { Contact } from '../src/domain/contact.js';
import type { Conversation } from '../src/domain/conversation.js';
import type { Draft } from '../src/domain/draft.js';
import type { Id, Ms } from '../src/domain/id.js';
import type { Agent } from '../src/domain/lookups.js';
import type { Content, Message } from '../src/domain/message.js';
import type { OutboxEntry } from '../src/domain/outbox.js';
import { readQuickReply } from '../src/domain/quick-reply.js';

/** When every story happens: a Tuesday in March, 14:30 in São Paulo. */
export const NOW: Ms = Date.UTC(2026, 2, 10, 17, 30);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The signed-in agent. */
export const me: Agent = AGENTS.ana;

export const agents: Agent[] = [
  { ...AGENTS.ana, status: 'online' },
  { ...AGENTS.bruno, status: 'online' },
  { ...AGENTS.carla, status: 'away' },
  { ...AGENTS.diego, status: 'offline' },
];
export const sectors = Object.values(SECTORS);
export const closeReasons = Object.values(REASONS);
export const quickReplies = QUICK_REPLIES;
/** As they read in Mariana's conversation. */
export const shownReplies = quickReplies.map((reply) => ({
  ...reply,
  text: readQuickReply(reply.text, {
    customer: 'Mariana Costa',
    agent: AGENTS.ana.name,
    protocol: '2026031000187',
  }),
}));
export const templates = TEMPLATES;

/** A contact with everything filled in; `change` what the story is about. */
export const contact = (change: Partial<Contact> = {}): Contact => ({
  id: 'mariana',
  rev: 1,
  name: 'Mariana Costa',
  phone: '+5511987654321',
  email: 'mariana.costa@example.com',
  notes: 'Prefere receber à tarde.',
  custom: { Empresa: 'Costa Arquitetura', Cidade: 'São Paulo' },
  ...change,
});

/** A conversation in service with me, its window open for five hours more; `change` what the story is about. */
export const conversation = (change: Partial<Conversation> = {}): Conversation => ({
  id: 'mariana',
  rev: 1,
  queue: 'mine',
  contact: contact(),
  channel: { kind: 'whatsapp', id: 'vendas', label: 'WhatsApp Vendas' },
  protocol: '2026031000187',
  sector: SECTORS.comercial,
  assignee: { id: me.id, name: me.name },
  unread: 0,
  createdAt: NOW - 2 * HOUR,
  activeAt: NOW - 4 * MINUTE,
  lastInboundAt: NOW - 19 * HOUR,
  preview: preview('in', 'Pode ser na quinta de manhã?', NOW - 4 * MINUTE),
  reply: { mode: 'free', until: NOW + 5 * HOUR },
  allow: ['send', 'read', 'transfer', 'close', 'editContact'],
  ...change,
});

const preview = (
  direction: 'in' | 'out',
  text: string,
  at: Ms,
  kind: Content['kind'] = 'text',
): NonNullable<Conversation['preview']> => ({
  direction,
  text,
  at,
  kind,
  ...(direction === 'out' && { status: 'read' as const }),
});

const free = (left: Ms): Pick<Conversation, 'reply' | 'lastInboundAt'> => ({
  reply: { mode: 'free', until: NOW + left },
  lastInboundAt: NOW + left - DAY,
});

/** A conversation nobody has. */
const waiting = (
  id: Id,
  name: string | undefined,
  phone: string,
  waits: Ms,
  text: string,
  change: Partial<Conversation> = {},
): Conversation => {
  const { assignee: _, ...base } = conversation();
  const person: Contact = { id, rev: 1, phone, ...(name !== undefined && { name }) };
  return {
    ...base,
    id,
    queue: 'new',
    contact: person,
    protocol: `20260310${String(1000 + Math.round(waits / MINUTE))}`,
    unread: 1,
    createdAt: NOW - waits - 3 * MINUTE,
    activeAt: NOW - waits,
    waitingSince: NOW - waits,
    preview: preview('in', text, NOW - waits),
    allow: ['claim'],
    lastInboundAt: NOW - waits,
    reply: { mode: 'none', why: 'unclaimed' },
    ...change,
  };
};

/** Named conversations, one for each situation a row or a pane can be in. */
export const conversations = {
  /** Novos: waits longest. */
  tereza: waiting(
    'tereza',
    'Tereza Almeida',
    '+5521988112233',
    48 * MINUTE,
    'Alguém pode me ajudar com a entrega?',
    { unread: 3 },
  ),
  joao: waiting(
    'joao',
    'João Pedro Sampaio',
    '+5511977001122',
    12 * MINUTE,
    'Quero saber o preço do sofá Ipê',
  ),
  /** No name is known. */
  nameless: waiting('nameless', undefined, '+5531999887766', 3 * MINUTE, 'boa tarde'),
  /** Instagram: no phone, and no end of the window. */
  bia: waiting('bia', 'Bia Duarte', '', 1 * MINUTE, 'Vocês entregam em Niterói?', {
    contact: { id: 'bia', rev: 1, name: 'Bia Duarte', handle: 'bia.duarte' },
    channel: { kind: 'instagram', label: 'Instagram @lojaaurora' },
  }),
  /** Bot: is being asked by the bot. */
  carlos: waiting('carlos', 'Carlos Eduardo Lima', '+5519996543210', 2 * MINUTE, '2', {
    queue: 'bot',
    unread: 0,
  }),
  /** Mine: five hours left. */
  mariana: conversation({ ...free(5 * HOUR) }),
  /** Mine: twelve minutes left, unread messages. */
  rogerio: conversation({
    id: 'rogerio',
    contact: { id: 'rogerio', rev: 1, name: 'Rogério Tavares', phone: '+5541991234567' },
    unread: 2,
    activeAt: NOW - 1 * MINUTE,
    waitingSince: NOW - 1 * MINUTE,
    preview: preview('in', 'Consegue confirmar hoje ainda?', NOW - 1 * MINUTE),
    ...free(12 * MINUTE),
  }),
  /** Mine: the window is closed. */
  helena: conversation({
    id: 'helena',
    contact: { id: 'helena', rev: 1, name: 'Helena Prado', phone: '+5551981239876' },
    activeAt: NOW - 26 * HOUR,
    preview: preview('in', 'Vou pensar e te aviso', NOW - 26 * HOUR),
    lastInboundAt: NOW - 26 * HOUR,
    reply: { mode: 'template' },
  }),
  /** Mine: a template went out and the customer is silent. */
  sergio: conversation({
    id: 'sergio',
    contact: { id: 'sergio', rev: 1, name: 'Sérgio Mattos', phone: '+5585997654321' },
    activeAt: NOW - 3 * HOUR,
    preview: preview('out', 'Olá, Sérgio! Ficamos sem a sua resposta…', NOW - 3 * HOUR, 'template'),
    lastInboundAt: NOW - 50 * HOUR,
    reply: { mode: 'waiting', since: NOW - 3 * HOUR, templates: true },
  }),
  /** In service with a colleague. */
  patricia: conversation({
    id: 'patricia',
    queue: 'others',
    contact: { id: 'patricia', rev: 1, name: 'Patrícia Gomes', phone: '+5561992345678' },
    assignee: { id: AGENTS.bruno.id, name: AGENTS.bruno.name },
    sector: SECTORS.suporte,
    reply: { mode: 'none', why: 'forbidden' },
    allow: [],
  }),
  /** Closed and rated. */
  lucas: conversation({
    id: 'lucas',
    queue: 'closed',
    contact: { id: 'lucas', rev: 1, name: 'Lucas Ferreira', phone: '+5571993456789' },
    activeAt: NOW - 2 * DAY,
    closed: {
      at: NOW - 2 * DAY,
      by: { id: me.id, name: me.name },
      reason: { id: REASONS.sold.id, name: REASONS.sold.name },
      rating: 5,
    },
    reply: { mode: 'none', why: 'closed' },
    allow: ['reopen'],
  }),
  /** Two earlier conversations of Mariana. */
  earlier: conversation({
    id: 'mariana-1',
    queue: 'closed',
    protocol: '2026021800042',
    createdAt: NOW - 20 * DAY,
    activeAt: NOW - 20 * DAY,
    preview: preview('out', 'O prazo é de 5 a 8 dias úteis.', NOW - 20 * DAY),
    closed: {
      at: NOW - 20 * DAY,
      by: { id: me.id, name: me.name },
      reason: { id: REASONS.solved.id, name: REASONS.solved.name },
      rating: 4,
    },
    reply: { mode: 'none', why: 'closed' },
    allow: ['reopen'],
  }),
  earliest: conversation({
    id: 'mariana-0',
    queue: 'closed',
    protocol: '2025112700310',
    createdAt: NOW - 103 * DAY,
    activeAt: NOW - 103 * DAY,
    preview: preview('in', 'Obrigada!', NOW - 103 * DAY),
    closed: {
      at: NOW - 103 * DAY,
      by: { id: AGENTS.carla.id, name: AGENTS.carla.name },
      reason: { id: REASONS.solved.id, name: REASONS.solved.name },
    },
    reply: { mode: 'none', why: 'closed' },
    allow: ['reopen'],
  }),
} satisfies Record<string, Conversation>;

/** A row for each of `count` customers, in a queue: for long lists. */
export const crowd = (count: number, queue = 'mine'): Conversation[] => {
  const names = [
    'Ana',
    'Beatriz',
    'Caio',
    'Daniela',
    'Eduardo',
    'Fabiana',
    'Gustavo',
    'Heloísa',
    'Igor',
    'Júlia',
  ];
  const families = ['Silva', 'Souza', 'Oliveira', 'Pereira', 'Rocha', 'Barbosa', 'Teixeira'];
  return Array.from({ length: count }, (_, at) =>
    conversation({
      id: `crowd-${at}`,
      queue,
      contact: {
        id: `crowd-${at}`,
        rev: 1,
        name: `${names[at % names.length]} ${families[at % families.length]}`,
        phone: `+55119${String(80_000_000 + at)}`,
      },
      unread: at % 7 === 0 ? 2 : 0,
      activeAt: NOW - at * MINUTE,
      preview: preview(at % 3 ? 'in' : 'out', 'Combinado, muito obrigada!', NOW - at * MINUTE),
    }),
  );
};

let made = 0;

/** A message of the customer in Mariana's conversation; `change` what the story is about. */
export const message = (content: Content | string, change: Partial<Message> = {}): Message => {
  made += 1;
  return {
    id: `message-${made}`,
    rev: 1,
    conversationId: 'mariana',
    order: String(made).padStart(8, '0'),
    at: NOW - 30 * MINUTE + made * 1000,
    direction: 'in',
    author: { kind: 'contact', name: 'Mariana Costa' },
    content: typeof content === 'string' ? { kind: 'text', text: content } : content,
    ...change,
  };
};

/** A message of mine. */
export const answer = (content: Content | string, change: Partial<Message> = {}): Message =>
  message(content, {
    direction: 'out',
    author: { kind: 'agent', id: me.id, name: me.name },
    status: 'read',
    ...change,
  });

/** A line of the system. */
export const notice = (
  code: string,
  args: Record<string, string> = {},
  change: Partial<Message> = {},
): Message => message({ kind: 'notice', code, args }, { author: { kind: 'system' }, ...change });

const bot = (content: Content | string, change: Partial<Message> = {}): Message =>
  answer(content, { author: { kind: 'bot', name: 'Aurora' }, ...change });

const voice = speech(7);

/** Photos of a conversation, as the lightbox shows them. */
export const pictures: LightboxItem[] = (
  [
    ['a', 'sofa', 'sofa.jpg', 'Mariana Costa', 'O sofá chegou assim'],
    ['b', 'label', 'etiqueta.jpg', 'Mariana Costa', ''],
    ['c', 'file-room', 'sala.jpg', 'Ana Ribeiro', 'Este é o tecido novo'],
  ] as const
).map(([key, id, name, who, caption], index) => ({
  key,
  kind: 'image',
  media: { id, name, mime: 'image/jpeg', width: 1200, height: 900 },
  caption,
  who,
  at: NOW - (3 - index) * MINUTE,
}));

/** What `media` of the story backend answers, by id. */
export const media: Record<Id, () => Promise<Blob> | Blob> = {
  sofa: () => photo('sofa'),
  label: () => photo('label'),
  'file-room': () => photo('room'),
  sticker,
  voice: () => voice.blob,
  film: async () => (await video()) ?? new Blob(),
  paper: () => paper(['Loja Aurora', 'Orçamento 58.213', 'Sofá Ipê, 3 lugares', 'R$ 4.890,00']),
  'file-catalogue': () => paper(['Loja Aurora', 'Coleção 2026']),
};

/** Mariana's conversation from the greeting to now. */
export const talk: Message[] = [
  notice('started', { protocol: '2026031000187' }, { at: NOW - 2 * HOUR }),
  message('Oi, tudo bem?', { at: NOW - 2 * HOUR }),
  bot(
    {
      kind: 'text',
      text: 'Olá! Sou a *Aurora*. Sobre o que você quer falar?',
      buttons: ['Comercial', 'Suporte', 'Financeiro'],
    },
    { at: NOW - 119 * MINUTE },
  ),
  message({ kind: 'choice', text: 'Comercial' }, { at: NOW - 118 * MINUTE }),
  notice('handed_over', { to: SECTORS.comercial.name }, { at: NOW - 118 * MINUTE }),
  notice('claimed', { agent: me.name }, { at: NOW - 110 * MINUTE }),
  answer('Olá, Mariana! Aqui é a Ana, da Loja Aurora. Como posso ajudar?', {
    at: NOW - 109 * MINUTE,
  }),
  message('Vi o sofá *Ipê* no site: https://aurora.example/sofas/ipe', { at: NOW - 100 * MINUTE }),
  message(
    {
      kind: 'image',
      media: { id: 'sofa', mime: 'image/jpeg', width: 1200, height: 900 },
      caption: 'É este, na cor cinza',
    },
    { at: NOW - 99 * MINUTE },
  ),
  answer('Esse mesmo! Temos *pronta entrega* no cinza.', {
    at: NOW - 95 * MINUTE,
    reactions: [{ emoji: '❤️', by: 'Mariana Costa' }],
  }),
  answer(
    {
      kind: 'document',
      media: { id: 'paper', mime: 'application/pdf', name: 'orcamento-58213.pdf', bytes: 48_213 },
    },
    { at: NOW - 94 * MINUTE },
  ),
  message(
    {
      kind: 'audio',
      media: {
        id: 'voice',
        mime: 'audio/ogg',
        voice: true,
        durationMs: voice.durationMs,
        waveform: voice.waveform,
      },
    },
    { at: NOW - 20 * MINUTE },
  ),
  answer('Claro, entregamos no sábado também.', { at: NOW - 10 * MINUTE, status: 'delivered' }),
  message('Pode ser na quinta de manhã?', { at: NOW - 4 * MINUTE }),
];

/** Every kind of message, by name. */
export const kinds = {
  text: message(
    'Bom dia! *Negrito*, _itálico_, ~riscado~ e ```código```.\n- um item\n- outro item\n> uma citação\nhttps://aurora.example',
  ),
  long: message('O sofá que eu recebi não é o que está na nota: '.repeat(24)),
  emoji: message('😍'),
  image: message({
    kind: 'image',
    media: { id: 'sofa', mime: 'image/jpeg', width: 1200, height: 900 },
    caption: 'Como está hoje',
  }),
  video: message({
    kind: 'video',
    media: { id: 'film', mime: 'video/webm', name: 'defeito.webm', ...VIDEO },
  }),
  /** Its address is no longer known. */
  lost: message({
    kind: 'image',
    media: { id: 'missing', mime: 'image/jpeg', width: 900, height: 1200 },
  }),
  audio: message({
    kind: 'audio',
    media: { id: 'voice', mime: 'audio/mpeg', name: 'recado.mp3', durationMs: voice.durationMs },
  }),
  voice: message({
    kind: 'audio',
    media: {
      id: 'voice',
      mime: 'audio/ogg',
      voice: true,
      durationMs: voice.durationMs,
      waveform: voice.waveform,
    },
  }),
  document: message({
    kind: 'document',
    media: { id: 'paper', mime: 'application/pdf', name: 'comprovante.pdf', bytes: 182_400 },
    caption: 'Segue o comprovante',
  }),
  sticker: message({
    kind: 'sticker',
    media: { id: 'sticker', mime: 'image/webp', width: 512, height: 512 },
  }),
  location: message({
    kind: 'location',
    lat: -23.561,
    lng: -46.656,
    name: 'Loja Aurora',
    address: 'Av. Paulista, 1578, São Paulo',
  }),
  contacts: message({
    kind: 'contacts',
    contacts: [{ name: 'Paulo (porteiro)', phones: ['+5511955443322'] }],
  }),
  template: answer({
    kind: 'template',
    name: 'retomar_conversa',
    language: 'pt_BR',
    text: 'Olá, Mariana! Ficamos sem a sua resposta sobre *a troca do sofá*. Podemos continuar?',
    footer: 'Loja Aurora',
    buttons: ['Sim, continuar', 'Não, obrigado'],
  }),
  choice: message({
    kind: 'choice',
    text: 'Entrega expressa',
    description: 'Chega em até 2 dias úteis',
  }),
  notice: notice('transferred', {
    agent: me.name,
    to: SECTORS.suporte.name,
    note: 'Cliente com nota fiscal errada',
  }),
  unsupported: message({ kind: 'unsupported', note: 'poll' }),
  quoted: message('Esse aqui', {
    quote: { text: 'Qual dos dois você prefere?', kind: 'text', direction: 'out', name: me.name },
    replyTo: 'gone',
  }),
  edited: message('O CEP é 01310-200', { editedAt: NOW - 5 * MINUTE }),
  revoked: message('', { deletedAt: NOW - 5 * MINUTE }),
  reacted: answer('Pedido confirmado!', {
    reactions: [
      { emoji: '👍', by: 'Mariana Costa' },
      { emoji: '🎉', by: 'Mariana Costa' },
    ],
  }),
  queued: answer('Já vejo para você.', { status: 'queued' }),
  sending: answer('Já vejo para você.', { status: 'sending' }),
  sent: answer('Já vejo para você.', { status: 'sent' }),
  delivered: answer('Já vejo para você.', { status: 'delivered' }),
  read: answer('Já vejo para você.', { status: 'read' }),
  unconfirmed: answer('Já vejo para você.', { status: 'unconfirmed' }),
  failed: answer('Já vejo para você.', { status: 'failed', error: { code: 'undeliverable' } }),
} satisfies Record<string, Message>;

/** A text that waits to leave Mariana's conversation. */
export const entry = (change: Partial<OutboxEntry> = {}): OutboxEntry => ({
  id: 'entry-1',
  conversationId: 'mariana',
  seq: 1,
  at: NOW - MINUTE,
  content: { kind: 'text', text: 'Na quinta entre 8h e 12h, combinado?' },
  state: 'queued',
  ...change,
});

/** What has been begun to write to Mariana. */
export const draft = (change: Partial<Draft> = {}): Draft => ({
  conversationId: 'mariana',
  text: 'Na quinta de manhã a equipe',
  files: [],
  savedAt: NOW,
  ...change,
});
