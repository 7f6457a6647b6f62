import { expect } from '@open-wc/testing';
import type { Content, Message } from '../../src/domain/message.js';
import { previewOf, quoteOf, textOf } from '../../src/domain/preview.js';

const media = { mime: 'application/pdf', name: 'pedido.pdf' };

describe('what one line says of a message', () => {
  const cases: [content: Content, is: string][] = [
    [{ kind: 'text', text: 'O *pedido*\nchegou' }, 'O pedido chegou'],
    [{ kind: 'choice', text: 'Suporte' }, 'Suporte'],
    [{ kind: 'template', name: 'a', language: 'pt_BR', text: 'Olá, *Ana*' }, 'Olá, Ana'],
    [{ kind: 'document', media }, 'pedido.pdf'],
    [{ kind: 'document', media, caption: 'O pedido' }, 'O pedido'],
    [{ kind: 'image', media }, ''],
    [{ kind: 'image', media, caption: '_Sala_' }, 'Sala'],
    [{ kind: 'location', lat: 1, lng: 2, address: 'Rua A' }, 'Rua A'],
    [{ kind: 'location', lat: 1, lng: 2, name: 'Loja', address: 'Rua A' }, 'Loja'],
    [
      {
        kind: 'contacts',
        contacts: [
          { name: 'A', phones: [] },
          { name: 'B', phones: [] },
        ],
      },
      'A, B',
    ],
    [{ kind: 'notice', code: 'closed' }, ''],
    [{ kind: 'unsupported', note: 'x' }, ''],
  ];
  for (const [content, is] of cases)
    it(`${content.kind}: "${is}"`, () => expect(textOf(content)).to.equal(is));

  const message: Message = {
    id: 'm',
    rev: 1,
    conversationId: 'c',
    order: '1',
    at: 5,
    direction: 'out',
    author: { kind: 'agent', name: 'Ana' },
    content: { kind: 'text', text: 'Oi' },
    status: 'read',
  };
  it('is a preview with its tick', () =>
    expect(previewOf(message)).to.deep.equal({
      text: 'Oi',
      at: 5,
      direction: 'out',
      kind: 'text',
      status: 'read',
    }));
  it('is a quote with its author', () =>
    expect(quoteOf(message)).to.deep.equal({
      text: 'Oi',
      kind: 'text',
      direction: 'out',
      name: 'Ana',
    }));
});
