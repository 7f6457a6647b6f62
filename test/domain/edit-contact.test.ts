import { expect } from '@open-wc/testing';
import type { Contact, ContactField } from '../../src/domain/contact.js';
import { setField } from '../../src/domain/edit-contact.js';
import { AdapterError } from '../../src/domain/errors.js';

const maria: Contact = { id: 'maria', rev: 1, name: 'Maria', custom: { city: 'Recife' } };

const edited = (field: ContactField, value: string | null): Contact => {
  const contact = structuredClone(maria);
  setField(contact, field, value);
  return contact;
};

describe('a field of a contact', () => {
  const cases: [field: ContactField, value: string | null, is: Contact][] = [
    ['name', '  Maria Souza ', { ...maria, name: 'Maria Souza' }],
    ['email', 'maria@loja.example', { ...maria, email: 'maria@loja.example' }],
    ['notes', ' ', maria],
    ['name', null, { id: 'maria', rev: 1, custom: { city: 'Recife' } }],
    ['custom.cpf', '1', { ...maria, custom: { city: 'Recife', cpf: '1' } }],
    ['custom.city', '', { ...maria, custom: {} }],
  ];
  for (const [field, value, is] of cases)
    it(`${field} as ${JSON.stringify(value)}`, () =>
      expect(edited(field, value)).to.deep.equal(is));

  const refused: [field: ContactField, value: string, code: string][] = [
    ['email', 'maria', 'invalid'],
    ['email', 'maria @loja.example', 'invalid'],
    ['notes', 'x'.repeat(501), 'too_large'],
  ];
  for (const [field, value, code] of refused) {
    it(`${field} is refused as ${code}, and stays`, () => {
      const contact = structuredClone(maria);
      expect(() => setField(contact, field, value))
        .to.throw(AdapterError)
        .with.property('code', code);
      expect(contact).to.deep.equal(maria);
    });
  }
});
