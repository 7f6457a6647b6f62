import { expect } from '@open-wc/testing';
import { entryRow } from '../support/rows.js';
import type { Stage } from './stage.js';

/** A dialog about the conversation `mariana` says of its messages, and no others, that they have not left, while it is so. */
export const expectUnsentToBeSaid = async ({ screen, handle, settle }: Stage): Promise<void> => {
  const waiting = { state: 'failed', error: { code: 'undeliverable' } } as const;
  handle.store.outbox.set(entryRow('k1', { conversationId: 'mariana', ...waiting }));
  handle.store.outbox.set(entryRow('k2', { conversationId: 'helena', ...waiting }));
  await settle();
  expect(screen.words).to.include('Uma mensagem ainda não saiu');
  await expect(screen.element).to.be.accessible();
  handle.store.outbox.delete('k1');
  await settle();
  expect(screen.words).not.to.include('ainda não saiu');
};
