import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { memoryStorage } from '../../src/browser/memory-storage.js';
import { AdapterError } from '../../src/domain/errors.js';
import type { FittedImage } from '../../src/domain/media-tools.js';
import type { Template } from '../../src/domain/template.js';
import { composerStage, fileOf, type ComposerStage } from '../harness/composer.harness.js';
import { speak } from '../harness/page.js';
import { FakeMedia } from '../support/fake-media.js';

const SEARCH = 'Buscar modelo';

/** Helena's window is closed: the chooser is opened by "Enviar modelo". */
const open = async (options: Parameters<typeof composerStage>[0] = {}): Promise<ComposerStage> => {
  const all = await composerStage({ open: 'helena', ...options });
  all.screen.press('Enviar modelo');
  await all.screen.until(() => all.screen.focused === SEARCH);
  await all.settle();
  return all;
};

/** Chooses a template by what its button begins with. */
const choose = async (all: ComposerStage, name: string): Promise<void> => {
  all.screen.press(new RegExp(`^${name}`));
  await all.screen.until(() => all.screen.has('Escolher outro modelo'));
  await all.settle();
};

const filling = async (
  name: string,
  options: Parameters<typeof open>[0] = {},
): Promise<ComposerStage> => {
  const all = await open(options);
  await choose(all, name);
  return all;
};

/** The primary button of the dialog: a message field behind it has one of the same name. */
const pressSend = async ({ screen, settle }: ComposerStage): Promise<void> => {
  screen.all('button.primary').at(-1)!.click();
  await settle();
};

/** What the customer will see, in words. */
const preview = ({ screen }: ComposerStage): string =>
  screen.all('.bubble').map((bubble) => bubble.innerText.replace(/\s+/g, ' '))[0] ?? '';

const offered = ({ screen }: ComposerStage): string[] =>
  screen.all('.template').map(({ innerText }) => innerText.replace(/\s*\n\s*/g, ' | '));

describe('inbox-template-chooser', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  for (const lang of ['pt-BR', 'en', 'es']) {
    it(`is accessible in ${lang}, choosing and filling`, async () => {
      speak(lang);
      const { screen, settle } = await composerStage({ open: 'helena' });
      screen.press(/Enviar modelo|Send template|Enviar plantilla/);
      await screen.until(() => screen.all('.template').length > 0);
      await expect(screen.element).to.be.accessible();
      screen.all('.template')[1]!.click();
      await screen.until(() => screen.all('.bubble').length > 0);
      await settle();
      await expect(screen.element).to.be.accessible();
    });
  }

  describe('the list', () => {
    it('says name, category, language and first words, the approved ones first', async () => {
      const all = await open();
      expect(offered(all)[0]).to.equal(
        'retomar_conversa | Utilidade · português (Brasil) | Olá, {{1}}! Ficamos sem a sua resposta sobre {{2}}. Podemos continuar?',
      );
      expect(
        offered(all)
          .slice(-2)
          .map((words) => words.split(' | ')[1]),
      ).to.deep.equal([
        'Marketing · português (Brasil) · Em análise',
        'Marketing · português (Brasil) · Pausado',
      ]);
    });

    it('searches by name and words, without regard to accents', async () => {
      const all = await open();
      all.screen.fill(SEARCH, 'visita tecnica');
      await all.settle();
      expect(offered(all)).to.have.length(1);
      all.screen.fill(SEARCH, 'xyz');
      await all.settle();
      expect(all.screen.words).to.include('Nada encontrado para “xyz”');
    });

    it('shows what is not approved, with why, and does not let it be chosen', async () => {
      const all = await open();
      expect(all.screen.isDisabled(/^cupom_aniversario/)).to.equal(true);
      all.screen.press(/^cupom_aniversario/);
      await all.settle();
      expect(all.screen.has(SEARCH)).to.equal(true);
    });

    it('says that there are none, that they could not be read, and reads again', async () => {
      const all = await open({
        rules: { lookup: new AdapterError('unavailable') },
        report: () => undefined,
        lookups: { template: [] },
      });
      expect(all.screen.words).to.include('Não foi possível carregar.');
      delete all.backend.rules.lookup;
      all.screen.press('Tentar de novo');
      await all.settle();
      expect(all.screen.words).to.include('Nenhum modelo aprovado.');
    });

    it('gives the focus back when it is left', async () => {
      const all = await open();
      await sendKeys({ press: 'Escape' });
      await all.screen.until(() => all.screen.focused === 'Enviar modelo');
      expect(all.composer.sent).to.deep.equal([]);
    });
  });

  describe('the form', () => {
    it('names positional and named slots, fills in what is obvious, and begins in the first', async () => {
      const all = await filling('pedido_a_caminho');
      const { screen } = all;
      expect(screen.names.filter((name) => !/Fechar|modelo|Enviar/.test(name))).to.deep.equal([
        'Número do pedido · cabeçalho',
        'Primeiro nome',
        'Data da entrega',
        'Código de acompanhamento · botão',
      ]);
      expect(screen.focused).to.equal('Número do pedido · cabeçalho');
      const name = screen.control('Primeiro nome') as HTMLInputElement;
      expect(name.value).to.equal('Helena');
      expect(name.placeholder).to.equal('ex.: Maria');
    });

    it('shows at once what the customer will see; what is not filled in stays visible', async () => {
      const all = await filling('pedido_a_caminho');
      expect(preview(all)).to.equal(
        'Pedido {{1}} a caminho Oi, Helena! Seu pedido saiu para entrega e chega em {{delivery_date}}, entre 8h e 18h. É preciso que alguém receba. Não responda se estiver tudo certo Acompanhar',
      );
      all.screen.fill('Data da entrega', 'sexta');
      await all.settle();
      expect(preview(all)).to.include('chega em sexta, entre');
      expect(all.screen.all('strong').map(({ textContent }) => textContent)).to.deep.equal([
        'sexta',
      ]);
    });

    it('keeps a name that was taken out', async () => {
      const all = await filling('pedido_a_caminho');
      all.screen.fill('Primeiro nome', '');
      await all.settle();
      all.screen.fill('Data da entrega', 'sexta');
      await all.settle();
      expect((all.screen.control('Primeiro nome') as HTMLInputElement).value).to.equal('');
    });

    it('says what is wrong with a field once it has been left', async () => {
      const all = await filling('pedido_a_caminho');
      expect(all.screen.words).not.to.include('Preencha este campo.');
      await sendKeys({ press: 'Tab' });
      await all.settle();
      expect(all.screen.words.match(/Preencha este campo\./g)).to.have.length(1);
      expect(all.screen.control('Número do pedido · cabeçalho').ariaInvalid).to.equal('true');
    });

    it('shows every problem on sending, and puts the caret into the first', async () => {
      const all = await filling('pedido_a_caminho');
      all.screen.fill('Número do pedido · cabeçalho', '58.213');
      all.screen.fill('Data da entrega', 'sexta,    27');
      all.screen.fill('Código de acompanhamento · botão', 'nº 58');
      await all.settle();
      await pressSend(all);
      expect(all.screen.focused).to.equal('Data da entrega');
      expect(all.screen.words).to.include('quatro espaços seguidos');
      expect(all.screen.words).to.include('Só letras, números e sinais que cabem em um endereço.');
      expect(all.composer.sent).to.deep.equal([]);
      await expect(all.screen.element).to.be.accessible();
    });

    it('warns of what shows on phones only', async () => {
      const all = await filling('confirmar_visita');
      expect(all.screen.words).to.include('a mensagem só aparece no celular do cliente');
    });

    it('leads back to the list', async () => {
      const all = await filling('pedido_a_caminho');
      all.screen.press('Escolher outro modelo');
      await all.screen.until(() => all.screen.focused === SEARCH);
      await choose(all, 'retomar_conversa');
      expect(all.screen.has('Data da entrega')).to.equal(false);
    });
  });

  describe('a template that is too long itself', () => {
    const long: Template = {
      id: 'longo',
      name: 'texto_longo',
      language: 'pt_BR',
      header: { kind: 'text', text: 'a'.repeat(63) },
      body: `${'Olá '.repeat(260)}{{1}}`,
      footer: 'b'.repeat(61),
      params: { 'body:1': { label: 'Assunto' } },
    };

    it('says which parts are over, by how much, and what can be done; what was filled in stays', async () => {
      const all = await filling('texto_longo', { lookups: { template: [long] } });
      const { screen } = all;
      expect(screen.words).to.include('Cabeçalho: 3 caracteres a mais que o WhatsApp aceita.');
      expect(screen.words).to.include('Texto: 17 caracteres a mais que o WhatsApp aceita.');
      expect(screen.words).to.include('Rodapé: 1 caractere a mais que o WhatsApp aceita.');
      expect(screen.words).to.include('Escolha outro modelo');
      screen.fill('Assunto', 'o sofá');
      await all.settle();
      await pressSend(all);
      expect(screen.focused).to.include('Cabeçalho: 3 caracteres a mais');
      expect((screen.control('Assunto') as HTMLInputElement).value).to.equal('o sofá');
      expect(all.composer.sent).to.deep.equal([]);
      await expect(screen.element).to.be.accessible();
    });

    it('says of a value that makes it so by how much to shorten it', async () => {
      const all = await filling('retomar_conversa | Utilidade · português');
      all.screen.fill('Assunto', 'a'.repeat(1024));
      await all.settle();
      await pressSend(all);
      expect(all.screen.focused).to.equal('Assunto');
      expect(all.screen.words).to.match(/Texto: \d+ caracteres a mais que o WhatsApp aceita\./);
      expect(all.screen.words).not.to.include('Escolha outro modelo');
    });
  });

  describe('a header’s file', () => {
    it('is asked for, refused with its reason, and shown', async () => {
      const all = await filling('colecao_nova');
      const { composer, screen } = all;
      expect(composer.headerPicker.accept).to.equal('image/jpeg,image/png');
      await pressSend(all);
      expect(screen.words).to.include('Escolha o arquivo do cabeçalho.');
      expect(screen.focused).to.match(/Escolher arquivo/);

      for (const [file, words] of [
        [fileOf('nota.pdf', 'application/pdf'), 'nota.pdf'],
        [fileOf('grande.png', 'image/png', 5_000_001), 'grande.png passa do limite de 5 MB'],
      ] as const) {
        composer.pickHeader(file);
        await screen.until(() => screen.words.includes(words));
      }
      composer.pickHeader(fileOf('colecao.png', 'image/png'));
      await screen.until(() => screen.all('.bubble img').length === 1);
      expect(screen.words).to.include('colecao.png');
      expect(screen.all('.bubble img')).to.have.length(1);
      await pressSend(all);
      await screen.until(() => composer.sent.length === 1);
      expect(all.backend.uploads.map(({ name }) => name)).to.deep.equal(['colecao.png']);
      expect(composer.sent[0]).to.include({ kind: 'template', templateId: 'colecao' });
    });
  });

  describe('a header’s file, by its bytes', () => {
    it('is refused when it is a page that calls itself a picture', async () => {
      const { composer, screen } = await filling('colecao_nova');
      composer.pickHeader(
        new File(['<!doctype html><script>alert(1)</script>'], 'foto.png', { type: 'image/png' }),
      );
      await screen.until(() => screen.words.includes('foto.png não foi anexado'));
      expect(screen.all('.bubble img')).to.have.length(0);
    });

    it('is the last one that was chosen, and goes as it was prepared', async () => {
      const fitted = new Blob(['small enough'], { type: 'image/jpeg' });
      const waiting: ((picture: { blob: Blob; width: number; height: number }) => void)[] = [];
      const media = {
        ...new FakeMedia().tools,
        fitImage: () => new Promise<FittedImage>((resolve) => waiting.push(resolve)),
      };
      const all = await filling('colecao_nova', { environment: { media } });
      const { composer, screen, settle } = all;
      for (const name of ['primeira.png', 'segunda.png']) {
        composer.pickHeader(fileOf(name, 'image/png'));
        await settle();
      }
      await screen.until(() => waiting.length === 2);
      expect(screen.words).to.include('Preparando');
      waiting[1]!({ blob: fitted, width: 2, height: 2 });
      waiting[0]!({ blob: new Blob(['x'], { type: 'image/png' }), width: 1, height: 1 });
      await screen.until(() => screen.words.includes('segunda.jpg'));
      expect(screen.words).to.include('Convertida');
      await pressSend(all);
      await screen.until(() => composer.sent.length === 1);
      expect(all.backend.uploads.map(({ name }) => name)).to.deep.equal(['segunda.jpg']);
    });
  });

  describe('sending', () => {
    const send = async (all: ComposerStage): Promise<void> => {
      all.screen.fill('Assunto', 'a troca do sofá');
      await all.settle();
      await pressSend(all);
    };

    it('sends, closes, and leaves the focus on what waits for the customer', async () => {
      const all = await filling('retomar_conversa | Utilidade · português');
      await send(all);
      expect(all.composer.sent).to.deep.equal([
        {
          kind: 'template',
          templateId: 'retomar',
          language: 'pt_BR',
          params: { 'body:1': 'Helena', 'body:2': 'a troca do sofá' },
        },
      ]);
      expect(all.screen.has('Escolher outro modelo')).to.equal(false);
      expect(all.composer.bar).to.include('Aguardando resposta do cliente');
      expect(all.screen.focused).to.include('Aguardando resposta do cliente');
    });

    it('sends by Enter too', async () => {
      const all = await filling('retomar_conversa');
      all.screen.control('Assunto').focus();
      await sendKeys({ type: 'o sofá' });
      await sendKeys({ press: 'Enter' });
      await all.settle();
      expect(all.composer.sent).to.have.length(1);
    });

    it('asks the host first; when it says no everything stays', async () => {
      const all = await filling('retomar_conversa');
      all.composer.refusing = true;
      await send(all);
      expect(all.composer.asked.map(({ kind }) => kind)).to.deep.equal(['template']);
      expect(all.composer.sent).to.deep.equal([]);
      expect((all.screen.control('Assunto') as HTMLInputElement).value).to.equal('a troca do sofá');
    });

    it('keeps what was filled in, and says so, when it could not be stored', async () => {
      const all = await open({ report: () => undefined });
      await choose(all, 'retomar_conversa');
      all.world.rows().broken = new DOMException('full', 'QuotaExceededError');
      await send(all);
      expect(all.screen.words).to.include('O que você preencheu continua aqui');
      expect((all.screen.control('Assunto') as HTMLInputElement).value).to.equal('a troca do sofá');
      all.world.rows().broken = undefined;
      await pressSend(all);
      expect(all.composer.sent).to.have.length(1);
    });

    it('keeps what was filled in while another message is still being stored', async () => {
      let stored = (): void => undefined;
      const storage = memoryStorage();
      const all = await open({
        environment: {
          openStorage: async () => ({
            ...storage,
            putOutbox: (entry) =>
              new Promise((resolve) => (stored = () => resolve(storage.putOutbox(entry)))),
          }),
        },
      });
      await choose(all, 'retomar_conversa');
      const now = all.world.clock.now();
      all.backend.put('helena', {
        lastInboundAt: now,
        reply: { mode: 'free', until: now + 86_400_000 },
      });
      await all.settle();
      const { conversation } = all.handle.actor.getSnapshot().children;
      const { composer } = conversation!.getSnapshot().children;
      composer!.send({ type: 'message.submit', text: 'Um momento' });
      await send(all);
      expect(all.screen.words).to.include('O que você preencheu continua aqui');
      await all.screen.until(() => (stored(), all.composer.sent.length === 1));
      await pressSend(all);
      await all.screen.until(() => (stored(), all.composer.sent.length === 2));
      await all.settle();
      expect(all.composer.sent.map(({ kind }) => kind)).to.deep.equal(['text', 'template']);
      expect(all.screen.has('Escolher outro modelo')).to.equal(false);
    });

    it('keeps the draft for when the customer answers', async () => {
      const all = await composerStage({ open: 'rogerio' });
      await all.composer.write('Posso confirmar');
      await all.world.clock.pass(13 * 60_000);
      await all.settle();
      all.screen.press('Enviar modelo');
      await all.screen.until(() => all.screen.focused === SEARCH);
      await choose(all, 'retomar_conversa');
      await send(all);
      expect(all.composer.bar).to.include('Seu rascunho está guardado.');
      const now = all.world.clock.now();
      all.backend.put('rogerio', {
        lastInboundAt: now,
        reply: { mode: 'free', until: now + 86_400_000 },
      });
      await all.settle();
      expect(all.composer.field.text).to.equal('Posso confirmar');
    });

    it('stays while the customer answers meanwhile, and goes to an open window too', async () => {
      const all = await filling('retomar_conversa');
      const now = all.world.clock.now();
      all.backend.put('helena', {
        lastInboundAt: now,
        reply: { mode: 'free', until: now + 86_400_000 },
      });
      await all.settle();
      await send(all);
      expect(all.composer.sent).to.have.length(1);
      expect(all.screen.focused).to.equal('Mensagem');
    });

    it('goes away where no template may be sent any more', async () => {
      const all = await filling('retomar_conversa');
      all.backend.put('helena', { assignee: { id: 'bruno', name: 'Bruno Castro' }, allow: [] });
      await all.settle();
      expect(all.screen.has('Escolher outro modelo')).to.equal(false);
      expect(all.composer.bar).to.equal('Bruno Castro está atendendo.');
    });
  });
});
