import type { Message } from '../../../domain/message.js';
import type { InboxBubble } from '../../parts/bubble/bubble.js';

/**
 * Between them they have what most messages have. Two addresses in each, as a pattern is made fast the second time, and for
 * texts of Latin letters alone by itself.
 */
const SAMPLES: readonly Pick<Message, 'direction' | 'content'>[] = [
  { direction: 'in', content: { kind: 'text', text: '*w* www.example.com www.example.com' } },
  { direction: 'out', content: { kind: 'text', text: '🙂 www.example.com www.example.com' } },
];

const COMMON = {
  id: '',
  conversationId: '',
  order: '',
  rev: 0,
  at: 0,
  author: { kind: 'agent' },
  status: 'read',
} as const;

/** Messages to be rehearsed. */
export const sampleBubbles = (): InboxBubble[] =>
  SAMPLES.map((sample) => {
    const bubble: InboxBubble = document.createElement('inbox-bubble');
    const message: Message = { ...COMMON, ...sample };
    return Object.assign(bubble, { message, first: true });
  });
