import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { AdapterError } from '../../src/domain/errors.js';
import type { Message } from '../../src/domain/message.js';
import { answer, message, NOW } from '../../stories/fixtures.js';
import { FindHarness } from '../harness/find.harness.js';
import { speak } from '../harness/page.js';

/** Of years; the sofa is spoken of four times, twice on the newest page. */
const SOFA = [10, 90, 188, 195];
const years: Message[] = Array.from({ length: 200 }, (_, at) =>
  (at % 3 === 0 ? answer : message)(
    SOFA.includes(at)
      ? `O sofá número ${at}`
      : `Mensagem ${at}. ${'Mais uma frase. '.repeat(at % 7)}`,
    { id: `m-${at}`, order: String(at).padStart(8, '0'), at: NOW - (200 - at) * 3_600_000 },
  ),
);

const open = (width?: number): Promise<FindHarness> =>
  FindHarness.open({ open: 'mariana', messages: years }, width);

const enterWithShift = async (): Promise<void> => {
  await sendKeys({ down: 'Shift' });
  await sendKeys({ press: 'Enter' });
  await sendKeys({ up: 'Shift' });
};

describe('inbox-find', () => {
  before(() => speak('pt-BR'));
  after(() => speak('en'));

  it('leads from the newest match upwards, and down again, while the focus stays in the field', async () => {
    const find = await open();
    await find.search('SOFA');
    await find.until(() => find.shown.includes('sofá número 195'), 'not the newest');
    expect(find.words).to.include('1 de 2+');
    await sendKeys({ press: 'Enter' });
    await find.until(() => find.shown.includes('sofá número 188'), 'not the next above');
    expect(find.isDisabled('Resultado mais recente')).to.equal(false);
    await enterWithShift();
    await find.until(() => find.shown.includes('sofá número 195'), 'not the one below');
    expect(find.isDisabled('Resultado mais recente')).to.equal(true);
    expect(find.focused).to.equal('Buscar na conversa');
    await enterWithShift();
    await sendKeys({ press: 'Enter' });
    await find.until(() => find.shown.includes('sofá número 188'), 'there is one below the newest');
  });

  it('reads older messages until there is a match, and says when there are no more', async () => {
    const find = await open();
    await find.search('sofá');
    await find.until(() => find.shown.includes('195'));
    for (const at of [188, 90, 10]) {
      find.press('Resultado mais antigo');
      await find.until(() => find.shown.includes(`sofá número ${at}`), `not number ${at}`);
    }
    await find.sees('4 de 4');
    await find.until(() => find.isDisabled('Resultado mais antigo') || !find.words.includes('+'));
    expect(find.words).not.to.include('4 de 4+');
  });

  it('says that nothing was found yet, and reads on when asked', async () => {
    const find = await open();
    await find.search('sofá número 90');
    await find.sees('Nada nas mensagens mais recentes.');
    find.press('Buscar nas mais antigas');
    await find.until(() => find.shown.includes('sofá número 90'));
    await find.search('geladeira');
    await find.pressWhenThere('Buscar nas mais antigas');
    await find.sees('Nada encontrado nesta conversa.');
    expect(find.has('Buscar nas mais antigas')).to.equal(false);
  });

  it('does not say that there is nothing before the messages have come', async () => {
    let answer = (): void => undefined;
    const listMessages = () => new Promise<void>((resolve) => (answer = resolve));
    const find = await FindHarness.show({
      open: 'mariana',
      messages: years,
      rules: { listMessages },
    });
    await find.begin();
    await find.search('sofá');
    await find.sees('Carregando…');
    expect(find.words).not.to.include('Nada encontrado');
    answer();
    await find.until(() => find.shown.includes('195'));
  });

  it('says how far it has read, stops when asked, and tells a failure with a way to go on', async () => {
    const find = await open();
    find.backend.rules.listMessages = 'hang';
    await find.search('sofá número 10');
    find.press('Buscar nas mais antigas');
    await find.sees('Buscando… já lido até');
    find.press('Parar');
    await find.sees('Nada nas mensagens mais recentes.');

    const other = await open();
    other.backend.rules.listMessages = new AdapterError('unavailable');
    await other.search('sofá número 90');
    other.press('Buscar nas mais antigas');
    await other.sees('Não foi possível ler as mensagens mais antigas.');
    delete other.backend.rules.listMessages;
    other.pressIn('inbox-find', 'Tentar de novo');
    await other.until(() => other.shown.includes('sofá número 90'));
  });

  it('moves no message when it comes and goes', async () => {
    const find = await open();
    const { top } = find;
    find.pressIn('inbox-find', 'Fechar');
    await find.until(() => find.field === undefined);
    expect(find.top).to.equal(top);
    await find.begin();
    expect(find.top).to.equal(top);
  });

  it('gives the focus to what it found when Esc ends it, else to the message field', async () => {
    const find = await open();
    await find.search('sofá');
    await find.until(() => find.shown.includes('195'));
    await sendKeys({ press: 'Escape' });
    await sendKeys({ press: 'Escape' });
    await find.until(() => find.field === undefined, 'it stays');
    await find.until(() => find.focused.includes('Mensagem'));
  });

  it('goes with the cross to the message it shows', async () => {
    const find = await open();
    await find.search('sofá');
    await find.until(() => find.shown.includes('195'));
    find.pressIn('inbox-find', 'Fechar');
    await find.until(() => find.focused.includes('sofá número 195'));
    expect(find.shown).to.equal('');
  });

  it('tells screen readers what it shows, once the typing has paused', async () => {
    const find = await open();
    for (const text of ['s', 'so', 'sof', 'sofá']) await find.search(text);
    await find.until(() => find.announced.length > 0, 'nothing is announced');
    expect(find.announced).to.deep.equal(['1 de 2+: O sofá número 195']);
  });

  it('keeps the match that is shown when a message arrives', async () => {
    const find = await open();
    await find.search('sofá');
    await find.until(() => find.shown.includes('195'));
    find.backend.say({ conversationId: 'mariana', content: { kind: 'text', text: 'E o sofá?' } });
    await find.sees('2 de 3+');
    expect(find.shown).to.include('195');
  });

  it('is found in the menu where the header is narrow', async () => {
    const find = await FindHarness.open({ open: 'mariana', messages: years }, 900);
    find.pressIn('inbox-find', 'Fechar');
    find.element.style.setProperty('width', '360px');
    await find.until(() => !find.has('Buscar na conversa'));
    await find.pressWhenThere('Mais ações');
    await find.pressWhenThere('Buscar na conversa');
    await find.until(() => find.field !== undefined && find.focused === 'Buscar na conversa');
  });
});
