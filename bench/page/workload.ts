import type { Conversation } from '../../src/domain/conversation.js';
import type { Ms } from '../../src/domain/id.js';
import type { Content, Message } from '../../src/domain/message.js';

/* The same talk for everybody, grown of one seed. */

export const NOW: Ms = Date.UTC(2026, 2, 10, 17, 30);
const DAY = 86_400_000;
const A_DAY = 40;
/** Where numbers begin, so that there is room for older messages below. */
const FIRST = 1_000_000;

const WORDS =
  'bom dia pedido entrega amanhã nota fiscal cor azul loja prazo troca valor frete sofá mesa obrigada por favor confirmo endereço rua número bairro hoje tarde ainda não chegou pode ver aqui cartão boleto'.split(
    ' ',
  );
const EMOJI = ['😀', '🙏', '👍🏽', '🎉', '😢', '❤️'];

/** Uniform in [0, 1), the same for the same numbers. */
const random = (seed: number): (() => number) => {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** 1 to 400 characters, half of them up to 45. */
const textOf = (next: () => number): string => {
  const normal = Math.sqrt(-2 * Math.log(next() + 1e-9)) * Math.cos(2 * Math.PI * next());
  const length = Math.min(400, Math.max(1, Math.round(45 * Math.exp(0.9 * normal))));
  let text = '';
  while (text.length < length) text += `${WORDS[Math.floor(next() * WORDS.length)]} `;
  text = text.slice(0, length).trim();
  if (next() < 0.15) text += ` ${EMOJI[Math.floor(next() * EMOJI.length)]}`;
  if (next() < 0.06) text += ` https://example.com/pedido/${Math.floor(next() * 1e6)}`;
  return text;
};

let picture = '';
let sound = '';

/** Makes the one picture and the one sound that messages show. */
export const makeMedia = async (): Promise<void> => {
  const canvas = new OffscreenCanvas(640, 480);
  const paint = canvas.getContext('2d')!;
  paint.fillStyle = '#7a9';
  paint.fillRect(0, 0, 640, 480);
  picture = URL.createObjectURL(await canvas.convertToBlob());
  sound = URL.createObjectURL(new Blob([new Uint8Array(64)], { type: 'audio/ogg' }));
};

/** By this a message is found on any screen. */
export const markOf = (index: number, conversationId = 'a'): string =>
  `№${conversationId}${index + FIRST}.`;

/** The place of a message of `a` from a text with its mark. */
export const indexIn = (text: string): number => Number(/№a(\d+)\./.exec(text)?.[1]) - FIRST;

/** What a message says, for those that only show text. */
export const plain = ({ content }: Message): string =>
  content.kind === 'text' ? content.text : content.kind === 'image' ? (content.caption ?? '') : '';

/** The message at a place of a conversation; below 0 are older ones. */
export const messageAt = (conversationId: string, index: number): Message => {
  const next = random(index + FIRST + (conversationId === 'a' ? 0 : 7));
  const isOut = next() < 0.5;
  const kind = next();
  const text = `${markOf(index, conversationId)} ${textOf(next)}`;
  const media = { mime: 'image/png', url: picture, bytes: 40_000, width: 640, height: 480 };
  const voice = { mime: 'audio/ogg', url: sound, voice: true, durationMs: 12_000, bytes: 9_000 };
  const content: Content =
    kind < 0.1
      ? { kind: 'image', media, caption: text }
      : kind < 0.13
        ? { kind: 'audio', media: { ...voice, waveform: Array.from({ length: 40 }, next) } }
        : { kind: 'text', text };
  const quoted = index - 3;
  return {
    id: `${conversationId}${index + FIRST}`,
    rev: 1,
    conversationId,
    order: String(index + FIRST).padStart(10, '0'),
    at: NOW + (index * DAY) / A_DAY - 365 * DAY,
    direction: isOut ? 'out' : 'in',
    author: isOut ? { kind: 'agent', id: 'ana', name: 'Ana Ribeiro' } : { kind: 'contact' },
    content,
    ...(isOut && { status: (['sent', 'delivered', 'read'] as const)[Math.floor(next() * 3)]! }),
    ...(next() < 0.12 && {
      replyTo: `${conversationId}${quoted + FIRST}`,
      quote: { text: textOf(next), kind: 'text', direction: 'in', name: 'Mariana' },
    }),
  };
};

/** The message with other words, much longer ones. */
export const edited = (message: Message, index: number): Message => ({
  ...message,
  rev: message.rev + 1,
  content: { kind: 'text', text: `${markOf(index)} ${'outra vez '.repeat(40)}` },
});

/** The message with a reaction. */
export const reacted = (message: Message): Message => ({
  ...message,
  rev: message.rev + 1,
  reactions: [{ emoji: '👍', by: 'contact' }],
});

let late = 0;

/** The message with a picture that comes late, of which nobody knows beforehand how tall it is. */
export const pictured = (message: Message, index: number): Message => {
  late += 1;
  const from = new URLSearchParams(location.search).get('late');
  const media = { mime: 'image/png', url: `${from}/${late}.png`, bytes: 40_000 };
  return {
    ...message,
    rev: message.rev + 1,
    content: { kind: 'image', media, caption: markOf(index) },
  };
};

export const messages = (conversationId: string, from: number, to: number): Message[] =>
  Array.from({ length: to - from }, (_, at) => messageAt(conversationId, from + at));

/** A row of the queue; the first one moved last. */
export const conversationAt = (index: number): Conversation => {
  const next = random(index + 1);
  const text = textOf(next);
  return {
    id: `c${index}`,
    rev: 1,
    queue: 'mine',
    contact: { id: `p${index}`, rev: 1, name: `Cliente ${index} ${text.slice(0, 12)}` },
    channel: { kind: 'whatsapp', id: 'vendas', label: 'WhatsApp Vendas' },
    assignee: { id: 'ana', name: 'Ana Ribeiro' },
    unread: next() < 0.3 ? Math.ceil(next() * 9) : 0,
    createdAt: NOW - DAY,
    activeAt: NOW - index * 1000,
    lastInboundAt: NOW - index * 1000,
    preview: { text, at: NOW - index * 1000, direction: 'in', kind: 'text' },
    reply: { mode: 'free', until: NOW + DAY },
    allow: ['send', 'read', 'transfer', 'close', 'editContact'],
  };
};

/** A conversation moved: a new line, one more unread, and to the top. */
export const moved = (row: Conversation, at: number): Conversation => ({
  ...row,
  rev: row.rev + 1,
  unread: row.unread + 1,
  activeAt: NOW + at,
  preview: { text: `${at} ${row.preview?.text}`, at: NOW + at, direction: 'in', kind: 'text' },
});
