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

/** The same of what has been begun to write there. */
export const expectDraftToBeSaid = async ({ screen, handle, settle }: Stage): Promise<void> => {
  const { drafts } = handle.store;
  const draft = { text: '', files: [], savedAt: 0 };
  const said = 'fica guardado como seu rascunho';
  drafts.set({ ...draft, conversationId: 'helena', text: 'Bom dia' });
  drafts.set({ ...draft, conversationId: 'mariana', text: ' \n' });
  await settle();
  expect(screen.words, 'nothing here').not.to.include(said);
  drafts.set({ ...draft, conversationId: 'mariana', text: 'Posso con' });
  await settle();
  expect(screen.words).to.include(said);
  await expect(screen.element).to.be.accessible();
  const blob = new Blob(['photo'], { type: 'image/png' });
  drafts.set({
    ...draft,
    conversationId: 'mariana',
    files: [{ id: 'f1', name: 'foto.png', caption: '', blob }],
  });
  await settle();
  expect(screen.words, 'a file alone').to.include(said);
  drafts.delete('mariana');
  await settle();
  expect(screen.words).not.to.include(said);
};
