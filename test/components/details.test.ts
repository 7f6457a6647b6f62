import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define } from '../../src/components/define.js';
import { InboxDetails } from '../../src/components/panes/details/details.js';
import { AdapterError } from '../../src/domain/errors.js';
import { contact, conversation, conversations, me, NOW } from '../../stories/fixtures.js';
import { clipboard } from '../harness/clipboard.js';
import { glyphsOf } from '../harness/glyphs.js';
import { speak } from '../harness/page.js';
import { stage, type Stage, type StageOptions } from '../harness/stage.js';
import { CAN } from '../support/fake-backend.js';

define(InboxDetails);

const DAY = 86_400_000;
const show = (options: Partial<StageOptions> = {}): Promise<Stage> =>
  stage(html`<inbox-details><p>Pedidos</p></inbox-details>`, {
    width: 320,
    height: 700,
    conversations: [conversations.mariana, conversations.earlier, conversations.earliest],
    info: { me },
    ...options,
  });

const earlier = ({ screen }: Stage): string[] =>
  screen.all('button.one').map((one) => one.innerText.replace(/\s+/g, ' ').trim());

/** Every conversation of mine has been read. */
const known = async (): Promise<Stage> => {
  const all = await show({ conversations: Object.values(conversations) });
  all.handle.actor.send({ type: 'queue.show', queueId: 'mine' });
  await all.settle();
  return all;
};

const openId = ({ handle }: Stage) => handle.actor.getSnapshot().context.openId;

describe('inbox-details', () => {
  const copied = clipboard();

  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  it('shows the contact, the facts of the conversation, and what the host adds', async () => {
    const { screen } = await show();
    for (const words of [
      'Mariana Costa',
      'WhatsApp Vendas',
      '+55 11 98765-4321',
      'mariana.costa@example.com',
      'Costa Arquitetura',
      'Prefere receber à tarde.',
      'Protocolo 2026031000187',
      'Setor Comercial',
      'Atendente Ana Ribeiro',
      'Janela de 24 horas 5 h',
      'Pedidos',
    ]) {
      expect(screen.words).to.include(words);
    }
  });

  it('writes dates and times left from left to right in a page from right to left', async () => {
    const { screen, settle } = await show();
    screen.element.dir = 'rtl';
    await settle();
    for (const words of [/^10 de mar/, /^5 h$/]) {
      const [value] = screen.all('dd').filter(({ innerText }) => words.test(innerText));
      const { first, last } = glyphsOf(value!);
      expect(last.left).to.be.greaterThan(first.left);
    }
  });

  it('is accessible', async () => {
    const { screen } = await show();
    await expect(screen.element).to.be.accessible();
  });

  it('lets edit what the backend lets edit, and nothing else', async () => {
    const { screen } = await show();
    expect(screen.names.filter((name) => name.startsWith('Editar'))).to.deep.equal([
      'Editar nome',
      'Editar e-mail',
      'Editar empresa',
      'Editar observações',
    ]);
    const poor = await show({ info: { me, can: { ...CAN, editContact: [] } } });
    expect(poor.screen.names.filter((name) => name.startsWith('Editar'))).to.deep.equal([]);
  });

  it('offers a field that is empty but may be filled in', async () => {
    const person = contact();
    delete person.email;
    delete person.custom;
    const { screen, settle, backend } = await show({
      conversations: [conversation({ contact: person })],
    });
    expect(screen.words).to.include('E-mail não informado');
    screen.press('Editar empresa');
    await settle();
    screen.fill('Empresa', 'Costa & Lima');
    await sendKeys({ press: 'Enter' });
    await settle();
    expect(backend.executed[0]).to.deep.include({ patch: { 'custom.Empresa': 'Costa & Lima' } });
  });

  it('empties a field, and says so to the backend', async () => {
    const { screen, settle, backend } = await show();
    screen.press('Editar e-mail');
    await settle();
    screen.fill('E-mail', '  ');
    await sendKeys({ press: 'Enter' });
    await settle();
    expect(backend.executed[0]).to.deep.include({ patch: { email: null } });
    expect(screen.words).to.include('E-mail não informado');
  });

  it('takes several lines of notes: Shift+Enter breaks, Enter saves', async () => {
    const { screen, settle, backend } = await show();
    screen.press('Editar observações');
    await settle();
    await sendKeys({ press: 'End' });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ type: 'Não ligar.' });
    await sendKeys({ press: 'Enter' });
    await settle();
    expect(backend.executed[0]).to.deep.include({
      patch: { notes: 'Prefere receber à tarde.\nNão ligar.' },
    });
  });

  it('shows a conflict at the field that has it', async () => {
    const { screen, settle, backend } = await show();
    backend.rules.editContact = () => {
      const current = contact({ rev: 7, email: 'mari@example.com' });
      throw new AdapterError('conflict', 'conflict', { current });
    };
    screen.press('Editar e-mail');
    await settle();
    screen.fill('E-mail', 'mc@example.com');
    await sendKeys({ press: 'Enter' });
    await settle();
    expect(screen.words).to.include('Alguém mudou este campo antes de você.');
    screen.press('Ficar com esse');
    await settle();
    expect(screen.words).to.include('mari@example.com');
  });

  it('copies number and protocol', async () => {
    const { screen } = await show();
    screen.press('Copiar número');
    await screen.until(() => copied() === '+5511987654321');
    screen.press('Copiar protocolo');
    await screen.until(() => copied() === '2026031000187');
  });

  it('tells how a closed conversation ended', async () => {
    const { screen } = await show({ open: 'mariana-1', readonly: true });
    for (const words of ['Motivo Resolvido', 'Avaliação nota 4 de 5']) {
      expect(screen.words).to.include(words);
    }
    expect(screen.words).not.to.include('Janela de 24 horas');
  });

  describe('earlier conversations', () => {
    it('are listed without the open one', async () => {
      const all = await show();
      expect(earlier(all)).to.have.length(2);
      expect(earlier(all)[0]).to.match(/^2026021800042 .*Resolvido · Ana Ribeiro · nota 4 de 5/);
    });

    it('open to be read only, and stay in the list meanwhile', async () => {
      const all = await show();
      all.screen.press(/^2026021800042/);
      await all.settle();
      expect(openId(all)).to.equal('mariana-1');
      expect(all.handle.actor.getSnapshot().context).to.include({
        readonly: true,
        returnTo: 'mariana',
      });
      expect(earlier(all)).to.have.length(2);
      expect(all.screen.control(/^2026021800042/).ariaCurrent).to.equal('true');
    });

    it('are read page by page', async () => {
      const many = Array.from({ length: 70 }, (_, at) =>
        conversation({
          id: `old-${at}`,
          queue: 'closed',
          protocol: `P-${at}`,
          activeAt: NOW - (at + 1) * DAY,
          closed: { at: NOW - at * DAY },
        }),
      );
      const all = await show({ conversations: [conversation(), ...many] });
      expect(earlier(all)).to.have.length(49);
      all.screen.press('Carregar mais');
      await all.settle();
      expect(earlier(all)).to.have.length(70);
      expect(all.screen.has('Carregar mais')).to.equal(false);
    });

    it('say when there are none', async () => {
      const { screen } = await show({ conversations: [conversation()] });
      expect(screen.words).to.include('Nenhuma conversa anterior.');
    });

    it('say when they are on their way', async () => {
      const { screen, backend, settle, handle } = await known();
      backend.rules.listConversations = 'hang';
      handle.actor.send({ type: 'conversation.open', conversationId: 'rogerio' });
      await settle();
      expect(screen.words).to.include('Conversas anteriores Carregando…');
    });

    it('can be asked for again when they failed', async () => {
      const all = await known();
      all.backend.rules.listConversations = new AdapterError('unavailable');
      all.handle.actor.send({ type: 'conversation.open', conversationId: 'rogerio' });
      await all.settle();
      expect(all.screen.words).to.include('Não foi possível carregar.');
      delete all.backend.rules.listConversations;
      all.screen.press('Tentar de novo');
      await all.settle();
      expect(all.screen.words).to.include('Nenhuma conversa anterior.');
    });
  });

  it('can be asked for again where the conversation could not be read', async () => {
    const all = await show({ conversations: Object.values(conversations) });
    all.backend.rules.listConversations = new AdapterError('unavailable');
    all.handle.actor.send({ type: 'conversation.open', conversationId: 'rogerio' });
    await all.settle();
    expect(all.screen.words).to.include('Não foi possível carregar.');
    delete all.backend.rules.listConversations;
    all.screen.press('Tentar de novo');
    await all.settle();
    expect(all.screen.words).to.include('Rogério');
  });

  it('asks to be hidden', async () => {
    const { screen } = await show();
    let asked = 0;
    screen.element.addEventListener('inbox-details', () => (asked += 1));
    screen.press('Fechar');
    expect(asked).to.equal(1);
  });
});
