import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { memoryStorage } from '../../src/browser/memory-storage.js';
import { AdapterError } from '../../src/domain/errors.js';
import { MAX_TEXT } from '../../src/domain/channel.js';
import { conversations, kinds, me, message } from '../../stories/fixtures.js';
import { composerStage } from '../harness/composer.harness.js';
import { speak } from '../harness/page.js';
import { CAN } from '../support/fake-backend.js';

describe('inbox-composer', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  for (const lang of ['pt-BR', 'en', 'es']) {
    it(`is accessible in ${lang}`, async () => {
      speak(lang);
      const { screen } = await composerStage();
      await expect(screen.element).to.be.accessible();
    });
  }

  it('has the tools of the field in the order of LOOK, by their names', async () => {
    const { screen } = await composerStage();
    expect(screen.names).to.deep.equal([
      'Emoji',
      'Anexar arquivos',
      'Mensagem',
      'Mensagens rápidas',
      'Enviar',
    ]);
  });

  it('has one focus ring: that of the field, or that of a tool', async () => {
    const { composer, screen } = await composerStage();
    const rings = () =>
      screen.all('*').filter((each) => {
        const { outlineStyle, boxShadow } = getComputedStyle(each);
        return outlineStyle !== 'none' || boxShadow !== 'none';
      });
    composer.field.area.focus();
    expect(rings().map(({ part }) => part.value)).to.deep.equal(['box']);
    await sendKeys({ press: 'Tab' });
    expect(screen.focused).to.equal('Mensagens rápidas');
    expect(rings().map(({ ariaLabel }) => ariaLabel)).to.deep.equal(['Mensagens rápidas']);
  });

  it('draws no tool that the channel has no use for', async () => {
    const { screen } = await composerStage({
      info: { me, can: { commands: CAN.commands, content: ['text'], lookups: [] } },
    });
    expect(screen.names).to.deep.equal(['Emoji', 'Mensagem', 'Enviar']);
  });

  describe('the places of camera and voice', () => {
    const places = html`<inbox-composer>
      <button slot="camera">Câmera</button><button slot="voice">Gravar áudio</button>
    </inbox-composer>`;

    it('are drawn where the channel takes photos and recordings; voice gives way to send', async () => {
      const { composer, screen } = await composerStage({
        pane: places,
        info: { me, can: { ...CAN, voice: true } },
      });
      const tools = ['Emoji', 'Anexar arquivos', 'Câmera', 'Mensagem', 'Mensagens rápidas'];
      expect(screen.names).to.deep.equal([...tools, 'Gravar áudio']);
      await composer.write('Oi');
      expect(screen.names).to.deep.equal([...tools, 'Enviar']);
    });

    it('are not drawn where it does not', async () => {
      const { screen } = await composerStage({
        pane: places,
        info: { me, can: { commands: CAN.commands, content: ['text'], lookups: [] } },
      });
      expect(screen.names).to.deep.equal(['Emoji', 'Mensagem', 'Enviar']);
    });
  });

  describe('sending', () => {
    it('sends by Enter and by the button, and empties the field', async () => {
      const { composer, settle, screen } = await composerStage();
      await composer.field.type('Bom dia');
      await composer.field.press('Enter');
      await settle();
      expect(composer.field.text).to.equal('');
      await composer.write('  Tudo bem?\n');
      await composer.send();
      expect(composer.sent).to.deep.equal([
        { kind: 'text', text: 'Bom dia' },
        { kind: 'text', text: 'Tudo bem?' },
      ]);
      expect(screen.focused).to.equal('Mensagem');
    });

    it('sends what was typed and sent while the one before was still being stored', async () => {
      const storage = memoryStorage();
      let stored = (): void => undefined;
      const { composer, screen } = await composerStage({
        environment: {
          openStorage: async () => ({
            ...storage,
            putOutbox: async (entry) => {
              await new Promise<void>((resolve) => (stored = resolve));
              return storage.putOutbox(entry);
            },
          }),
        },
      });
      await composer.write('Bom dia');
      await composer.field.press('Enter');
      await composer.field.type(' Maria');
      await composer.field.press('Enter');
      await composer.field.press('Enter');
      await screen.until(() => (stored(), composer.sent.length === 2), 'The second was not sent');
      expect(composer.sent).to.deep.equal([
        { kind: 'text', text: 'Bom dia' },
        { kind: 'text', text: 'Maria' },
      ]);
      expect(composer.asked).to.deep.equal(composer.sent);
      expect(composer.field.text).to.equal('');
    });

    it('sends nothing while there is nothing', async () => {
      const { composer, screen } = await composerStage();
      expect(screen.isDisabled('Enviar')).to.equal(true);
      await composer.write('  \n ');
      expect(screen.isDisabled('Enviar')).to.equal(true);
      await composer.send();
      await composer.field.press('Enter');
      expect(composer.sent).to.deep.equal([]);
    });

    it('refuses what is too long, says by how much, and cuts nothing', async () => {
      const { composer, screen } = await composerStage();
      await composer.write('x'.repeat(MAX_TEXT + 7));
      await composer.send();
      expect(screen.words.match(/7 caracteres a mais/g)).to.have.length(2);
      expect(composer.field.text).to.have.length(MAX_TEXT + 7);
      expect(composer.sent).to.deep.equal([]);
      await composer.write('x'.repeat(MAX_TEXT));
      await composer.send();
      expect(composer.sent).to.have.length(1);
    });

    it('asks the host first; when it says no everything stays', async () => {
      const { composer } = await composerStage();
      composer.refusing = true;
      await composer.write(' O preço é 10 ');
      await composer.send();
      expect(composer.asked).to.deep.equal([{ kind: 'text', text: 'O preço é 10' }]);
      expect(composer.sent).to.deep.equal([]);
      expect(composer.field.text).to.equal(' O preço é 10 ');
    });

    it('keeps the text and says so when it could not be stored', async () => {
      const { composer, world, screen, settle } = await composerStage({ report: () => undefined });
      world.rows().broken = new DOMException('full', 'QuotaExceededError');
      await composer.write('Na quinta de manhã');
      await composer.send();
      expect(screen.words).to.match(/não pôde ser guardada/);
      expect(composer.field.text).to.equal('Na quinta de manhã');
      expect(composer.sent).to.deep.equal([]);
      world.rows().broken = undefined;
      await composer.send();
      await settle();
      expect(screen.words).not.to.match(/não pôde ser guardada/);
      expect(composer.sent).to.have.length(1);
    });

    it('tells the customer that somebody is writing, at the first key', async () => {
      const { composer, backend } = await composerStage();
      await composer.field.type('Oi');
      expect(backend.hints).to.deep.equal([
        { type: 'typing', conversationId: 'mariana', on: true },
      ]);
    });
  });

  describe('drafts', () => {
    it('stay each with its conversation, with nothing of the other to be taken back to', async () => {
      const { composer } = await composerStage();
      await composer.field.type('para Mariana');
      await composer.open('rogerio');
      expect(composer.field.text).to.equal('');
      await composer.field.type('para Rogério');
      await composer.open('mariana');
      expect(composer.field.text).to.equal('para Mariana');
      await composer.field.undo();
      expect(composer.field.text).not.to.include('Rogério');
      await composer.open('rogerio');
      expect(composer.field.text).to.equal('para Rogério');
    });

    it('leave the message field with the focus in it when another conversation opens', async () => {
      const { composer, screen } = await composerStage();
      await composer.field.type('oi');
      await composer.open('rogerio');
      expect(screen.focused).to.equal('Mensagem');
    });

    it('are there again after a reload, with the caret at the end', async () => {
      const { handle, world, composer } = await composerStage();
      await composer.field.type('Na quinta');
      await world.clock.pass(500);
      expect(world.rows().drafts.get('mariana')).to.include({ text: 'Na quinta' });
      handle.dispose();
      const again = await composerStage({ environment: world.environment() });
      expect(again.composer.field.text).to.equal('Na quinta');
      expect(again.composer.field.caret).to.equal(9);
    });
  });

  describe('a reply', () => {
    const answered = message('Qual é o prazo?', { id: 'asked', conversationId: 'mariana' });

    it('shows what is answered to, and goes with the next message only', async () => {
      const { composer, screen, backend, handle, settle } = await composerStage({
        messages: [answered, kinds.image],
      });
      const child = handle.actor.getSnapshot().children.conversation!.getSnapshot().children;
      child.composer!.send({ type: 'reply.to', messageId: 'asked' });
      await settle();
      await screen.sees('Respondendo a Mariana Costa Qual é o prazo?');
      await composer.write('5 dias');
      await composer.send();
      await composer.write('úteis');
      await composer.send();
      const replies = backend.executed.map((command) => 'replyTo' in command && command.replyTo);
      expect(replies.filter((id) => id !== false)).to.deep.equal(['asked']);
      expect(screen.words).not.to.include('Respondendo');
    });

    it('can be given up', async () => {
      const { screen, handle, settle } = await composerStage({ messages: [answered] });
      const child = handle.actor.getSnapshot().children.conversation!.getSnapshot().children;
      child.composer!.send({ type: 'reply.to', messageId: 'asked' });
      await settle();
      await screen.pressWhenThere('Cancelar resposta');
      await settle();
      expect(screen.words).not.to.include('Respondendo');
      expect(screen.focused).to.equal('Mensagem');
    });
  });

  describe('text marks', () => {
    it('are shown as they will be seen, and only where there are any', async () => {
      const { composer, screen } = await composerStage();
      await composer.write('Fica pronto 2 * 3');
      expect(screen.words).not.to.include('Prévia');
      await composer.write('Fica *pronto* na quinta');
      expect(screen.words).to.include('Prévia Fica pronto na quinta');
      expect(screen.all('strong').map(({ textContent }) => textContent)).to.deep.equal(['pronto']);
    });
  });

  describe('quick replies by /', () => {
    it('stand above the whole box, at a distance', async () => {
      const { composer, screen } = await composerStage();
      screen.element.style.paddingTop = '400px';
      await composer.field.type('/');
      await screen.until(() => composer.field.options.length > 0);
      const placeOf = (selector: string) => screen.all(selector)[0]!.getBoundingClientRect();
      const { top, left } = placeOf('[part=box]');
      await screen.until(() => top - placeOf('[popover]').bottom === 8);
      expect(placeOf('[popover]').left).to.equal(left);
    });

    it('read as they will be sent', async () => {
      const { composer, screen, settle } = await composerStage();
      await composer.field.type('/oi');
      await screen.until(() => composer.field.options.length > 0);
      expect(composer.field.options[0]).to.include('Olá, Mariana Costa! Aqui é Ana Ribeiro');
      await composer.field.press('Enter');
      await settle();
      expect(composer.field.text).to.include('Olá, Mariana Costa! Aqui é Ana Ribeiro');
    });

    it('are searched by shortcut, title and text, and fill in what is known', async () => {
      const { composer, screen, settle } = await composerStage();
      await composer.field.type('/horario');
      await composer.field.press('Backspace');
      await screen.until(() => composer.field.options[0]?.startsWith('Horário da loja'));
      await composer.write('/segunda sexta');
      expect(composer.field.options).to.have.length(1);
      await composer.write('/oi');
      expect(composer.field.marked).to.equal('Boas-vindas');
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(composer.field.text).to.equal(
        'Olá, Mariana Costa! Aqui é Ana Ribeiro, da Loja Aurora. Como posso ajudar?',
      );
      expect(composer.field.options).to.deep.equal([]);
      expect(composer.sent).to.deep.equal([]);
      expect(screen.focused).to.equal('Mensagem');
    });

    it('close by Esc and leave the text, which is then sent as it stands', async () => {
      const { composer, screen, settle } = await composerStage();
      await composer.field.type('/pix');
      await screen.until(() => composer.field.options.length === 1);
      await composer.field.press('Escape');
      await settle();
      expect(composer.field.options).to.deep.equal([]);
      expect(composer.field.text).to.equal('/pix');
      await composer.field.press('Enter');
      await settle();
      expect(composer.sent).to.deep.equal([{ kind: 'text', text: '/pix' }]);
    });

    it('let a text that only begins so pass, once nothing is found for its words', async () => {
      const { composer, settle, screen } = await composerStage();
      await composer.field.type('/xyz');
      await screen.sees('Nada encontrado para “xyz”');
      await composer.field.type(' é o caminho');
      await settle();
      expect(screen.words).not.to.include('Nada encontrado');
      await composer.field.press('Enter');
      await settle();
      expect(composer.sent).to.deep.equal([{ kind: 'text', text: '/xyz é o caminho' }]);
    });

    it('say that they are being read, that they could not be, and read again at the next /', async () => {
      const { composer, backend, screen } = await composerStage({
        rules: { lookup: new AdapterError('unavailable') },
        report: () => undefined,
      });
      await composer.field.type('/');
      await screen.sees('Não foi possível carregar.');
      delete backend.rules.lookup;
      await composer.field.press('Backspace');
      await composer.field.type('/');
      await screen.until(() => composer.field.options.length > 0);
    });

    it('are sent only when everything in them is filled in', async () => {
      const { composer, screen, settle } = await composerStage({
        lookups: {
          quickReply: [
            { id: 'q', name: 'Pedido', text: 'O pedido {{pedido}}, {{cliente}}, saiu.' },
          ],
        },
      });
      await composer.field.type('/pedido');
      await screen.until(() => composer.field.options.length === 1);
      await composer.field.press('Enter');
      await settle();
      expect(composer.field.text).to.equal('O pedido {{pedido}}, Mariana Costa, saiu.');
      await composer.send();
      expect(screen.words).to.include('Preencha antes de enviar: {{pedido}}');
      expect(composer.sent).to.deep.equal([]);
      await composer.write('O pedido 58.213, Mariana Costa, saiu.');
      expect(screen.words).not.to.include('Preencha');
      await composer.send();
      expect(composer.sent).to.have.length(1);
    });
  });

  it('is not there for a conversation that is only read', async () => {
    const { composer } = await composerStage({ open: conversations.earlier.id, readonly: true });
    expect(composer.bar).to.equal('Conversa anterior, somente leitura. Voltar à conversa atual');
  });
});
