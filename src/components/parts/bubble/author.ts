import type { LocaleController } from '../../../context/locale.controller.js';
import type { Id } from '../../../domain/id.js';
import type { Message } from '../../../domain/message.js';

/** Who a message is from, in words; `me` is the signed-in agent. */
export const authorOf = (
  { author, direction }: Message,
  t: LocaleController,
  me: Id | undefined,
): string => {
  if (direction === 'in') return author.name ?? t.term('customer');
  if (author.id !== undefined && author.id === me) return t.term('you');
  return author.name ?? t.term(author.kind === 'bot' ? 'bot' : 'you');
};
