import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { deleteDB } from 'idb';
import Database from 'emoji-picker-element/database.js';
import { define } from '../../src/components/define.js';
import { InboxEmojiPicker } from '../../src/components/parts/emoji-picker/emoji-picker.js';
import { loadLanguage } from '../../src/locales/registry.js';
import { speak } from '../harness/page.js';
import { Screen } from '../harness/screen.js';

define(InboxEmojiPicker);

/** The database of one language, closed and deleted: a browser that has never seen the picker. */
const forget = async (language: string): Promise<void> => {
  const locale = `chat-inbox-${language}`;
  const name = `emoji-picker-element-${locale}`;
  const isThere = (await indexedDB.databases()).some((each) => each.name === name);
  if (!isThere) return; // to delete it would be to load it first
  await new Database({ locale, dataSource: DATA(language) }).delete();
  await deleteDB(name);
};
const DATA = (language: string) =>
  new URL(`../../src/components/parts/emoji-picker/data/${language}.json`, import.meta.url).href;

interface Picker extends Screen {
  chosen: string[];
  /** What the grid shows. */
  emoji(): string[];
  find(query: string): Promise<void>;
  search(): HTMLInputElement;
}

const show = async ({ ready = true } = {}): Promise<Picker> => {
  const chosen: string[] = [];
  const page = await fixture<HTMLElement>(
    html`<div @inbox-emoji=${({ emoji }: { emoji: string }) => chosen.push(emoji)}>
      <inbox-emoji-picker></inbox-emoji-picker>
    </div>`,
  );
  const screen = new Screen(page);
  const emoji = () => screen.all('.grid button').map(({ textContent }) => textContent.trim());
  const search = () => screen.all<HTMLInputElement>('input')[0]!;
  const find = async (query: string) => {
    const before = emoji().join();
    search().focus();
    search().value = query;
    search().dispatchEvent(new InputEvent('input'));
    await screen.until(() => emoji().join() !== before || emoji().length === 0);
  };
  if (ready) await screen.until(() => emoji().length > 0, 'No emoji');
  return Object.assign(screen, { chosen, emoji, find, search });
};

describe('inbox-emoji-picker', () => {
  before(async () => {
    for (const language of ['pt', 'en', 'es']) await forget(language);
  });
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  for (const lang of ['pt-BR', 'en', 'es']) {
    it(`is accessible in ${lang}`, async () => {
      await loadLanguage(lang);
      speak(lang);
      const picker = await show();
      await expect(picker.element).to.be.accessible();
    });
  }

  const searches: [lang: string, query: string, wanted: string, name: string][] = [
    ['pt-BR', 'coracao vermelho', '❤️', 'coração vermelho'],
    ['pt-BR', 'abraco', '🤗', 'rosto abraçando'],
    ['pt-BR', 'Parabéns', '🎉', 'cone de festa'],
    ['en', 'red heart', '❤️', 'red heart'],
    ['es', 'corazon rojo', '❤️', 'corazón rojo'],
  ];
  for (const [lang, query, wanted, name] of searches) {
    it(`finds “${query}” in ${lang}, without regard to accents`, async () => {
      await loadLanguage(lang);
      speak(lang);
      const picker = await show();
      await picker.find(query);
      expect(picker.emoji()).to.include(wanted);
      expect(picker.names).to.include(name);
    });
  }

  const forms: [lang: string, written: string, typed: string][] = [
    ['pt-BR', 'abraço', 'abraco'],
    ['pt-BR', 'gratidão', 'gratidao'],
    ['pt-BR', 'coração', 'coracao'],
    ['es', 'corazón', 'corazon'],
    ['es', 'cumpleaños', 'cumpleanos'],
    ['es', 'adiós', 'adios'],
  ];
  for (const [lang, written, typed] of forms) {
    it(`finds by “${typed}” what “${written}” finds in ${lang}`, async () => {
      await loadLanguage(lang);
      speak(lang);
      const picker = await show();
      await picker.find(written);
      const wanted = picker.emoji();
      expect(wanted).not.to.deep.equal([]);
      await picker.find('gato');
      await picker.find(typed);
      expect(picker.emoji()).to.deep.equal(wanted);
    });
  }

  it('finds keywords that the package’s own search does not', async () => {
    const database = new Database({ locale: 'chat-inbox-pt', dataSource: DATA('pt') });
    expect(await database.getEmojiBySearchQuery('abraco')).to.deep.equal([]);
  });

  it('says what it found, and that it found nothing', async () => {
    const picker = await show();
    await picker.find('gato sorrindo');
    expect(picker.words).to.match(/\d+ resultados?/);
    await picker.find('qwertyuiop');
    expect(picker.words).to.include('Nenhum emoji encontrado');
  });

  it('shows one group at a time, named in words', async () => {
    const picker = await show();
    expect(picker.emoji()[0]).to.equal('😀');
    const faces = picker.emoji().length;
    picker.press('Comida e bebida');
    await picker.until(() => picker.emoji()[0] === '🍇');
    expect(picker.words).to.include('Comida e bebida');
    expect(picker.emoji().length).not.to.equal(faces);
    expect(picker.control('Comida e bebida').ariaSelected).to.equal('true');
  });

  describe('in a browser that has never seen it', () => {
    beforeEach(() => forget('pt'));

    it('keeps its size whatever it shows', async () => {
      const picker = await show({ ready: false });
      const { element } = picker;
      const box = () =>
        JSON.stringify(element.querySelector('inbox-emoji-picker')!.getBoundingClientRect());
      const first = box();
      await picker.until(() => picker.emoji().length > 0);
      expect(box()).to.equal(first);
      await picker.find('qwertyuiop');
      expect(box()).to.equal(first);
    });

    it('draws in the chosen skin tone, and remembers it', async () => {
      const picker = await show();
      picker.press('Pessoas e gestos');
      await picker.until(() => picker.emoji()[0] === '👋');
      picker.choose('Tom de pele', '✋🏾 Moreno escuro');
      await picker.until(() => picker.emoji()[0] === '👋🏾');
      picker.press('mão acenando');
      expect(picker.chosen).to.deep.equal(['👋🏾']);

      const again = await show();
      again.press('Pessoas e gestos');
      await again.until(() => again.emoji()[0] === '👋🏾');
    });

    it('offers first what is chosen most, in the tone of now', async () => {
      const picker = await show();
      picker.press('Pessoas e gestos');
      await picker.until(() => picker.has('mão acenando'));
      picker.choose('Tom de pele', '✋🏾 Moreno escuro');
      await picker.until(() => picker.emoji()[0] === '👋🏾');
      picker.press('mão acenando');
      picker.press('mão acenando');
      const again = await show();
      await again.until(() => again.words.includes('Usados com frequência'));
      expect(again.emoji()[0]).to.equal('👋🏾');
    });
  });

  describe('by keyboard', () => {
    // What has been chosen would stand before the others; here it is chosen last.
    before(() => forget('pt'));

    it('has one stop in the grid, and one in the groups', async () => {
      const picker = await show();
      picker.search().focus();
      const stops: string[] = [];
      for (let step = 0; step < 3; step += 1) {
        await sendKeys({ press: 'Tab' });
        stops.push(picker.focused);
      }
      expect(stops).to.deep.equal(['Tom de pele', 'Carinhas e emoções', 'rosto risonho']);
    });

    it('changes the group by arrows', async () => {
      const picker = await show();
      picker.control('Carinhas e emoções').focus();
      await sendKeys({ press: 'ArrowRight' });
      expect(picker.focused).to.equal('Pessoas e gestos');
      await picker.until(() => picker.emoji()[0] === '👋');
      await sendKeys({ press: 'End' });
      expect(picker.focused).to.equal('Bandeiras');
      await sendKeys({ press: 'ArrowRight' });
      expect(picker.focused).to.equal('Carinhas e emoções');
    });

    it('moves in the grid by arrows, Home and End, and chooses by Enter', async () => {
      const picker = await show();
      picker.search().focus();
      await sendKeys({ press: 'ArrowDown' });
      expect(picker.focused).to.equal('rosto risonho');
      const names = picker.all('.grid button').map(({ ariaLabel }) => ariaLabel);
      for (const [press, at] of [
        ['ArrowRight', 1],
        ['ArrowDown', 9],
        ['ArrowLeft', 8],
        ['ArrowUp', 0],
        ['End', names.length - 1],
        ['ArrowRight', names.length - 1],
        ['Home', 0],
      ] as const) {
        await sendKeys({ press });
        expect(picker.focused, press).to.equal(names[at]);
      }
      await sendKeys({ press: 'Enter' });
      expect(picker.chosen).to.deep.equal(['😀']);
      await sendKeys({ press: 'ArrowUp' });
      expect(picker.focused).to.equal('Buscar emoji');
    });

    it('chooses the first found by Enter in the search, but not while an input method composes', async () => {
      await forget('pt');
      const picker = await show();
      await picker.find('coracao vermelho');
      picker
        .search()
        .dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true }));
      expect(picker.chosen).to.deep.equal([]);
      await sendKeys({ press: 'Enter' });
      expect(picker.chosen).to.deep.equal(['❤️']);
    });
  });

  describe('when the file cannot be loaded', () => {
    const { fetch } = window;
    before(() => forget('pt'));
    afterEach(() => void (window.fetch = fetch));

    it('says so, and tries again', async () => {
      window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
      const picker = await show({ ready: false });
      await picker.until(() => picker.words.includes('Não foi possível carregar os emojis.'));
      await expect(picker.element).to.be.accessible();
      window.fetch = fetch;
      picker.press('Tentar de novo');
      await picker.until(() => picker.emoji().length > 0);
      expect(picker.focused).to.equal('Buscar emoji');
    });

    it('has what it had, offline, and reports nothing to the page', async () => {
      await show();
      window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
      const uncaught: unknown[] = [];
      const note = (event: PromiseRejectionEvent) => uncaught.push(event.reason);
      window.addEventListener('unhandledrejection', note);
      const picker = await show();
      await picker.find('gato');
      await new Promise((resolve) => setTimeout(resolve, 100));
      window.removeEventListener('unhandledrejection', note);
      expect(picker.emoji()).not.to.deep.equal([]);
      expect(uncaught).to.deep.equal([]);
    });
  });
});
