import { expect } from '@open-wc/testing';
import { isEmptyDraft, type Draft } from '../../src/domain/draft.js';

const draft = (parts: Partial<Draft> = {}): Draft => ({
  conversationId: 'c1',
  text: '',
  files: [],
  savedAt: 0,
  ...parts,
});

describe('isEmptyDraft', () => {
  it('is one without text, files and quote', () => {
    expect(isEmptyDraft(draft())).to.equal(true);
    expect(isEmptyDraft(draft({ savedAt: 7 }))).to.equal(true);
  });

  const KEPT: Record<string, Partial<Draft>> = {
    text: { text: 'oi' },
    'a space that was typed': { text: ' ' },
    'a file': { files: [{ id: 'f1', blob: new Blob(['x']), name: 'x.txt', caption: '' }] },
    'a quote': { replyTo: 'm1' },
  };
  for (const [name, parts] of Object.entries(KEPT)) {
    it(`is not one with ${name}`, () => expect(isEmptyDraft(draft(parts))).to.equal(false));
  }
});
