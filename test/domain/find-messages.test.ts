import { expect } from '@open-wc/testing';
import { MessageFinder } from '../../src/domain/find-messages.js';
import type { Content, Message } from '../../src/domain/message.js';
import { message } from '../../stories/fixtures.js';

const said = (id: string, content: Content): Message => message('', { id, content });

const TALK: Message[] = [
  said('text', { kind: 'text', text: 'O *sofá* Jatobá chega na terça' }),
  said('photo', {
    kind: 'image',
    caption: 'Sofá na sala',
    media: { id: 'a', mime: 'image/jpeg' },
  }),
  said('file', {
    kind: 'document',
    media: { id: 'b', mime: 'application/pdf', name: 'Orçamento sofa.pdf' },
  }),
  said('place', { kind: 'location', lat: 0, lng: 0, name: 'Loja Aurora' }),
  said('line', { kind: 'notice', code: 'claimed' }),
];

describe('MessageFinder', () => {
  const TABLE: [query: string, found: string[]][] = [
    ['sofa', ['file', 'photo', 'text']],
    ['SOFÁ  terça', ['text']],
    ['*sofá*', []],
    ['orcamento', ['file']],
    ['aurora', ['place']],
    ['mesa', []],
    ['', []],
    ['  ', []],
  ];
  for (const [query, found] of TABLE) {
    it(`${JSON.stringify(query)} finds ${found.join(', ') || 'nothing'}, the newest first`, () =>
      expect(new MessageFinder().find(TALK, query)).to.deep.equal(found));
  }

  it('finds what a message says after it was edited', () => {
    const finder = new MessageFinder();
    expect(finder.find(TALK, 'mesa')).to.deep.equal([]);
    const edited = said('text', { kind: 'text', text: 'A mesa chega na terça' });
    expect(finder.find([edited, ...TALK.slice(1)], 'mesa')).to.deep.equal(['text']);
  });
});
