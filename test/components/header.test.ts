import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define } from '../../src/components/define.js';
import { InboxHeader } from '../../src/components/panes/header/header.js';
import { AdapterError } from '../../src/domain/errors.js';
import { contact, conversation, conversations, NOW, talk } from '../../stories/fixtures.js';
import { clipboard } from '../harness/clipboard.js';
import { speak } from '../harness/page.js';
import { stage, type Stage, type StageOptions } from '../harness/stage.js';
import { CAN } from '../support/fake-backend.js';

define(InboxHeader);

const HOUR = 3_600_000;

const show = (
  change: Parameters<typeof conversation>[0] = {},
  options: Partial<StageOptions> = {},
): Promise<Stage> =>
  stage(html`<inbox-header></inbox-header>`, {
    conversations: [conversation(change)],
    messages: talk,
    ...options,
  });

describe('inbox-header', () => {
  const copied = clipboard();

  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  it('says who it is, the number, the protocol and the time left', async () => {
    const { screen } = await show();
    expect(screen.words).to.include('Mariana Costa');
    expect(screen.words).to.include('+55 11 98765-4321');
    expect(screen.words).to.include('#2026031000187');
    expect(screen.words).to.include('Restam 5 h para responder');
    expect(screen.names).to.deep.equal([
      'Editar nome',
      'Buscar na conversa',
      'Transferir conversa',
      'Concluir conversa',
      'Detalhes do contato',
      'Copiar número',
      'Copiar protocolo',
      'Enviar protocolo ao cliente',
    ]);
  });

  it('is accessible', async () => {
    const { screen } = await show();
    await expect(screen.element).to.be.accessible();
  });

  it('offers what the backend can do, and what this agent may', async () => {
    const { screen } = await show({ allow: ['claim'], reply: { mode: 'none', why: 'unclaimed' } });
    expect(screen.names).to.deep.equal([
      'Editar nome',
      'Buscar na conversa',
      'Detalhes do contato',
      'Copiar número',
      'Copiar protocolo',
    ]);
    const { transfer: _, ...can } = CAN;
    const poor = await show({}, { info: { can: { ...can, editContact: [] } } });
    expect(poor.screen.has('Transferir conversa')).to.equal(false);
    expect(poor.screen.has('Editar nome')).to.equal(false);
    const readonly = await show({}, { readonly: true });
    expect(readonly.screen.has('Transferir conversa')).to.equal(false);
    expect(readonly.screen.has('Concluir conversa')).to.equal(false);
    expect(readonly.screen.has('Enviar protocolo ao cliente')).to.equal(false);
  });

  it('has no number to copy where there is none', async () => {
    const { phone: _, ...person } = contact();
    const { screen } = await show({ contact: { ...person, handle: 'mari' } });
    expect(screen.has('Copiar número')).to.equal(false);
    expect(screen.words).to.include('sem número');
  });

  it('copies the number with one click, and says so', async () => {
    const { screen, announced } = await show();
    screen.press('Copiar número');
    await screen.until(() => announced.length > 0);
    expect(copied()).to.equal('+5511987654321');
    expect(announced).to.deep.equal(['Número copiado']);
    screen.press('Copiar protocolo');
    await screen.until(() => announced.length > 1);
    expect(copied()).to.equal('2026031000187');
    expect(announced[1]).to.equal('Protocolo copiado');
  });

  it('says when the browser will not copy', async () => {
    const { screen, announced } = await show();
    copied.refuse();
    screen.press('Copiar número');
    await screen.until(() => announced.length > 0);
    expect(announced).to.deep.equal(['Não foi possível copiar']);
  });

  it('sends the protocol to the customer with one click', async () => {
    const { screen, backend, world, announced } = await show();
    screen.press('Enviar protocolo ao cliente');
    await world.clock.pass(100);
    expect(backend.executed).to.have.length(1);
    expect(backend.executed[0]).to.deep.include({
      type: 'send',
      conversationId: 'mariana',
      content: {
        kind: 'text',
        text: 'O número do seu protocolo de atendimento é *2026031000187*.',
      },
    });
    expect(announced).to.deep.equal(['Protocolo enviado ao cliente']);
  });

  it('sends the protocol once at a double click', async () => {
    const { screen, backend, world } = await show();
    const button = screen.control('Enviar protocolo ao cliente');
    for (const detail of [1, 2]) {
      button.dispatchEvent(new MouseEvent('click', { detail, bubbles: true, composed: true }));
      await world.clock.pass(100);
    }
    expect(backend.executed).to.have.length(1);
  });

  it('does not say that the protocol was sent when it could not be stored', async () => {
    const { screen, backend, world, announced } = await show({}, { report: () => undefined });
    world.rows().broken = new DOMException('full', 'QuotaExceededError');
    screen.press('Enviar protocolo ao cliente');
    await world.clock.pass(100);
    expect(backend.executed).to.deep.equal([]);
    expect(announced).to.deep.equal([]);
  });

  it('sends nothing where the host says no', async () => {
    const { screen, backend, world, announced } = await show();
    screen.element.addEventListener('inbox-before-send', (event) => event.preventDefault());
    screen.press('Enviar protocolo ao cliente');
    await world.clock.pass(100);
    expect(backend.executed).to.deep.equal([]);
    expect(announced).to.deep.equal([]);
  });

  describe('the time left', () => {
    const table: [left: number, words: string, tone: string][] = [
      [5 * HOUR, '5 h', 'calm'],
      [4 * HOUR, '4 h', 'soon'],
      [HOUR, '1 h', 'last'],
      [HOUR / 2, '30 min', 'last'],
    ];
    for (const [left, words, tone] of table) {
      it(`of ${words} looks ${tone}`, async () => {
        const { screen } = await show({ reply: { mode: 'free', until: NOW + left } });
        const [chip] = screen.all('.window');
        expect(chip!.innerText.trim()).to.include(words);
        expect(chip!.className).to.include(tone);
      });
    }

    it('counts down, and says when it is over', async () => {
      const { screen, world, settle } = await show({ reply: { mode: 'free', until: NOW + HOUR } });
      await world.clock.pass(HOUR / 2);
      await settle();
      expect(screen.words).to.include('Restam 30 min para responder');
      await world.clock.pass(HOUR / 2);
      await settle();
      expect(screen.words).to.include('janela fechada');
      expect(screen.has('Enviar protocolo ao cliente')).to.equal(false);
    });
  });

  describe('the name, edited in place', () => {
    const edit = async (stage: Stage, name: string): Promise<void> => {
      stage.screen.press('Editar nome');
      await stage.screen.until(() => stage.screen.focused === 'Nome do contato');
      stage.screen.fill('Nome do contato', name);
      await sendKeys({ press: 'Enter' });
      await stage.settle();
    };

    it('is saved by Enter, and the focus returns to the pencil', async () => {
      const all = await show();
      await edit(all, 'Mariana C. Lima');
      expect(all.screen.words).to.include('Mariana C. Lima');
      expect(all.screen.focused).to.equal('Editar nome');
      expect(all.backend.executed[0]).to.deep.include({
        type: 'editContact',
        contactId: 'mariana',
        rev: 1,
        patch: { name: 'Mariana C. Lima' },
      });
    });

    it('is given up by Esc', async () => {
      const { screen, settle, backend } = await show();
      screen.press('Editar nome');
      await screen.until(() => screen.focused === 'Nome do contato');
      screen.fill('Nome do contato', 'Outra');
      await sendKeys({ press: 'Escape' });
      await settle();
      expect(screen.words).to.include('Mariana Costa');
      expect(screen.focused).to.equal('Editar nome');
      expect(backend.executed).to.deep.equal([]);
    });

    it('says why it could not be saved, and keeps what was typed', async () => {
      const all = await show({}, { rules: { editContact: new AdapterError('unavailable') } });
      await edit(all, 'Mariana Lima');
      expect(all.screen.words).to.include('O servidor está fora do ar');
      expect((all.screen.control('Nome do contato') as HTMLInputElement).value).to.equal(
        'Mariana Lima',
      );
      delete all.backend.rules.editContact;
      all.screen.press('Salvar');
      await all.settle();
      expect(all.screen.words).to.include('Mariana Lima');
      expect(all.screen.words).not.to.include('fora do ar');
    });

    it('says nothing of a failure after it was given up', async () => {
      const all = await show();
      let fail = (): void => undefined;
      all.backend.rules.editContact = () =>
        new Promise((_, reject) => (fail = () => reject(new AdapterError('unavailable'))));
      await edit(all, 'Mariana Lima');
      await sendKeys({ press: 'Escape' });
      await all.settle();
      fail();
      await all.settle();
      all.screen.press('Editar nome');
      await all.settle();
      expect(all.screen.has('Nome do contato')).to.equal(true);
      expect(all.screen.words).not.to.include('fora do ar');
    });

    const conflict = async (): Promise<Stage> => {
      const all = await show();
      all.backend.rules.editContact = () => {
        delete all.backend.rules.editContact;
        const won = contact({ rev: 5, name: 'Mari do Bruno' });
        all.backend.put('mariana', { contact: won });
        throw new AdapterError('conflict', 'conflict', { current: won });
      };
      await edit(all, 'Mari da Ana');
      expect(all.screen.words).to.include('Alguém mudou o nome para “Mari do Bruno”');
      return all;
    };

    it('is not saved unasked over what a colleague has saved since she began', async () => {
      const { screen, backend, settle } = await show();
      screen.press('Editar nome');
      await screen.until(() => screen.focused === 'Nome do contato');
      screen.fill('Nome do contato', 'Mari da Ana');
      backend.put('mariana', { contact: contact({ rev: 5, name: 'Mari do Bruno' }) });
      await settle();
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(screen.words).to.include('Alguém mudou o nome para “Mari do Bruno”');
      expect(backend.executed).to.deep.equal([]);
      await expect(screen.element).to.be.accessible();
      screen.press('Salvar o meu');
      await settle();
      expect(screen.words).to.include('Mari da Ana');
      expect(backend.executed[0]).to.deep.include({ rev: 5, patch: { name: 'Mari da Ana' } });
    });

    it('is saved where a colleague has changed something else meanwhile', async () => {
      const { screen, backend, settle } = await show();
      screen.press('Editar nome');
      await screen.until(() => screen.focused === 'Nome do contato');
      screen.fill('Nome do contato', 'Mari da Ana');
      backend.put('mariana', { contact: contact({ rev: 5, notes: 'Prefere à tarde' }) });
      await settle();
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(backend.executed[0]).to.deep.include({ rev: 5, patch: { name: 'Mari da Ana' } });
    });

    it('in conflict can stay as the colleague saved it', async () => {
      const { screen, settle, backend } = await conflict();
      screen.press('Ficar com esse');
      await settle();
      expect(screen.words).to.include('Mari do Bruno');
      expect(backend.executed).to.have.length(1);
    });

    it('in conflict can be saved over the colleague’s', async () => {
      const { screen, settle, backend } = await conflict();
      screen.press('Salvar o meu');
      await settle();
      expect(screen.words).to.include('Mari da Ana');
      expect(backend.executed[1]).to.deep.include({ rev: 5, patch: { name: 'Mari da Ana' } });
    });
  });

  describe('without room', () => {
    const table: [width: number, inMenu: string[]][] = [
      [700, []],
      [520, ['Enviar protocolo ao cliente']],
      [460, ['Buscar na conversa', 'Enviar protocolo ao cliente', 'Detalhes do contato']],
      [
        400,
        [
          'Buscar na conversa',
          'Copiar protocolo',
          'Enviar protocolo ao cliente',
          'Transferir conversa',
          'Detalhes do contato',
        ],
      ],
      [
        320,
        [
          'Buscar na conversa',
          'Copiar número',
          'Copiar protocolo',
          'Enviar protocolo ao cliente',
          'Transferir conversa',
          'Detalhes do contato',
        ],
      ],
    ];
    it('is no wider where a closed window is a sign only', async () => {
      const { screen } = await show({ reply: { mode: 'template' } }, { width: 360 });
      expect(screen.words).to.include('janela fechada');
      const rights = screen.all('*').map((each) => each.getBoundingClientRect().right);
      expect(Math.max(...rights)).to.be.at.most(screen.element.getBoundingClientRect().right);
    });

    for (const [width, inMenu] of table) {
      it(`at ${width} px has ${inMenu.length} in the menu; name and close stay`, async () => {
        const { screen } = await show({}, { width });
        expect(screen.has('Editar nome')).to.equal(true);
        expect(screen.has('Concluir conversa')).to.equal(true);
        expect(screen.has('Mais ações')).to.equal(inMenu.length > 0);
        expect(screen.element.scrollWidth).to.equal(width);
        if (inMenu.length === 0) return;
        screen.press('Mais ações');
        await screen.until(() => screen.focused === inMenu[0]);
        expect(screen.all('[role=menuitem]').map((item) => item.innerText.trim())).to.deep.equal(
          inMenu,
        );
      });
    }

    it('copies from the menu too', async () => {
      const { screen, announced } = await show({}, { width: 320 });
      screen.press('Mais ações');
      await screen.until(() => screen.has('Copiar número'));
      screen.press('Copiar número');
      await screen.until(() => announced.length > 0);
      expect(copied()).to.equal('+5511987654321');
      expect(announced).to.deep.equal(['Número copiado']);
      expect(screen.focused).to.equal('Mais ações');
    });

    it('cuts a name that is too long', async () => {
      const name = 'Maria das Graças Conceição do Espírito Santo de Albuquerque e Vasconcelos';
      const { screen } = await show({ contact: contact({ name }) }, { width: 360 });
      expect(screen.element.scrollWidth).to.equal(360);
      expect(screen.has('Concluir conversa')).to.equal(true);
    });
  });

  it('asks to transfer and to close in a dialog, which gives the focus back', async () => {
    const { screen, settle } = await show({}, { conversations: Object.values(conversations) });
    for (const name of ['Transferir conversa', 'Concluir conversa']) {
      screen.control(name).focus();
      screen.press(name);
      await screen.until(() => screen.all('dialog').length > 0, 'no dialog');
      await sendKeys({ press: 'Escape' });
      await settle();
      expect(screen.all('dialog')).to.have.length(0);
      expect(screen.focused).to.equal(name);
    }
  });

  it('puts the dialog away when another conversation is opened', async () => {
    const { screen, settle, handle } = await show(
      {},
      { conversations: Object.values(conversations) },
    );
    screen.press('Concluir conversa');
    await screen.until(() => screen.all('dialog').length > 0, 'no dialog');
    handle.actor.send({ type: 'conversation.open', conversationId: 'rogerio' });
    await settle();
    expect(screen.words).to.include('Rogério Tavares');
    expect(screen.all('dialog')).to.have.length(0);
  });
});
