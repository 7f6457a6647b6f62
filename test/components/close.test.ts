import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define } from '../../src/components/define.js';
import type { InboxBeforeCloseEvent } from '../../src/components/events.js';
import { InboxClose } from '../../src/components/panes/close/close.js';
import { AdapterError } from '../../src/domain/errors.js';
import type { CloseReason } from '../../src/domain/lookups.js';
import { closeReasons, conversation, conversations, me, NOW } from '../../stories/fixtures.js';
import { speak } from '../harness/page.js';
import { stage, type Stage, type StageOptions } from '../harness/stage.js';
import { expectDraftToBeSaid, expectUnsentToBeSaid } from '../harness/unsent.js';
import { CAN } from '../support/fake-backend.js';

define(InboxClose);

interface Dialog extends Stage {
  closed(): number;
}

const show = async (options: Partial<StageOptions> = {}): Promise<Dialog> => {
  const all = await stage(html`<inbox-close open></inbox-close>`, {
    conversations: [conversation(), conversations.helena],
    lookups: { closeReason: closeReasons },
    info: { me },
    ...options,
  });
  let closed = 0;
  all.screen.element
    .querySelector('inbox-close')!
    .addEventListener('inbox-dialog-close', () => (closed += 1));
  return { ...all, closed: () => closed };
};

const capable = (close: Partial<NonNullable<(typeof CAN)['close']>>) => ({
  me,
  can: { ...CAN, close: { ...CAN.close!, ...close } },
});

const broken = (
  failed: 'finalMessage' | 'survey' | 'close',
  ...done: ('finalMessage' | 'survey')[]
) => new AdapterError('unavailable', 'down', { failed, done });

describe('inbox-close', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  it('asks for a reason, and offers final message and survey with what they send', async () => {
    const { screen, backend, settle, closed } = await show();
    expect(screen.names).to.deep.equal([
      'Fechar',
      'Motivo',
      'Observação',
      'Mensagem final',
      'Pesquisa de satisfação',
      'Cancelar',
      'Concluir',
    ]);
    expect(screen.words).to.include('A Loja Aurora agradece o seu contato!');
    expect(screen.focused).to.equal('Motivo');
    screen.choose('Motivo', 'Resolvido');
    await settle();
    screen.press('Concluir');
    await settle();
    expect(backend.executed[0]).to.deep.include({
      type: 'close',
      conversationId: 'mariana',
      reasonId: closeReasons.find(({ name }) => name === 'Resolvido')!.id,
      survey: true,
      finalMessage: true,
    });
    expect(closed()).to.equal(1);
  });

  it('is accessible, also when something is missing', async () => {
    const { screen, settle } = await show();
    await expect(screen.element).to.be.accessible();
    screen.press('Concluir');
    await settle();
    await expect(screen.element).to.be.accessible();
  });

  it('does not go without a required reason: it says so, and leads there', async () => {
    const { screen, backend, settle } = await show();
    screen.press('Concluir');
    await settle();
    expect(backend.executed).to.deep.equal([]);
    expect(screen.focused).to.equal('Motivo');
    expect(screen.control('Motivo').ariaInvalid).to.equal('true');
    const [label, problem] = screen.all('.field > span');
    expect(problem!.textContent).to.equal('Escolha o motivo');
    expect(getComputedStyle(problem!).color, 'a problem looks like one').not.to.equal(
      getComputedStyle(label!).color,
    );
  });

  it('asks for a note where the reason wants one', async () => {
    const reasons = [{ id: 'other', name: 'Outro', noteRequired: true }];
    const { screen, backend, settle } = await show({ lookups: { closeReason: reasons } });
    screen.choose('Motivo', 'Outro');
    await settle();
    screen.press('Concluir');
    await settle();
    expect(screen.focused).to.equal('Observação');
    expect(backend.executed).to.deep.equal([]);
    screen.fill('Observação', '  Cliente viajou  ');
    await settle();
    screen.press('Concluir');
    await settle();
    expect(backend.executed[0]).to.deep.include({ reasonId: 'other', note: 'Cliente viajou' });
  });

  it('is used by keyboard alone', async () => {
    const { screen, backend, closed } = await show();
    await screen.until(() => screen.focused === 'Motivo');
    const reason = screen.control('Motivo') as HTMLSelectElement;
    await screen.until(() => reason.options.length > 1, 'No reasons');
    await sendKeys({ type: 'Res' });
    expect(reason.selectedOptions[0]!.text.trim()).to.equal('Resolvido');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Tudo certo' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    expect(screen.focused).to.equal('Pesquisa de satisfação');
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    expect(screen.focused).to.equal('Concluir');
    await sendKeys({ press: 'Enter' });
    await screen.until(() => closed() > 0, 'Not closed');
    expect(backend.executed[0]).to.deep.include({
      reasonId: closeReasons.find(({ name }) => name === 'Resolvido')!.id,
      note: 'Tudo certo',
      finalMessage: true,
      survey: false,
    });
    expect(closed()).to.equal(1);
  });

  it('shows only what the backend lets the agent decide', async () => {
    const { screen, backend, settle } = await show({
      info: capable({ reason: 'none', survey: 'auto', finalMessage: 'none', note: false }),
    });
    expect(screen.names).to.deep.equal(['Fechar', 'Cancelar', 'Concluir']);
    screen.press('Concluir');
    await settle();
    expect(Object.keys(backend.executed[0]!).sort()).to.deep.equal([
      'conversationId',
      'id',
      'type',
    ]);
  });

  it('can go without an optional reason', async () => {
    const { screen, backend, settle } = await show({ info: capable({ reason: 'optional' }) });
    expect(screen.words).to.include('Motivo (opcional)');
    screen.press('Concluir');
    await settle();
    expect(backend.executed[0]).not.to.have.property('reasonId');
  });

  it('switches both off, and says why, when the window is closed', async () => {
    const { screen, backend, settle } = await show({ open: 'helena' });
    for (const name of ['Mensagem final', 'Pesquisa de satisfação']) {
      expect(screen.isOn(name)).to.equal(false);
      expect(screen.isDisabled(name)).to.equal(true);
    }
    expect(screen.words).to.include('A janela de 24 horas está fechada');
    screen.choose('Motivo', 'Resolvido');
    await settle();
    screen.press('Concluir');
    await settle();
    expect(backend.executed[0]).to.deep.include({ survey: false, finalMessage: false });
  });

  it('switches them off when the window closes while the dialog is open', async () => {
    const { screen, world, settle } = await show({
      conversations: [conversation({ reply: { mode: 'free', until: NOW + 60_000 } })],
    });
    expect(screen.isOn('Mensagem final')).to.equal(true);
    await world.clock.pass(61_000);
    await settle();
    expect(screen.isOn('Mensagem final')).to.equal(false);
  });

  it('says that messages have not left yet, for as long as that is so', async () => {
    await expectUnsentToBeSaid(await show());
  });

  it('says that what has been begun to write is not sent, and where it stays', async () => {
    await expectDraftToBeSaid(await show());
  });

  it('asks the host, and stays when the host says no', async () => {
    const { screen, backend, settle, closed } = await show();
    const asked: InboxBeforeCloseEvent[] = [];
    screen.element.addEventListener('inbox-before-close', (event) => {
      asked.push(event);
      event.preventDefault();
    });
    screen.choose('Motivo', 'Resolvido');
    screen.press('Pesquisa de satisfação');
    await settle();
    screen.press('Concluir');
    await settle();
    expect(asked[0]!.close).to.deep.include({ survey: false, finalMessage: true });
    expect(backend.executed).to.deep.equal([]);
    expect(closed()).to.equal(0);
  });

  it('is sent once, however often it is pressed, and cannot be closed meanwhile', async () => {
    const { screen, backend, settle, closed } = await show({ rules: { close: 'hang' } });
    screen.choose('Motivo', 'Resolvido');
    await settle();
    screen.press('Concluir');
    await settle();
    screen.press('Concluindo…');
    await sendKeys({ press: 'Escape' });
    await settle();
    expect(backend.executed).to.have.length(1);
    expect(closed()).to.equal(0);
  });

  describe('after a failure', () => {
    const fail = async (error: AdapterError): Promise<Dialog> => {
      const all = await show({ rules: { close: error } });
      all.screen.choose('Motivo', 'Resolvido');
      await all.settle();
      all.screen.press('Concluir');
      await all.settle();
      delete all.backend.rules.close;
      return all;
    };

    it('says which steps are done and which failed', async () => {
      const { screen } = await fail(broken('survey', 'finalMessage'));
      expect(screen.words).to.include('O servidor está fora do ar');
      expect(
        screen.all('li').map((step) => step.innerText.replace(/\s+/g, ' ').trim()),
      ).to.deep.equal([
        'Enviar a mensagem final feito',
        'Enviar a pesquisa de satisfação falhou',
        'Concluir a conversa',
      ]);
      expect(screen.isDisabled('Mensagem final')).to.equal(true);
      await expect(screen.element).to.be.accessible();
    });

    it('goes on under the same id, so that nothing is done twice', async () => {
      const { screen, backend, settle, closed } = await fail(broken('survey', 'finalMessage'));
      screen.press('Tentar de novo');
      await settle();
      expect(backend.executed).to.have.length(2);
      expect(backend.executed[1]).to.deep.equal(backend.executed[0]);
      expect(closed()).to.equal(1);
    });

    it('can leave out the step that fails, without repeating the one that is done', async () => {
      const { screen, backend, settle, closed } = await fail(broken('survey', 'finalMessage'));
      screen.press('Pesquisa de satisfação');
      await settle();
      screen.press('Concluir');
      await settle();
      expect(backend.executed[1]).to.deep.include({ survey: false, finalMessage: false });
      expect(backend.executed[1]!.id).not.to.equal(backend.executed[0]!.id);
      expect(closed()).to.equal(1);
    });

    it('keeps what is done through a second failure of another kind', async () => {
      const { screen, backend, settle } = await fail(broken('survey', 'finalMessage'));
      backend.rules.close = broken('close');
      screen.press('Pesquisa de satisfação');
      await settle();
      screen.press('Concluir');
      await settle();
      expect(screen.words).to.include('Enviar a mensagem final feito');
      expect(screen.words).to.include('Concluir a conversa falhou');
      delete backend.rules.close;
      screen.press('Tentar de novo');
      await settle();
      expect(backend.executed[2]).to.deep.equal(backend.executed[1]);
    });

    it('shows no steps where nothing was begun', async () => {
      const { screen } = await fail(new AdapterError('forbidden'));
      expect(screen.words).to.include('Você não tem permissão');
      expect(screen.all('li')).to.have.length(0);
    });
  });

  it('goes away when somebody else closed the conversation', async () => {
    const { backend, settle, closed } = await show();
    backend.put('mariana', { queue: 'closed', closed: { at: NOW }, allow: [] });
    await settle();
    expect(closed()).to.be.greaterThan(0);
  });

  it('does not go without a reason because the reasons could not be read', async () => {
    const { screen, backend, settle } = await show({
      report: () => undefined,
      rules: { lookup: new AdapterError('unavailable') },
    });
    screen.press('Concluir');
    await settle();
    expect(backend.executed).to.deep.equal([]);
    expect(screen.focused).to.equal('Tentar de novo');
  });

  it('offers to load the reasons again', async () => {
    const { screen, backend, settle } = await show({
      report: () => undefined,
      rules: { lookup: new AdapterError('unavailable') },
    });
    expect(screen.words).to.include('Não foi possível carregar.');
    delete backend.rules.lookup;
    screen.press('Tentar de novo');
    await settle();
    screen.choose('Motivo', 'Resolvido');
    expect((screen.control('Motivo') as HTMLSelectElement).value).not.to.equal('');
  });

  describe('when a reason is required and there is none', () => {
    const none = 'nenhum está cadastrado';

    it('says so at once, with what can be done, and leads there', async () => {
      const { screen, backend, settle } = await show({ lookups: { closeReason: [] } });
      expect(screen.words).to.include(none);
      expect(screen.words).to.include('Peça a quem cuida do sistema');
      await expect(screen.element).to.be.accessible();
      screen.press('Concluir');
      await settle();
      expect(backend.executed).to.deep.equal([]);
      expect(screen.focused).to.equal('Tentar de novo');
    });

    it('looks again by keyboard, keeps what was written, and does not lose the focus', async () => {
      const reasons: CloseReason[] = [];
      const { screen, backend, settle } = await show({ lookups: { closeReason: reasons } });
      screen.fill('Observação', 'Cliente viajou');
      await settle();
      screen.press('Concluir');
      await settle();
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(screen.words, 'there are still none').to.include(none);
      expect(screen.focused).to.equal('Motivo');
      reasons.push(...closeReasons);
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(screen.words).not.to.include(none);
      expect(screen.focused).to.equal('Motivo');
      screen.choose('Motivo', 'Resolvido');
      screen.press('Concluir');
      await settle();
      expect(backend.executed[0]).to.deep.include({ note: 'Cliente viajou' });
    });

    it('shows reasons that the backend tells of meanwhile', async () => {
      const reasons: CloseReason[] = [];
      const { screen, backend, settle } = await show({ lookups: { closeReason: reasons } });
      reasons.push(...closeReasons);
      backend.tell({ type: 'stale', lookup: 'closeReason' });
      await settle();
      expect(screen.words).not.to.include(none);
      screen.choose('Motivo', 'Resolvido');
    });

    it('says so too where the backend has no list at all', async () => {
      const { screen, backend, settle } = await show({
        info: { me, can: { ...CAN, lookups: [] } },
      });
      expect(screen.words).to.include(none);
      expect(screen.has('Tentar de novo')).to.equal(false);
      screen.press('Concluir');
      await settle();
      expect(backend.executed).to.deep.equal([]);
      expect(screen.focused).to.include(none);
    });

    it('does not say so of a reason that may be left out', async () => {
      const { screen } = await show({
        lookups: { closeReason: [] },
        info: capable({ reason: 'optional' }),
      });
      expect(screen.words).not.to.include(none);
    });
  });
});
