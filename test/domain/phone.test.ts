import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { digits, formatPhone } from '../../src/domain/phone.js';

describe('formatPhone', () => {
  const TABLE: Record<string, [phone: string, shown: string]> = {
    'Brazil, mobile': ['+5511987654321', '+55 11 98765-4321'],
    'Brazil, before the ninth digit': ['+551187654321', '+55 11 8765-4321'],
    'Brazil, landline': ['+551134567890', '+55 11 3456-7890'],
    'without the plus': ['5511987654321', '+55 11 98765-4321'],
    'written with signs': ['+55 (11) 98765-4321', '+55 11 98765-4321'],
    'North America': ['+14155550132', '+1 415 555-0132'],
    Portugal: ['+351912345678', '+351 912 345 678'],
    'Argentina, mobile': ['+5491123456789', '+54 911 234 567 89'],
    Germany: ['+49301234567', '+49 301 234 567'],
    Russia: ['+79161234567', '+7 916 123 4567'],
    'the shortest': ['+29012345', '+290 123 45'],
    'the longest': ['+123456789012345', '+1 234 567 890 123 45'],
    'a short code': ['190', '190'],
    'too short': ['1234567', '1234567'],
    'too long': ['1234567890123456', '1234567890123456'],
    'no number': [' desconhecido ', 'desconhecido'],
    nothing: ['', ''],
  };
  for (const [name, [phone, shown]] of Object.entries(TABLE)) {
    it(name, () => expect(formatPhone(phone)).to.equal(shown));
  }

  const number = fc.stringMatching(/^[1-9]\d{7,14}$/);

  it('adds and loses no digit, and stands still', () => {
    fc.assert(
      fc.property(number, (phone) => {
        const shown = formatPhone(phone);
        expect(digits(shown)).to.equal(phone);
        expect(formatPhone(shown)).to.equal(shown);
      }),
    );
  });

  it('leaves no digit alone after the country code', () => {
    fc.assert(
      fc.property(number, (phone) => {
        expect(formatPhone(phone)).to.match(
          /^\+\d{1,3}(?: \d{2,4})*(?: \d{4,5}-\d{4}| \d{3}-\d{4})?$/,
        );
      }),
    );
  });
});

describe('digits', () => {
  it('keeps digits and nothing else', () => {
    expect(digits('+55 (11) 98765-4321 r. 2')).to.equal('55119876543212');
    expect(digits('nada')).to.equal('');
  });
});
