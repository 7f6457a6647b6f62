import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ChatInbox } from '../../src/components/chat-inbox/chat-inbox.js';
import { covered } from '../../src/components/chat-inbox/keyboard.js';
import type { InboxErrorEvent, InboxUnreadChangedEvent } from '../../src/components/events.js';
import { AdapterError } from '../../src/domain/errors.js';
import {
  agents,
  closeReasons,
  conversation,
  conversations,
  me,
  media,
  sectors,
  talk,
} from '../../stories/fixtures.js';
import { frame } from '../harness/frames.js';
import { InboxHarness, type InboxOptions } from '../harness/inbox.harness.js';
import { MessageFieldHarness } from '../harness/message-field.harness.js';
import { speak, tabBack } from '../harness/page.js';
import { FakeBackend, type FakeOptions } from '../support/fake-backend.js';
import { turn, World } from '../support/world.js';

interface Stage {
  inbox: InboxHarness;
  backend: FakeBackend;
  world: World;
}

/** On the page until the end of the test. */
const open = async (options: InboxOptions): Promise<InboxHarness> =>
  InboxHarness.in(await fixture<HTMLElement>(html`<div></div>`), options);

const begin = (options: FakeOptions = {}): Omit<Stage, 'inbox'> => {
  const world = new World();
  const backend = new FakeBackend({
    now: () => world.clock.now(),
    info: { me },
    conversations: Object.values(conversations),
    messages: talk,
    lookups: { agent: agents, sector: sectors, closeReason: closeReasons },
    media,
    ...options,
  });
  return { world, backend };
};

const show = async (options: FakeOptions & InboxOptions = {}): Promise<Stage> => {
  const { world, backend } = begin(options);
  const inbox = await open({
    adapter: backend.adapter,
    environment: world.environment(),
    ...options,
  });
  await inbox.drawn();
  return { inbox, backend, world };
};

/** Mariana's conversation is open, from the queue of mine. */
const showOpen = async (options: FakeOptions & InboxOptions = {}): Promise<Stage> => {
  const all = await show(options);
  await all.inbox.element.showQueue('mine');
  await all.inbox.drawn();
  await all.inbox.openRow('Mariana Costa');
  return all;
};

describe('chat-inbox', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  it('is accessible, with nothing open and with everything', async () => {
    const { inbox } = await show();
    await expect(inbox.element).to.be.accessible();
    await inbox.element.showQueue('mine');
    await inbox.drawn();
    await inbox.openRow('Mariana Costa');
    await inbox.until(() => inbox.panes.includes('inbox-details'));
    await expect(inbox.element).to.be.accessible();
  });

  describe('its life', () => {
    it('shows nothing without an adapter, and begins with one', async () => {
      const { world, backend } = begin();
      const inbox = await open({ environment: world.environment() });
      expect(backend.opened).to.equal(0);
      expect(inbox.element.openId).to.equal(undefined);
      inbox.element.adapter = backend.adapter;
      await inbox.drawn();
      expect(inbox.list.names).to.include('Tereza Almeida');
      expect(backend.listeners).to.equal(1);
    });

    it('begins anew with another adapter, and leaves the old one', async () => {
      const { inbox, backend } = await showOpen();
      const other = new FakeBackend({
        conversations: [
          conversation({ id: 'x', queue: 'new', contact: { id: 'x', rev: 1, name: 'Xênia' } }),
        ],
      });
      inbox.element.adapter = other.adapter;
      await inbox.drawn();
      expect(backend.listeners).to.equal(0);
      expect(other.listeners).to.equal(1);
      expect(inbox.element.openId).to.equal(undefined);
      expect(inbox.list.names).to.deep.equal(['Xênia']);
      inbox.element.adapter = undefined;
      await inbox.drawn();
      expect(other.listeners).to.equal(0);
      expect(inbox.words).not.to.include('Xênia');
    });

    it('loses nothing when it is moved within the page', async () => {
      const { inbox, backend } = await showOpen();
      inbox.fill('Mensagem', 'Na quinta de manhã');
      const elsewhere = document.createElement('div');
      elsewhere.style.setProperty('height', '640px');
      inbox.element.parentElement!.after(elsewhere);
      elsewhere.append(inbox.element);
      await inbox.drawn();
      expect(backend.opened).to.equal(1);
      expect(backend.listeners).to.equal(1);
      expect(inbox.element.openId).to.equal('mariana');
      expect(inbox.bubbles.length).to.be.greaterThan(3);
      expect((inbox.control('Mensagem') as HTMLTextAreaElement).value).to.equal(
        'Na quinta de manhã',
      );
      inbox.press('Concluir conversa');
      await inbox.sees('Mensagem final');
      elsewhere.remove();
    });

    it('keeps an open dialog open when it is moved', async () => {
      const { inbox } = await showOpen();
      inbox.press('Concluir conversa');
      await inbox.sees('Mensagem final');
      document.body.append(inbox.element);
      await inbox.drawn();
      expect(inbox.all('dialog')).to.have.length(1);
      expect(inbox.has('Motivo')).to.equal(true);
      inbox.element.remove();
    });

    it('ends when it has left the page, and begins anew when it comes back', async () => {
      const { inbox, backend, world } = await showOpen();
      const box = inbox.element.parentElement!;
      inbox.element.remove();
      await turn();
      expect(backend.listeners).to.equal(0);
      expect(world.clock.waiting).to.equal(0);
      expect(world.connectivity.listeners).to.equal(0);
      expect(world.locks.holders).to.equal(0);
      box.append(inbox.element);
      await inbox.drawn();
      expect(backend.listeners).to.equal(1);
      expect(inbox.list.names).to.include('Tereza Almeida');
    });

    it('takes orders before it is connected', async () => {
      const { world, backend } = begin();
      const inbox = await open({ environment: world.environment() });
      inbox.element.adapter = backend.adapter;
      void inbox.element.showQueue('mine');
      void inbox.element.openConversation('rogerio');
      await inbox.drawn();
      await inbox.drawn();
      expect(inbox.element.openId).to.equal('rogerio');
      expect(inbox.list.names).to.include('Mariana Costa');
      expect(inbox.words).to.include('Rogério Tavares');
    });

    it('stands twice on a page, each with its own', async () => {
      const one = await showOpen();
      const two = await show({ lang: 'en' });
      expect(one.inbox.element.openId).to.equal('mariana');
      expect(two.inbox.element.openId).to.equal(undefined);
      expect(one.inbox.has('Concluir conversa')).to.equal(true);
      await two.inbox.sees('No conversation open');
    });
  });

  describe('its words', () => {
    it('are in the language of its attribute', async () => {
      const { inbox } = await show({ lang: 'es' });
      await inbox.sees('Ninguna conversación abierta');
      inbox.element.lang = 'en';
      await inbox.sees('No conversation open');
    });

    it('are else in the language of the nearest ancestor, across shadow roots', async () => {
      speak('pt-BR');
      const { world, backend } = begin();
      const host = await fixture<HTMLElement>(html`<section lang="es"><div></div></section>`);
      const root = host.querySelector('div')!.attachShadow({ mode: 'open' });
      const element = document.createElement('chat-inbox');
      Object.assign(element, { adapter: backend.adapter, environment: world.environment() });
      root.append(element);
      await new InboxHarness(element).sees('Ninguna conversación abierta');
    });

    it('are else in the language of the document, and follow it', async () => {
      const { inbox } = await show({ lang: '' });
      await inbox.sees('Nenhuma conversa aberta');
      speak('en');
      await inbox.sees('No conversation open');
    });

    it('stand the strangest languages', async () => {
      for (const lang of ['pt_BR', 'xx', '!!', 'zh-Hant-TW']) {
        const { inbox } = await show({ lang });
        await inbox.sees('Nenhuma conversa aberta');
      }
    });

    it('give way to those of the host', async () => {
      const { inbox } = await showOpen();
      inbox.element.strings = { close: 'Encerrar chamado', closeSubmit: 'Encerrar' };
      await inbox.drawn();
      expect(inbox.has('Encerrar chamado')).to.equal(true);
      inbox.element.strings = undefined;
      await inbox.drawn();
      expect(inbox.has('Concluir conversa')).to.equal(true);
    });

    it('tell a screen reader their language', async () => {
      const { inbox } = await show({ lang: 'en-GB' });
      await inbox.sees('No conversation open');
      expect(inbox.all('[part=base]')[0]!.lang).to.equal('en');
    });
  });

  describe('its look', () => {
    const ground = (element: ChatInbox): string => getComputedStyle(element).backgroundColor;

    it('is light or dark as it is told, and else as the page is', async () => {
      const { inbox } = await show();
      const light = ground(inbox.element);
      inbox.element.theme = 'dark';
      await inbox.drawn();
      const dark = ground(inbox.element);
      expect(dark).not.to.equal(light);
      inbox.element.theme = 'auto';
      document.documentElement.style.setProperty('color-scheme', 'dark');
      await inbox.drawn();
      expect(ground(inbox.element)).to.equal(dark);
      inbox.element.theme = 'light';
      await inbox.drawn();
      expect(ground(inbox.element)).to.equal(light);
      document.documentElement.style.removeProperty('color-scheme');
    });

    it('is denser when it is told', async () => {
      const { inbox } = await show();
      const tall = inbox.list.rows[0]!.box.height;
      inbox.element.density = 'compact';
      await inbox.drawn();
      expect(inbox.list.rows[0]!.box.height).to.be.lessThan(tall);
    });

    it('can be changed by parts', async () => {
      const style = document.createElement('style');
      style.textContent = [
        'queue',
        'rows',
        'search',
        'header',
        'messages',
        'composer',
        'list',
        'details',
      ]
        .map((part, at) => `chat-inbox::part(${part}) { outline: ${at + 1}px solid red; }`)
        .join('\n');
      document.head.append(style);
      const { inbox } = await showOpen();
      await inbox.until(() => inbox.panes.includes('inbox-details'));
      const widths = new Set(
        inbox.all('*').flatMap((each) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(each);
          return outlineStyle === 'solid' ? [outlineWidth] : [];
        }),
      );
      style.remove();
      expect([...widths].sort()).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8].map((px) => `${px}px`));
    });
  });

  describe('what it tells its host', () => {
    it('is ready once, and who waits', async () => {
      const { inbox } = await show();
      expect(inbox.heard).to.have.members(['inbox-unread-changed', 'inbox-ready']);
      await inbox.element.showQueue('mine');
      await inbox.drawn();
      expect(inbox.heard.filter((fact) => fact === 'inbox-ready')).to.have.length(1);
    });

    it('leaves its element, and a shadow root around it', async () => {
      const { inbox } = await show();
      const [fact] = inbox.facts;
      expect(fact).to.include({ bubbles: true, composed: true });
    });

    it('counts who waits and what is unread', async () => {
      const { inbox, backend } = await show();
      backend.tell({
        type: 'counts',
        counts: { new: { total: 7 }, mine: { total: 4, unread: 3 } },
      });
      await inbox.drawn();
      const last = inbox.facts.at(-1) as InboxUnreadChangedEvent;
      expect(last).to.include({ waiting: 7, unread: 3 });
      expect(inbox.element).to.include({ waiting: 7, unread: 3 });
      const before = inbox.facts.length;
      backend.tell({ type: 'counts', counts: { new: { total: 7 }, closed: { total: 9 } } });
      await inbox.drawn();
      expect(inbox.facts).to.have.length(before);
    });

    it('is each conversation that is opened, each time', async () => {
      const { inbox } = await showOpen();
      const opened = () =>
        inbox.facts.flatMap((fact) =>
          'contactId' in fact
            ? [(fact as unknown as { conversationId: string }).conversationId]
            : [],
        );
      expect(opened()).to.deep.equal(['mariana']);
      await inbox.openRow('Rogério Tavares');
      await inbox.openRow('Mariana Costa');
      await inbox.openRow('Mariana Costa');
      expect(opened()).to.deep.equal(['mariana', 'rogerio', 'mariana']);
    });

    it('is what the agent has done, once the backend has done it', async () => {
      const { inbox, backend, world } = await show();
      await inbox.openRow('João Pedro Sampaio');
      inbox.press('Continuar conversa');
      await inbox.until(() => inbox.has('Mensagem'));
      await inbox.write('Bom dia!');
      await world.clock.pass(100);
      await inbox.until(() => inbox.heard.includes('inbox-message-sent'));
      inbox.press('Concluir conversa');
      await inbox.pressWhenThere('Mensagem final');
      inbox.choose('Motivo', 'Resolvido');
      await inbox.drawn();
      inbox.press('Concluir');
      await inbox.until(() => inbox.heard.includes('inbox-conversation-closed'));
      const done = inbox.facts.filter(({ type }) => /claimed|sent|closed|transferred/.test(type));
      expect(done.map(({ type }) => type)).to.deep.equal([
        'inbox-conversation-claimed',
        'inbox-message-sent',
        'inbox-conversation-closed',
      ]);
      for (const fact of done) expect(fact).to.include({ conversationId: 'joao' });
      expect(done[1]).to.include({
        messageId: [...backend.messages.values()].find(
          ({ content }) => content.kind === 'text' && content.text === 'Bom dia!',
        )!.id,
      });
    });

    it('is not what a colleague has done', async () => {
      const { inbox, backend } = await showOpen();
      backend.put('mariana', { queue: 'closed', closed: { at: 1 }, allow: [] });
      await inbox.drawn();
      expect(inbox.heard).not.to.include('inbox-conversation-closed');
    });

    it('is a transfer also where the conversation is gone with it', async () => {
      const { inbox } = await showOpen();
      inbox.press('Transferir conversa');
      await inbox.pressWhenThere(/^Suporte/);
      await inbox.drawn();
      inbox.press('Transferir');
      await inbox.until(() => inbox.heard.includes('inbox-conversation-transferred'));
      await inbox.drawn();
      expect(inbox.element.openId).to.equal(undefined);
      expect(inbox.all('dialog')).to.have.length(0);
    });

    const errors = (inbox: InboxHarness): string[] =>
      inbox.facts.flatMap((fact) =>
        fact.type === 'inbox-error' ? [(fact as InboxErrorEvent).code] : [],
      );

    it('is a refused command, with its code', async () => {
      const { inbox, backend } = await show();
      backend.rules.claim = new AdapterError('forbidden');
      await inbox.openRow('João Pedro Sampaio');
      inbox.press('Continuar conversa');
      await inbox.until(() => errors(inbox).length > 0);
      expect(errors(inbox)).to.deep.equal(['forbidden']);
    });

    it('is a lost connection once, however often it is tried', async () => {
      const { inbox, backend, world } = await show();
      backend.rules.open = new AdapterError('unavailable');
      backend.drop(new AdapterError('unavailable'));
      await world.clock.pass(120_000);
      await inbox.drawn();
      expect(backend.opened).to.be.greaterThan(3);
      expect(errors(inbox)).to.deep.equal(['unavailable']);
    });

    it('is each refused sign-in, until the host signs in again', async () => {
      const { inbox, backend } = await show();
      backend.rules.open = new AdapterError('unauthorized');
      backend.drop(new AdapterError('unauthorized'));
      await inbox.sees('Sua sessão terminou');
      inbox.press('Entrar de novo');
      await inbox.until(() => errors(inbox).length === 2);
      expect(errors(inbox)).to.deep.equal(['unauthorized', 'unauthorized']);
      delete backend.rules.open;
      await inbox.element.reconnect();
      await inbox.drawn();
      expect(inbox.words).not.to.include('Sua sessão terminou');
      expect(inbox.list.names).to.include('Tereza Almeida');
    });

    it('is a storage that is full: the message stays in the field', async () => {
      const { world, backend } = begin();
      const rows = world.rows(`fake:${me.id}`);
      const inbox = await open({ adapter: backend.adapter, environment: world.environment() });
      await inbox.element.openConversation('mariana');
      await inbox.until(() => inbox.has('Mensagem'));
      rows.broken = new DOMException('full', 'QuotaExceededError');
      inbox.fill('Mensagem', 'Não cabe');
      await inbox.drawn();
      inbox.press('Enviar');
      await inbox.sees('A mensagem não pôde ser guardada');
      expect((inbox.control('Mensagem') as HTMLTextAreaElement).value).to.equal('Não cabe');
      expect(errors(inbox)).to.include('storage');
    });

    it('is what a backend tells that nobody can read', async () => {
      const { inbox, backend } = await show();
      backend.tellRaw({ type: 'conversation', conversation: { id: 7 } });
      await inbox.until(() => errors(inbox).length > 0);
      expect(errors(inbox)).to.deep.equal(['malformed']);
    });

    it('is never a request between its own panes', async () => {
      const { inbox } = await showOpen({ width: 900 });
      const leaked: string[] = [];
      for (const type of [
        'inbox-announce',
        'inbox-details',
        'inbox-edit',
        'inbox-draft',
        'inbox-resize',
      ]) {
        inbox.element.parentElement!.addEventListener(type, () => leaked.push(type));
      }
      inbox.press('Detalhes do contato');
      await inbox.until(() => inbox.panes.includes('inbox-details'));
      inbox.press('Fechar');
      await inbox.drawn();
      inbox.fill('Mensagem', 'oi');
      inbox.press('Enviar protocolo ao cliente');
      await inbox.drawn();
      expect(leaked).to.deep.equal([]);
      expect(inbox.announced).to.include('Protocolo enviado ao cliente');
    });
  });

  describe('what its host sets and decides', () => {
    it('is what Enter does in the message field', async () => {
      const { inbox, backend } = await showOpen();
      inbox.element.setAttribute('enter', 'break');
      await inbox.until(() => inbox.has('Mensagem'));
      const field = new MessageFieldHarness(inbox);
      await field.type('Bom');
      await field.press('Enter');
      await field.type('dia');
      expect(field.text).to.equal('Bom\ndia');
      await field.press('Enter', { shift: true });
      await inbox.until(() => backend.executed.length > 0);
      expect(backend.executed[0]).to.deep.include({ content: { kind: 'text', text: 'Bom\ndia' } });
    });

    it('is whether another template may follow one', async () => {
      const { inbox } = await show();
      const reopen = async () => {
        await inbox.element.openConversation('sergio');
        await inbox.sees('Aguardando resposta do cliente');
        return inbox.has('Enviar modelo');
      };
      expect(await reopen()).to.equal(false);
      inbox.element.setAttribute('after-template', 'templates');
      await inbox.drawn();
      expect(inbox.element.openId, 'it begins anew').to.equal(undefined);
      expect(await reopen()).to.equal(true);
    });

    it('is that nothing is sent, handed over or closed', async () => {
      const { inbox, backend } = await showOpen();
      const asked: string[] = [];
      for (const question of ['send', 'transfer', 'close']) {
        inbox.element.parentElement!.addEventListener(`inbox-before-${question}`, (event) => {
          asked.push(question);
          event.preventDefault();
        });
      }
      await inbox.until(() => inbox.has('Mensagem'));
      inbox.fill('Mensagem', 'Bom dia');
      await inbox.drawn();
      inbox.press('Enviar');
      inbox.press('Transferir conversa');
      await inbox.pressWhenThere(/^Suporte/);
      await inbox.drawn();
      inbox.press('Transferir');
      await inbox.drawn();
      inbox.press('Cancelar');
      await inbox.drawn();
      inbox.press('Concluir conversa');
      await inbox.pressWhenThere('Pesquisa de satisfação');
      inbox.choose('Motivo', 'Resolvido');
      await inbox.drawn();
      inbox.press('Concluir');
      await inbox.drawn();
      expect(asked).to.deep.equal(['send', 'transfer', 'close']);
      const done = backend.executed.filter(({ type }) => type !== 'read');
      expect(done).to.deep.equal([]);
    });
  });

  it('keeps all that is on the screen when the session is over, and what is written', async () => {
    const { inbox, backend } = await showOpen();
    await inbox.until(() => inbox.has('Mensagem'));
    inbox.fill('Mensagem', 'Na quinta de manhã');
    const { bubbles } = inbox;
    const { names } = inbox.list;
    backend.rules.open = new AdapterError('unauthorized');
    backend.drop(new AdapterError('unauthorized'));
    await inbox.sees('Sua sessão terminou');
    expect(inbox.bubbles).to.deep.equal(bubbles);
    expect(inbox.list.names).to.deep.equal(names);
    expect((inbox.control('Mensagem') as HTMLTextAreaElement).value).to.equal('Na quinta de manhã');
    delete backend.rules.open;
    inbox.press('Entrar de novo');
    await inbox.until(() => !inbox.words.includes('Sua sessão terminou'));
    expect((inbox.control('Mensagem') as HTMLTextAreaElement).value).to.equal('Na quinta de manhã');
  });

  it('draws its list from one request, and asks for nothing else', async () => {
    const { world, backend } = begin();
    const asked: string[] = [];
    for (const call of ['listConversations', 'listMessages', 'lookup', 'media'] as const) {
      backend.rules[call] = () => void asked.push(call);
    }
    const inbox = await open({ adapter: backend.adapter, environment: world.environment() });
    await inbox.until(() => inbox.list.names.includes('Tereza Almeida'));
    await inbox.drawn();
    expect(asked).to.deep.equal(['listConversations']);
    expect(inbox.queue('Novos')).to.match(/\d+ esperando/);
  });

  describe('its layout, by its own width', () => {
    const table: [width: number, empty: string[], open: string[]][] = [
      [1600, ['list', 'conversation'], ['list', 'conversation', 'details']],
      [1100, ['list', 'conversation'], ['list', 'conversation', 'details']],
      [1099, ['list', 'conversation'], ['list', 'conversation']],
      [720, ['list', 'conversation'], ['list', 'conversation']],
      [719, ['list'], ['conversation']],
      [320, ['list'], ['conversation']],
    ];
    const short = ({ panes }: InboxHarness) => panes.map((tag) => tag.replace('inbox-', ''));

    for (const [width, empty, open] of table) {
      it(`at ${width} px: ${open.join(' │ ')}`, async () => {
        const { inbox } = await show({ width });
        expect(short(inbox)).to.deep.equal(empty);
        await inbox.element.openConversation('mariana');
        await inbox.until(() => short(inbox).join() === open.join(), 'other panes');
        expect(inbox.element.scrollWidth).to.equal(width);
        const { height } = inbox.element.getBoundingClientRect();
        expect(height).to.equal(640);
      });
    }

    it('comes back to where she read, by the list in between', async () => {
      const messages = Array.from({ length: 40 }, (_, at) => ({
        ...talk[0]!,
        id: `m-${at}`,
        order: String(at).padStart(8, '0'),
        content: { kind: 'text', text: `Mensagem ${at} ${'x '.repeat(80)}` } as const,
      }));
      const { inbox } = await showOpen({ width: 500, messages });
      const thread = () => inbox.all('inbox-thread')[0]!.shadowRoot!;
      const scroller = () => thread().querySelector('[part=scroller]')!;
      const topOf = (id: string) =>
        thread().querySelector(`[data-key=${id}]`)?.getBoundingClientRect().top ?? NaN;
      await inbox.until(() => scroller().scrollTop > 1000);
      scroller().scrollTop -= 700;
      await frame();
      await frame();
      const top = topOf('m-30');
      inbox.press('Voltar');
      await inbox.drawn();
      expect(inbox.all('inbox-thread')).to.have.length(0);
      await inbox.openRow('Mariana Costa');
      await inbox.until(() => Math.abs(topOf('m-30') - top) <= 1);
    });

    it('follows its width', async () => {
      const { inbox } = await showOpen({ width: 1280 });
      await inbox.until(() => short(inbox).length === 3);
      await inbox.resize(900);
      expect(short(inbox)).to.deep.equal(['list', 'conversation']);
      await inbox.resize(500);
      expect(short(inbox)).to.deep.equal(['conversation']);
      expect(inbox.has('Voltar')).to.equal(true);
      await inbox.resize(1280);
      expect(short(inbox)).to.have.length(3);
      expect(inbox.has('Voltar')).to.equal(false);
    });

    it('folds the details beside the conversation, and remembers it', async () => {
      const { inbox } = await showOpen();
      await inbox.until(() => short(inbox).length === 3);
      const button = inbox.control('Detalhes do contato');
      expect(button.ariaExpanded).to.equal('true');
      button.focus();
      button.click();
      await inbox.drawn();
      expect(short(inbox)).to.have.length(2);
      expect(inbox.control('Detalhes do contato').ariaExpanded).to.equal('false');
      await inbox.openRow('Rogério Tavares');
      expect(short(inbox)).to.have.length(2);
    });

    it('has no details where the host shows its own', async () => {
      const { inbox } = await show();
      inbox.element.noDetails = true;
      await inbox.element.openConversation('mariana');
      await inbox.drawn();
      expect(short(inbox)).to.deep.equal(['list', 'conversation']);
      expect(inbox.has('Detalhes do contato')).to.equal(false);
    });

    it('lets the agent set the widths, by keyboard too, and says them to the host', async () => {
      const { inbox } = await showOpen();
      const list = inbox.all('[part=list]')[0]!;
      expect(list.getBoundingClientRect().width).to.equal(340);
      inbox.control('Largura da lista').focus();
      await sendKeys({ press: 'ArrowRight' });
      await inbox.drawn();
      expect(list.getBoundingClientRect().width).to.equal(356);
      expect(inbox.element.getAttribute('list-width')).to.equal('356');
      await sendKeys({ press: 'Enter' });
      await inbox.drawn();
      expect(list.getBoundingClientRect().width).to.equal(340);
      inbox.element.detailsWidth = 400;
      await inbox.drawn();
      expect(inbox.all('[part=details]')[0]!.getBoundingClientRect().width).to.equal(400);
    });

    it('keeps its rows where they are when a short loss comes and goes', async () => {
      const { inbox, backend, world } = await show();
      const top = () => inbox.list.rows[0]!.box.top;
      const before = top();
      backend.drop();
      await inbox.drawn();
      expect(top()).to.equal(before);
      await world.clock.pass(5000);
      await inbox.drawn();
      expect(top()).to.equal(before);
      expect(inbox.words).not.to.include('Sem conexão');
    });
  });

  describe('the focus, with one pane at a time', () => {
    it('goes to the conversation, and returns to its row', async () => {
      const { inbox } = await show({ width: 400 });
      const [, row] = inbox.list.rows;
      row!.element.focus();
      await sendKeys({ press: 'Enter' });
      await inbox.until(() => inbox.element.openId === 'joao');
      await inbox.until(() => inbox.focused === 'Conversa com João Pedro Sampaio');
      inbox.press('Voltar');
      await inbox.until(() => inbox.list.focused === 'João Pedro Sampaio');
      expect(inbox.element.openId).to.equal(undefined);
    });

    it('does not come from elsewhere on the page', async () => {
      const { inbox } = await show({ width: 400 });
      const button = document.createElement('button');
      document.body.append(button);
      button.focus();
      await inbox.element.openConversation('mariana');
      await inbox.drawn();
      expect(document.activeElement === button).to.equal(true);
      button.remove();
    });

    it('stays in the list beside the conversation', async () => {
      const { inbox } = await show({ width: 900 });
      const [, row] = inbox.list.rows;
      row!.element.focus();
      await sendKeys({ press: 'Enter' });
      await inbox.until(() => inbox.element.openId === 'joao');
      await inbox.drawn();
      expect(inbox.list.focused).to.equal('João Pedro Sampaio');
    });
  });

  it('leads with the focus to a message that was not sent, out of sight', async () => {
    const { inbox, backend } = await showOpen();
    backend.rules.send = new AdapterError('undeliverable');
    await inbox.write('Na quinta de manhã');
    await inbox.until(() => inbox.has('Tentar de novo'));
    await inbox.openRow('Rogério Tavares');
    await inbox.sees('Uma mensagem para Mariana Costa não foi enviada.');
    inbox.control('Abrir conversa').focus();
    inbox.press('Abrir conversa');
    await inbox.until(() => inbox.focused === 'Conversa com Mariana Costa');
    await inbox.until(() => inbox.has('Tentar de novo'));
    expect(inbox.has('Abrir conversa')).to.equal(false);
  });

  describe('the details that slide over', () => {
    const slide = async (width = 900): Promise<Stage> => {
      const all = await showOpen({ width });
      if (!all.inbox.has('Detalhes do contato')) all.inbox.press('Mais ações');
      await all.inbox.until(() => all.inbox.has('Detalhes do contato'));
      all.inbox.control('Detalhes do contato').focus();
      all.inbox.press('Detalhes do contato');
      await all.inbox.until(() => all.inbox.focused === 'Fechar', 'The focus stayed behind');
      return all;
    };

    it('take the focus, leave nothing to be used under them, and give the focus back', async () => {
      const { inbox } = await slide();
      expect(inbox.has('Mensagem')).to.equal(false);
      await sendKeys({ press: 'Escape' });
      await inbox.drawn();
      expect(inbox.panes).not.to.include('inbox-details');
      expect(inbox.focused).to.equal('Detalhes do contato');
      expect(inbox.has('Mensagem')).to.equal(true);
    });

    it('stay when Esc gives up an edit inside them', async () => {
      const { inbox } = await slide();
      inbox.press('Editar e-mail');
      await inbox.drawn();
      await sendKeys({ press: 'Escape' });
      await inbox.drawn();
      expect(inbox.panes).to.include('inbox-details');
      expect(inbox.focused).to.equal('Editar e-mail');
    });

    it('go away for the earlier conversation that is opened in them', async () => {
      const { inbox } = await slide(400);
      await inbox.pressWhenThere(/^2026021800042/);
      await inbox.until(() => inbox.element.openId === 'mariana-1');
      await inbox.drawn();
      expect(inbox.panes).to.deep.equal(['inbox-conversation']);
      expect(inbox.has('Voltar à conversa atual')).to.equal(true);
      expect(inbox.has('Concluir conversa')).to.equal(false);
      inbox.press('Voltar à conversa atual');
      await inbox.drawn();
      expect(inbox.element.openId).to.equal('mariana');
    });

    it('leave the focus with the conversation that is read, there and back', async () => {
      const { inbox } = await slide();
      await inbox.until(() => inbox.has(/^2026021800042/));
      const use = (name: string | RegExp): void => {
        inbox.control(name).focus();
        inbox.press(name);
      };
      use(/^2026021800042/);
      await inbox.until(() => inbox.element.openId === 'mariana-1');
      await inbox.until(() => inbox.focused === 'Conversa com Mariana Costa', 'Lost on the way');
      use('Voltar à conversa atual');
      await inbox.until(() => inbox.element.openId === 'mariana');
      await inbox.until(
        () => inbox.focused === 'Conversa com Mariana Costa',
        'Lost on the way back',
      );
    });
  });

  describe('after a conversation was handed over or closed', () => {
    const close = async (inbox: InboxHarness): Promise<void> => {
      inbox.control('Concluir conversa').focus();
      inbox.press('Concluir conversa');
      await inbox.pressWhenThere('Pesquisa de satisfação');
      inbox.choose('Motivo', 'Resolvido');
      await inbox.drawn();
      inbox.press('Concluir');
      await inbox.until(() => inbox.announced.includes('Conversa concluída'));
      await inbox.drawn();
    };

    const closeIn = async (width: number): Promise<InboxHarness> => {
      const { inbox } = await showOpen({ width });
      await close(inbox);
      return inbox;
    };

    it('says so, and goes on from the list', async () => {
      const inbox = await closeIn(1000);
      expect(inbox.all('dialog')).to.have.length(0);
      expect(inbox.list.names).to.include(inbox.list.focused);
    });

    it('goes on from the list where there is nothing in it, too', async () => {
      const { inbox } = await showOpen({ width: 1000, conversations: [conversations.mariana] });
      await inbox.element.showQueue('others');
      await inbox.until(() => inbox.list.names.length === 0);
      await close(inbox);
      await inbox.until(() => inbox.focused === 'Conversas', 'The focus was lost');
    });

    it('goes back to the list where only one pane is shown', async () => {
      const inbox = await closeIn(400);
      await inbox.until(() => inbox.panes.join() === 'inbox-list');
      expect(inbox.list.names).to.include(inbox.list.focused);
    });
  });

  describe('its slots', () => {
    const slots = ['list-start', 'list-end', 'empty', 'header-end', 'details-end'];

    it('take what the host adds', async () => {
      const { inbox } = await show();
      for (const slot of slots) {
        const own = document.createElement('span');
        own.slot = slot;
        own.textContent = `host ${slot}`;
        inbox.element.append(own);
      }
      await inbox.sees('host empty');
      expect(inbox.words).not.to.include('Nenhuma conversa aberta');
      await inbox.element.openConversation('mariana');
      for (const slot of slots.filter((each) => each !== 'empty')) await inbox.sees(`host ${slot}`);
      expect(inbox.words).not.to.include('host empty');
    });

    it('take a whole layout of the host, made of the panes', async () => {
      const { inbox } = await show();
      const own = document.createElement('div');
      own.slot = 'layout';
      own.append(
        document.createElement('inbox-list'),
        document.createElement('inbox-conversation'),
      );
      inbox.element.append(own);
      await inbox.drawn();
      const pane = new InboxHarness(inbox.element);
      await pane.sees('Tereza Almeida');
      expect(pane.all('inbox-list')).to.have.length(1);
      await inbox.element.openConversation('mariana');
      await pane.sees('Pode ser na quinta de manhã?');
      own.remove();
      await inbox.until(() => inbox.has('Concluir conversa'));
    });
  });

  describe('the phone’s keyboard', () => {
    const viewport = { offsetTop: 0, height: 400, scale: 1 };
    it('never covers the field', () => {
      expect(covered({ bottom: 700 }, viewport, 700)).to.equal(300);
      expect(covered({ bottom: 600 }, viewport, 700)).to.equal(200);
      expect(covered({ bottom: 300 }, viewport, 700)).to.equal(0);
      expect(covered({ bottom: 2000 }, viewport, 700)).to.equal(300);
      expect(covered({ bottom: 700 }, { ...viewport, height: 700 }, 700)).to.equal(0);
      expect(covered({ bottom: 700 }, { ...viewport, scale: 1.8 }, 700)).to.equal(0);
    });
  });

  it('is walked through by Tab alone, in reading order, and out again', async () => {
    const { inbox } = await showOpen({ width: 900 });
    inbox.control(/^Meus/).focus();
    const way: string[] = [];
    for (let stop = 0; stop < 24 && inbox.element.matches(':focus-within'); stop += 1) {
      way.push(inbox.focused.replace(/ .*/, '') || '?');
      await sendKeys({ press: 'Tab' });
    }
    expect(way.join(' ')).to.match(
      /^Meus, Buscar .*Largura .*Editar Buscar Transferir Concluir Detalhes Copiar Copiar Enviar .*Emoji Anexar Mensagem/,
    );
    expect(inbox.element.matches(':focus-within')).to.equal(false);
    await tabBack();
    expect(inbox.element.matches(':focus-within')).to.equal(true);
  });
});
