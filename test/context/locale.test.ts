import { ContextProvider } from '@lit/context';
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { LitElement } from 'lit';
import { localeContext } from '../../src/context/locale.context.js';
import { LocaleController } from '../../src/context/locale.controller.js';

class TestSpeaker extends LitElement {
  readonly locale = new LocaleController(this);
}
customElements.define('test-speaker', TestSpeaker);

const speaking = (lang: string): LocaleController => {
  const box = document.createElement('div');
  document.body.append(box);
  new ContextProvider(box, { context: localeContext, initialValue: { lang } }).hostConnected();
  const speaker = new TestSpeaker();
  box.append(speaker);
  afterThis.push(() => box.remove());
  return speaker.locale;
};
const afterThis: (() => void)[] = [];
afterEach(() => afterThis.splice(0).forEach((leave) => leave()));

const DAY = { day: '2-digit', month: '2-digit' } as const;
const instants = fc
  .date({ min: new Date(2009, 0), max: new Date(2040, 0), noInvalidDate: true })
  .map(Number);

describe('times and short dates', () => {
  for (const lang of ['pt', 'pt-BR', 'pt-PT', 'PT-br', 'pt-BR-u-hc-h12', 'pt-BR-u-nu-arab']) {
    it(`are in ${lang} as the browser writes them`, () => {
      const locale = speaking(lang);
      const write = (ms: number, options: Intl.DateTimeFormatOptions): string =>
        new Intl.DateTimeFormat(lang, options).format(ms);
      fc.assert(
        fc.property(instants, instants, (ms, now) => {
          expect(locale.time(ms)).to.equal(write(ms, { timeStyle: 'short' }));
          fc.pre(new Date(ms).toDateString() !== new Date(now).toDateString());
          const isThisYear = new Date(ms).getFullYear() === new Date(now).getFullYear();
          const options = isThisYear ? DAY : ({ ...DAY, year: '2-digit' } as const);
          expect(locale.moment(ms, now)).to.equal(write(ms, options));
          expect(locale.moment(ms, ms)).to.equal(locale.time(ms));
        }),
        { numRuns: 60 },
      );
    });
  }
});

describe('numbers', () => {
  for (const lang of ['pt', 'pt-BR', 'pt-PT', 'en', 'es', 'de']) {
    it(`are in ${lang} as the browser writes them`, () => {
      const locale = speaking(lang);
      const { format } = new Intl.NumberFormat(locale.lang());
      const numbers = fc.oneof(
        fc.integer({ min: -2000, max: 2000 }),
        fc.float({ noNaN: true, noDefaultInfinity: true, min: 0.5, max: 5000 }),
      );
      fc.assert(
        fc.property(numbers, (value) => {
          expect(locale.number(value)).to.equal(format(value));
        }),
      );
      expect(locale.number(0.5, { style: 'percent' })).to.match(/^50\s?%$/);
    });
  }
});

describe('the time of day', () => {
  const TABLE: Record<string, [morning: string, evening: string]> = {
    'en-US': ['9:05 AM', '6:14 PM'],
    'en-GB': ['09:05', '18:14'],
    'pt-BR': ['09:05', '18:14'],
    es: ['9:05', '18:14'],
  };
  for (const [lang, times] of Object.entries(TABLE)) {
    it(`is written as usual in ${lang}`, () => {
      const locale = speaking(lang);
      const written = [new Date(2026, 2, 10, 9, 5), new Date(2026, 2, 10, 18, 14)].map((date) =>
        locale.time(Number(date)).replace(/\s/g, ' '),
      );
      expect(written).to.deep.equal(times);
    });
  }
});
