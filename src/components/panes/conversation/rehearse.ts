import type { Message } from '../../../domain/message.js';
import type { InboxBubble } from '../../parts/bubble/bubble.js';

// Two addresses: the second time their pattern is made fast.
/** Between them they have what most messages have. */
const SAMPLES: readonly Pick<Message, 'direction' | 'content'>[] = [
  { direction: 'in', content: { kind: 'text', text: '*w* www.example.com' } },
  { direction: 'out', content: { kind: 'text', text: 'w www.example.com' } },
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

/**
 * Draws messages that nobody sees, within one task, and lays them out where `root` is laid out. What a browser reads when it
 * first draws one (sheets, templates, patterns, letters) it has read by the time a conversation is opened.
 */
export const rehearse = async (root: Node): Promise<void> => {
  const stage = document.createElement('div');
  stage.className = 'stage';
  const bubbles = SAMPLES.map((sample) => {
    const bubble: InboxBubble = document.createElement('inbox-bubble');
    const message: Message = { ...COMMON, ...sample };
    return Object.assign(bubble, { message, first: true });
  });
  stage.append(...bubbles);
  root.appendChild(stage);
  await Promise.allSettled(bubbles.map((bubble) => bubble.updateComplete));
  stage.getBoundingClientRect();
  stage.remove();
};
