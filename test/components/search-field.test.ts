import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define } from '../../src/components/define.js';
import type { InboxSearchEvent } from '../../src/components/events.js';
import { InboxSearchField } from '../../src/components/parts/search-field/search-field.js';
import { loadLanguage } from '../../src/locales/registry.js';
import { controls, deepActive, control } from '../harness/deep.js';
import { speak } from '../harness/page.js';
import { clickOn } from '../harness/pointer.js';

define(InboxSearchField);

const show = async () => {
  const searched: string[] = [];
  const keys: string[] = [];
  const page = await fixture<HTMLElement>(
    html`<div @keydown=${({ key }: KeyboardEvent) => keys.push(key)}>
      <inbox-search-field
        label="Buscar conversas"
        @inbox-search=${({ text }: InboxSearchEvent) => searched.push(text)}
      ></inbox-search-field>
    </div>`,
  );
  const element = page.querySelector('inbox-search-field')!;
  element.focus();
  return {
    element,
    searched,
    keys,
    field: deepActive() as HTMLInputElement,
    names: () => controls(element.renderRoot).map(([name]) => name),
  };
};

describe('inbox-search-field', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  it('takes the focus into its field and tells what is typed', async () => {
    const { searched, field } = await show();
    expect(field.localName).to.equal('input');
    await sendKeys({ type: 'ana' });
    expect(searched).to.deep.equal(['a', 'an', 'ana']);
  });

  it('is cleared by Esc; the next Esc is left to others', async () => {
    const { searched, keys, field } = await show();
    await sendKeys({ type: 'a' });
    keys.length = 0;
    await sendKeys({ press: 'Escape' });
    expect([field.value, searched.at(-1), keys.length]).to.deep.equal(['', '', 0]);
    await sendKeys({ press: 'Escape' });
    expect(keys).to.deep.equal(['Escape']);
    expect(searched).to.have.length(2);
  });

  it('is cleared by its cross, which is there only then and gives the focus back', async () => {
    const { element, field, names, searched } = await show();
    expect(names()).to.deep.equal(['Buscar conversas']);
    await sendKeys({ type: 'a' });
    await element.updateComplete;
    await clickOn(control(element.renderRoot, 'Limpar busca'));
    await element.updateComplete;
    expect([field.value, searched.at(-1)]).to.deep.equal(['', '']);
    expect(deepActive() === field).to.equal(true);
    expect(names()).to.deep.equal(['Buscar conversas']);
  });

  it('shows what its owner sets, but takes out no space that was typed', async () => {
    const { element, field } = await show();
    await sendKeys({ type: 'ana ' });
    element.value = 'ana';
    await element.updateComplete;
    expect(field.value).to.equal('ana ');
    element.value = '';
    await element.updateComplete;
    expect(field.value).to.equal('');
  });

  it('leaves Esc to the input method while a word is being composed', async () => {
    const { field } = await show();
    await sendKeys({ type: 'か' });
    field.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true }),
    );
    expect(field.value).to.equal('か');
  });

  for (const lang of ['pt-BR', 'en', 'es']) {
    it(`is accessible in ${lang}`, async () => {
      await loadLanguage(lang.toLowerCase());
      speak(lang);
      const { element } = await show();
      element.value = 'ana';
      await element.updateComplete;
      await expect(element).to.be.accessible();
    });
  }
});
