import { expect } from '@open-wc/testing';
import type { Draft, StagedFile } from '../../src/domain/draft.js';
import { mergeDrafts } from '../../src/domain/merge-drafts.js';

const draft = (change: Partial<Draft> = {}): Draft => ({
  conversationId: 'c1',
  text: '',
  files: [],
  savedAt: 1,
  ...change,
});

const file = (id: string, caption = ''): StagedFile => ({
  id,
  name: `${id}.png`,
  caption,
  blob: new Blob([id]),
});

describe('mergeDrafts', () => {
  const TEXTS: [what: string, base: string, mine: string, theirs: string, merged: string][] = [
    ['what only they changed', 'a', 'a', 'ab', 'ab'],
    ['what only I changed', 'a', 'ab', 'a', 'ab'],
    ['both, mine at the end', 'a', 'am', 'at', 'at\nam'],
    ['once what one says of the other', '', 'Bom dia, Maria', 'Bom dia', 'Bom dia, Maria'],
    ['theirs where mine has been sent', 'a', '', 'ab', 'ab'],
    ['mine where theirs has been sent', 'a', 'ab', '', 'ab'],
  ];
  for (const [what, base, mine, theirs, merged] of TEXTS) {
    it(`keeps ${what}`, () =>
      expect(
        mergeDrafts(draft({ text: base }), draft({ text: mine }), draft({ text: theirs })).text,
      ).to.equal(merged));
  }

  it('keeps files that came on either side, and lets go of those taken away', () => {
    const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((id) => file(id));
    const merged = mergeDrafts(
      draft({ files: [a!, b!, c!] }),
      draft({ files: [a!, c!, d!] }),
      draft({ files: [a!, b!, e!] }),
    );
    expect(merged.files.map(({ id }) => id)).to.deep.equal(['a', 'e', 'd']);
  });

  it('keeps a caption, whoever wrote it', () => {
    const [a, b] = [file('a'), file('b')];
    const { files } = mergeDrafts(
      draft({ files: [a, b] }),
      draft({ files: [{ ...a, caption: 'mine' }, b] }),
      draft({ files: [a, { ...b, caption: 'theirs' }] }),
    );
    expect(files.map(({ caption }) => caption)).to.deep.equal(['mine', 'theirs']);
  });

  it('answers to what was chosen last, here or there', () => {
    const to = (base?: string, mine?: string, theirs?: string): string | undefined => {
      const [b, m, t] = [base, mine, theirs].map((id) => draft({ ...(id && { replyTo: id }) }));
      return mergeDrafts(b, m!, t!).replyTo;
    };
    expect(to(undefined, 'm1', undefined)).to.equal('m1');
    expect(to('m1', 'm1', undefined)).to.equal(undefined);
    expect(to('m1', 'm1', 'm2')).to.equal('m2');
    expect(to('m1', undefined, 'm1')).to.equal(undefined);
  });

  it('is newer than either, so that both take it over', () =>
    expect(mergeDrafts(undefined, draft({ savedAt: 5 }), draft({ savedAt: 7 })).savedAt).to.equal(
      8,
    ));
});
