import { expect } from '@open-wc/testing';
import { prefillTemplate } from '../../src/domain/template-prefill.js';
import type { Template } from '../../src/domain/template.js';

const KNOWN = { customer: ' Maria Souza ', agent: 'Ana Ribeiro', protocol: '2026-0042' };

/** One slot in the body, with a name or a label. */
const prefilled = (name: string, label?: string, known = KNOWN): string | undefined => {
  const template: Template = {
    id: 't',
    name: 't',
    language: 'pt_BR',
    body: `{{${name}}}`,
    ...(label !== undefined && { params: { [`body:${name}`]: { label } } }),
  };
  return prefillTemplate(template, known)[`body:${name}`];
};

describe('prefillTemplate', () => {
  const names: Record<string, string | undefined> = {
    nome: 'Maria',
    first_name: 'Maria',
    primeiro_nome: 'Maria',
    cliente: 'Maria',
    customer_name: 'Maria',
    nombre: 'Maria',
    nome_completo: 'Maria Souza',
    full_name: 'Maria Souza',
    atendente: 'Ana Ribeiro',
    agent_name: 'Ana Ribeiro',
    protocolo: '2026-0042',
    protocol: '2026-0042',
    pedido: undefined,
    nome_do_produto: undefined,
    '1': undefined,
  };
  for (const [name, value] of Object.entries(names)) {
    it(`takes {{${name}}} for ${value ?? 'nothing it knows'}`, () =>
      expect(prefilled(name)).to.equal(value));
  }

  const labels: Record<string, string | undefined> = {
    'Nome do cliente': 'Maria',
    'PRIMEIRO NOME': 'Maria',
    'Nombre del cliente': 'Maria',
    'Nome completo': 'Maria Souza',
    'Nome do atendente': 'Ana Ribeiro',
    'Número do protocolo': '2026-0042',
    'Número do pedido': undefined,
    'Nome da loja': undefined,
  };
  for (const [label, value] of Object.entries(labels)) {
    it(`takes “${label}” for ${value ?? 'nothing it knows'}`, () =>
      expect(prefilled('1', label)).to.equal(value));
  }

  it('believes the label, not the name', () =>
    expect(prefilled('nome', 'Nome do produto')).to.equal(undefined));

  it('leaves out what is not known', () => {
    const template: Template = {
      id: 't',
      name: 't',
      language: 'pt_BR',
      body: '{{nome}} {{agent}}',
    };
    expect(prefillTemplate(template, { customer: '  ' })).to.deep.equal({});
  });

  it('writes nothing into the address of a button', () => {
    const template: Template = {
      id: 't',
      name: 't',
      language: 'pt_BR',
      body: 'Oi',
      buttons: [{ kind: 'url', text: 'Abrir', url: 'https://aurora.example/{{protocol}}' }],
    };
    expect(prefillTemplate(template, KNOWN)).to.deep.equal({});
  });
});
