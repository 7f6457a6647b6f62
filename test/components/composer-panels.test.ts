import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  loadEmojiPicker,
  loadQuickReplies,
  loadQuickReplyList,
} from '../../src/components/panes/composer/lazy.js';
import { AdapterError } from '../../src/domain/errors.js';
import { me } from '../../stories/fixtures.js';
import { composerStage, type ComposerStage } from '../harness/composer.harness.js';
import { speak } from '../harness/page.js';
import { clickOn } from '../harness/pointer.js';
import { CAN } from '../support/fake-backend.js';

const SEARCH = 'Buscar mensagem rápida';

const withQuickReplies = async (
  options: Parameters<typeof composerStage>[0] = {},
): Promise<ComposerStage> => {
  const all = await composerStage(options);
  await clickOn(all.screen.control('Mensagens rápidas'));
  await all.screen.until(() => all.screen.focused === SEARCH);
  await all.settle();
  return all;
};

/** An input of the host's page, beside the composer. */
const elsewhere = ({ screen }: ComposerStage): HTMLInputElement => {
  const input = document.createElement('input');
  input.ariaLabel = 'CRM';
  Object.assign(input.style, { position: 'fixed', right: '8px', bottom: '8px', width: '80px' });
  screen.element.append(input);
  return input;
};

describe('"Mensagens rápidas"', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  for (const lang of ['pt-BR', 'en', 'es']) {
    it(`is accessible in ${lang}`, async () => {
      speak(lang);
      const { screen } = await composerStage();
      screen.press(/Mensagens rápidas|Quick replies|Respuestas rápidas/);
      await screen.until(() => screen.all('[role=option]').length > 0);
      await expect(screen.element).to.be.accessible();
    });
  }

  it('has no tab stop between its search and the templates', async () => {
    const { screen } = await withQuickReplies();
    await sendKeys({ press: 'Tab' });
    expect(screen.focused).to.equal('Enviar modelo');
  });

  it('opens with the caret in its search, and puts what is picked where the caret was', async () => {
    const { composer, screen, settle } = await composerStage();
    await composer.field.type('Oi! Até logo.');
    composer.field.area.setSelectionRange(4, 4);
    await clickOn(screen.control('Mensagens rápidas'));
    await screen.until(() => screen.focused === SEARCH);
    await sendKeys({ type: 'verificar' });
    await sendKeys({ press: 'Enter' });
    await settle();
    expect(composer.field.text).to.equal('Oi! Só um momento, por favor. Vou verificar.Até logo.');
    expect(screen.has(SEARCH)).to.equal(false);
    expect(screen.focused).to.equal('Mensagem');
    await composer.field.undo();
    expect(composer.field.text).to.equal('Oi! Até logo.');
  });

  it('reads as it will be sent', async () => {
    const { screen } = await withQuickReplies({
      lookups: {
        quickReply: [{ id: 'q', name: 'Oi', text: 'Oi, {{cliente}}! Pedido {{pedido}}?' }],
      },
    });
    expect(screen.words).to.include('Oi, Mariana Costa! Pedido [pedido]?');
  });

  it('marks with the arrow keys', async () => {
    const { composer, settle } = await withQuickReplies();
    for (const press of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter']) await sendKeys({ press });
    await settle();
    expect(composer.field.text).to.equal('O protocolo do seu atendimento é 2026031000187.');
  });

  it('closes by Esc with the caret back in the field', async () => {
    const { composer, screen } = await withQuickReplies();
    await sendKeys({ press: 'Escape' });
    await screen.until(() => screen.focused === 'Mensagem');
    expect(screen.has(SEARCH)).to.equal(false);
    expect(composer.field.text).to.equal('');
  });

  it('closes by its button', async () => {
    const { screen } = await withQuickReplies();
    await clickOn(screen.control('Mensagens rápidas'));
    await screen.until(() => !screen.has(SEARCH));
  });

  it('closes by a click elsewhere, which has the focus then', async () => {
    const all = await withQuickReplies();
    await clickOn(elsewhere(all));
    await all.screen.until(() => !all.screen.has(SEARCH));
    expect(all.screen.focused).to.equal('CRM');
  });

  it('says that it could not read, reads again, and says what it does not find', async () => {
    const { screen, backend, settle } = await withQuickReplies({
      rules: { lookup: new AdapterError('unavailable') },
      report: () => undefined,
    });
    expect(screen.words).to.include('Não foi possível carregar.');
    delete backend.rules.lookup;
    screen.press('Tentar de novo');
    await settle();
    expect(screen.all('[role=option]')).to.have.length(10);
    screen.fill(SEARCH, 'xyz');
    await settle();
    expect(screen.words).to.include('Nada encontrado para “xyz”');
  });

  it('says that there are none', async () => {
    const { screen } = await withQuickReplies({ lookups: { quickReply: [] } });
    expect(screen.words).to.include('Nenhuma mensagem rápida cadastrada.');
  });

  it('leads to the templates too', async () => {
    const { screen } = await withQuickReplies();
    screen.press('Enviar modelo');
    await screen.until(() => screen.focused === 'Buscar modelo');
  });

  it('leaves its place to the templates where there are no quick replies', async () => {
    const can = { ...CAN, lookups: ['template' as const] };
    const { screen } = await composerStage({ info: { me, can } });
    expect(screen.has('Mensagens rápidas')).to.equal(false);
    screen.press('Enviar modelo');
    await screen.until(() => screen.focused === 'Buscar modelo');
  });
});

describe('"Emoji"', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  const withEmoji = async (): Promise<ComposerStage> => {
    const all = await composerStage();
    await all.composer.field.type('Oi  tchau');
    all.composer.field.area.setSelectionRange(3, 3);
    await clickOn(all.screen.control('Emoji'));
    await all.screen.until(() => all.screen.has('rosto risonho'));
    return all;
  };

  it('puts one after the other where the caret was, and stays', async () => {
    const { composer, screen, settle } = await withEmoji();
    await clickOn(screen.control('rosto risonho'));
    await clickOn(screen.control('rosto risonho'));
    await settle();
    expect(composer.field.text).to.equal('Oi 😀😀 tchau');
    expect(screen.has('rosto risonho')).to.equal(true);
  });

  it('keeps the keyboard in the grid, and Esc gives the caret back', async () => {
    const { composer, screen, settle } = await withEmoji();
    screen.control('rosto risonho').focus();
    await sendKeys({ press: 'Enter' });
    await settle();
    expect(screen.focused).to.equal('rosto risonho');
    await sendKeys({ press: 'Escape' });
    await screen.until(() => screen.focused === 'Mensagem');
    await sendKeys({ type: '!' });
    expect(composer.field.text).to.equal('Oi 😀! tchau');
  });

  for (const name of ['Emoji', 'Mensagens rápidas']) {
    it(`is not opened where she has gone elsewhere before it could be: ${name}`, async () => {
      const { screen, settle, composer } = await composerStage();
      screen.control(name).focus();
      screen.press(name);
      composer.field.area.focus();
      await Promise.all([loadEmojiPicker(), loadQuickReplyList().then(loadQuickReplies)]);
      await settle();
      expect(screen.focused).to.equal('Mensagem');
      expect(screen.control(name).ariaExpanded).to.equal('false');
    });
  }

  it('goes away with the field, and the focus goes to what comes in its place', async () => {
    const { screen, world, settle, composer } = await withEmoji();
    await world.clock.pass(6 * 3_600_000);
    await settle();
    expect(composer.bar).to.include('A janela de 24 horas fechou.');
    await screen.until(() => screen.focused === 'Enviar modelo');
  });
});
