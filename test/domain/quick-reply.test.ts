import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { QuickReply } from '../../src/domain/lookups.js';
import { fillQuickReply, findQuickReplies, readQuickReply } from '../../src/domain/quick-reply.js';
import { openVariables } from '../../src/domain/variables.js';
import { ENDLESS, TEXTS } from './corpus.js';

const VALUES = { customer: 'Maria', agent: 'Ana', protocol: '#2026-0042' };

describe('fillQuickReply', () => {
  const TABLE: Record<string, string> = {
    'Olá, {{cliente}}!': 'Olá, Maria!',
    'Sou {{atendente}}.': 'Sou Ana.',
    'Protocolo: {{protocolo}}': 'Protocolo: #2026-0042',
    '{{customer}} {{agent}} {{protocol}}': 'Maria Ana #2026-0042',
    '{{cliente}} {{agente}} {{protocolo}}': 'Maria Ana #2026-0042',
    '{{nome}} {{name}} {{nombre}}': 'Maria Maria Maria',
    '{{ Cliente }}': 'Maria',
    '{{CLIENTE}}': 'Maria',
    '{{cliente}}{{cliente}}': 'MariaMaria',
    '{{pedido}}': '{{pedido}}',
    '{{constructor}} {{__proto__}}': '{{constructor}} {{__proto__}}',
    '{cliente} {{}} {{ }}': '{cliente} {{}} {{ }}',
    'sem nada': 'sem nada',
  };
  for (const [text, filled] of Object.entries(TABLE)) {
    it(text, () => expect(fillQuickReply(text, VALUES)).to.equal(filled));
  }

  it('leaves what has no value', () => {
    const values = { customer: undefined, agent: ' ', protocol: '1' };
    expect(fillQuickReply('{{cliente}} {{atendente}} {{protocolo}} {{nome}}', values)).to.equal(
      '{{cliente}} {{atendente}} 1 {{nome}}',
    );
  });

  it('puts a value in as it is, and does not fill it in turn', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('$&', '{{atendente}}')), (customer) => {
        fc.pre(customer.trim() !== '');
        const filled = fillQuickReply('a {{cliente}} b', { ...VALUES, customer });
        expect(filled).to.equal(`a ${customer.trim()} b`);
      }),
    );
  });

  for (const [name, text] of Object.entries({ ...TEXTS, ...ENDLESS })) {
    it(`changes nothing in ${name}`, () => expect(fillQuickReply(text, VALUES)).to.equal(text));
  }
});

describe('readQuickReply', () => {
  it('fills in what is known, and has a word for the rest', () =>
    expect(readQuickReply('{{cliente}}, seu pedido {{ pedido }} saiu', VALUES)).to.equal(
      'Maria, seu pedido [pedido] saiu',
    ));

  it('has a word for what has no value', () =>
    expect(readQuickReply('Olá, {{cliente}}!', {})).to.equal('Olá, [cliente]!'));
});

describe('openVariables', () => {
  it('lists what is still to be filled in, each once, as written', () => {
    const text = fillQuickReply('{{cliente}} {{pedido}} {{ prazo }} {{pedido}}', VALUES);
    expect(openVariables(text)).to.deep.equal(['{{pedido}}', '{{ prazo }}']);
  });

  it('finds none in a finished text', () =>
    expect(openVariables('Olá, {Maria} {{}}')).to.deep.equal([]));
});

describe('findQuickReplies', () => {
  const reply = (name: string, text: string, shortcut?: string): QuickReply => ({
    id: name,
    name,
    text,
    ...(shortcut !== undefined && { shortcut }),
  });
  const REPLIES = [
    reply('Boas-vindas', 'Olá, {{cliente}}! Em que posso ajudar?', 'oi'),
    reply('Horário', 'Das 9 às 18 h.', 'horario'),
    reply('Oitiva', 'Marcada.'),
    reply('Prazo', 'Boleto em oito dias.', 'oito'),
  ];

  const TABLE: Record<string, string[]> = {
    '': ['Boas-vindas', 'Horário', 'Oitiva', 'Prazo'],
    ' ': ['Boas-vindas', 'Horário', 'Oitiva', 'Prazo'],
    oi: ['Boas-vindas', 'Prazo', 'Oitiva'],
    HORÁRIO: ['Horário'],
    boleto: ['Prazo'],
    'dias boleto': ['Prazo'],
    ajudar: ['Boas-vindas'],
    nada: [],
  };
  for (const [query, found] of Object.entries(TABLE)) {
    it(`${JSON.stringify(query)} finds ${found.join(', ') || 'nothing'}`, () =>
      expect(findQuickReplies(REPLIES, query).map(({ name }) => name)).to.deep.equal(found));
  }

  it('does not move the list it was given', () => {
    const before = [...REPLIES];
    findQuickReplies(REPLIES, 'oi');
    expect(REPLIES).to.deep.equal(before);
  });
});
