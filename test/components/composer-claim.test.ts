import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { AdapterError } from '../../src/domain/errors.js';
import { conversations } from '../../stories/fixtures.js';
import { composerStage } from '../harness/composer.harness.js';
import { speak } from '../harness/page.js';

const BRUNO = { id: 'bruno', name: 'Bruno Castro' };

describe('"Continuar conversa"', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  it('is offered while one reads, in Novos and in Bot, with words that say so', async () => {
    const { composer, screen } = await composerStage({ open: 'tereza' });
    expect(composer.bar).to.equal(
      'Você está lendo sem assumir. O cliente não percebe. Continuar conversa',
    );
    await composer.open('carlos');
    expect(composer.bar).to.equal(
      'O bot está atendendo. Você está lendo sem assumir. Continuar conversa',
    );
    await expect(screen.element).to.be.accessible();
  });

  it('is reached with the Tab key', async () => {
    const { screen } = await composerStage({ open: 'tereza' });
    await sendKeys({ press: 'Tab' });
    expect(screen.focused).to.equal('Continuar conversa');
  });

  it('takes the conversation, and puts the caret into the field', async () => {
    const { composer, screen, announced } = await composerStage({ open: 'tereza' });
    screen.control('Continuar conversa').focus();
    await composer.press('Continuar conversa');
    expect(screen.focused).to.equal('Mensagem');
    expect(announced).to.deep.equal([]);
  });

  it('is busy while it asks, and asks once', async () => {
    const { composer, screen, backend } = await composerStage({
      open: 'tereza',
      rules: { claim: 'hang' },
    });
    await composer.press('Continuar conversa');
    expect(screen.isDisabled('Assumindo…')).to.equal(true);
    await composer.press('Assumindo…');
    expect(backend.executed).to.have.length(1);
  });

  it('tells who was faster', async () => {
    const { composer, screen, backend } = await composerStage({ open: 'tereza' });
    backend.rules.claim = () => {
      const current = backend.put('tereza', {
        queue: 'others',
        assignee: BRUNO,
        allow: [],
        reply: { mode: 'none', why: 'forbidden' },
      });
      throw new AdapterError('conflict', 'conflict', { current });
    };
    await composer.press('Continuar conversa');
    expect(composer.bar).to.equal('Bruno Castro já assumiu esta conversa. Fechar');
    expect(screen.all('[role=alert]')).to.have.length(1);
    await expect(screen.element).to.be.accessible();
    await composer.press('Fechar');
    expect(composer.bar).to.equal('Bruno Castro está atendendo.');
  });

  it('tells who was faster also where the winner’s conversations are not seen', async () => {
    const { composer, backend, handle, settle } = await composerStage({ open: 'tereza' });
    backend.rules.claim = () => {
      const current = { ...conversations.tereza, assignee: BRUNO };
      backend.remove('tereza');
      throw new AdapterError('conflict', 'conflict', { current });
    };
    await composer.press('Continuar conversa');
    await settle();
    expect(composer.bar).to.equal('Bruno Castro já assumiu esta conversa. Fechar');
    await composer.press('Fechar');
    expect(handle.actor.getSnapshot().context.openId).to.equal(undefined);
  });

  it('can be tried again after a failure, which is said in words', async () => {
    const { composer, screen, backend } = await composerStage({
      open: 'tereza',
      rules: { claim: new AdapterError('unavailable') },
    });
    await composer.press('Continuar conversa');
    expect(composer.bar).to.include('Não foi possível assumir a conversa.');
    delete backend.rules.claim;
    await composer.press('Continuar conversa');
    expect(screen.has('Mensagem')).to.equal(true);
  });
});

describe('a closed conversation', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  it('says why and when it was closed, and is opened again where that is allowed', async () => {
    const { composer, screen } = await composerStage({ open: 'lucas' });
    expect(composer.bar).to.match(/^Esta conversa foi concluída\. Venda concluída · .* Reabrir$/);
    await composer.press('Reabrir');
    expect(screen.words).not.to.include('concluída');
  });

  it('stays closed where it is not', async () => {
    const { screen } = await composerStage({
      open: 'lucas',
      conversations: [{ ...conversations.lucas, allow: [] }],
    });
    expect(screen.names).to.deep.equal([]);
  });
});
