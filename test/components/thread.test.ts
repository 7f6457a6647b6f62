import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { InboxBeforeSendEvent } from '../../src/components/events.js';
import type { InboxLightbox } from '../../src/components/parts/lightbox/lightbox.js';
import type { CommandOf } from '../../src/domain/commands.js';
import { AdapterError } from '../../src/domain/errors.js';
import type { Content, Message } from '../../src/domain/message.js';
import type { OutboxEntry } from '../../src/domain/outbox.js';
import {
  answer,
  conversations,
  entry,
  message,
  notice,
  NOW,
  talk,
} from '../../stories/fixtures.js';
import { deepActive, drawn } from '../harness/deep.js';
import { frame } from '../harness/frames.js';
import { speak } from '../harness/page.js';
import { ThreadHarness } from '../harness/thread.harness.js';
import { waitUntil } from '../harness/wait-until.js';

const open = async (messages: Message[] = talk) =>
  (await ThreadHarness.open({ open: 'mariana', messages })).wander();
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('inbox-thread', () => {
  before(() => speak('pt-BR'));
  after(() => speak('en'));

  describe('shows', () => {
    it('the messages in order, with day marks and system lines', async () => {
      const DAY = 86_400_000;
      const thread = await open([
        message('um', { at: NOW - 9 * DAY }),
        message('dois', { at: NOW - DAY }),
        notice('claimed', { agent: 'Ana' }, { at: NOW - 60_000 }),
        answer('três', { at: NOW }),
      ]);
      expect(thread.bubbles.map(({ name }) => name.split('. ')[1] ?? name)).to.deep.equal([
        'um',
        'dois',
        'Ana assumiu a conversa',
        'três',
      ]);
      const marks = [...thread.root.querySelectorAll('inbox-day-mark')];
      expect(marks.map(({ shadowRoot }) => shadowRoot!.textContent.trim())).to.deep.equal([
        '1 de março',
        'Ontem',
        'Hoje',
      ]);
    });

    it('bubbles of a group 2 px apart, and groups 12 px', async () => {
      const thread = await open([
        message('um', { at: NOW - 3000 }),
        message('dois', { at: NOW - 2000 }),
        answer('três', { at: NOW - 1000 }),
      ]);
      const [one, two, three] = thread.bubbles.map(({ box }) => box);
      expect(two!.top - one!.bottom).to.equal(2);
      expect(three!.top - two!.bottom).to.equal(12);
    });

    it('the beginning of the conversation', async () => {
      expect((await open()).text).to.include('Início da conversa');
    });

    it('that there are none', async () => {
      const thread = await open([]);
      expect(thread.text).to.equal('Nenhuma mensagem ainda.');
      thread.backend.say({ conversationId: 'mariana' });
      await waitUntil(() => thread.bubbles.length === 1);
    });

    it('a skeleton, but not in the first 150 ms', async () => {
      const thread = await ThreadHarness.open({ open: 'mariana', rules: { listMessages: 'hang' } });
      const ghost = thread.root.querySelector<HTMLElement>('[role=status]')!;
      expect(ghost.ariaLabel).to.equal('Carregando…');
      const [appearing] = ghost.getAnimations();
      expect(appearing?.effect?.getTiming().duration ?? 150).to.equal(150);
      await appearing?.finished;
      expect(ghost.checkVisibility({ visibilityProperty: true })).to.equal(true);
    });

    it('that they could not be read, until they can', async () => {
      const rules = { listMessages: new AdapterError('unavailable') };
      const thread = await ThreadHarness.open({ open: 'mariana', rules });
      expect(thread.text).to.include('Não foi possível carregar.');
      delete thread.backend.rules.listMessages;
      thread.press('Tentar de novo');
      await waitUntil(() => thread.count === talk.length);
      await pause(600);
      expect(thread.announced).to.deep.equal([]);
    });

    it('where the unread ones begin', async () => {
      const thread = await ThreadHarness.open({
        open: 'rogerio',
        conversations: [{ ...conversations.rogerio, unread: 2 }],
        messages: ['a', 'b', 'c'].map((text) => message(text, { conversationId: 'rogerio' })),
      });
      const line = thread.root.querySelector('.unread')!;
      expect(line.textContent).to.equal('2 mensagens novas');
      expect(line.nextElementSibling === thread.bubbles[1]!.element).to.equal(true);
      thread.backend.say({ conversationId: 'rogerio' });
      await waitUntil(() => thread.bubbles.length === 4);
      expect(line.textContent).to.equal('2 mensagens novas');
    });

    it('who is typing, without moving anything', async () => {
      const thread = await open();
      const typing = (until: number) =>
        thread.backend.tell({
          type: 'typing',
          conversationId: 'mariana',
          who: { id: 'mariana', name: 'Mariana' },
          until,
        });
      const moved = await thread.movement(
        thread.last,
        () => typing(thread.handle.store.now() + 9000),
        10,
      );
      expect(thread.text).to.include('Mariana está digitando…');
      expect(moved).to.be.below(1);
    });
  });

  describe('keeps the node of a message I send', () => {
    const removed = (thread: ThreadHarness): Node[] => {
      const gone: Node[] = [];
      new MutationObserver((records) => {
        for (const { removedNodes } of records) gone.push(...removedNodes);
      }).observe(thread.root.querySelector('[role=list]')!, { childList: true });
      return gone;
    };
    const sent = async (thread: ThreadHarness) => {
      thread.send('Já vejo.');
      await waitUntil(() => thread.last.name.includes('Já vejo.'));
      return thread.last.element;
    };

    it('when the answer comes before the event', async () => {
      const thread = await open();
      const gone = removed(thread);
      const tell = thread.backend.tell.bind(thread.backend);
      const held: Parameters<typeof tell>[] = [];
      thread.backend.tell = (event) => void held.push([event]);
      const node = await sent(thread);
      await waitUntil(() => thread.last.status === 'Enviada');
      for (const event of held) tell(...event);
      await pause(50);
      expect(thread.last.element === node).to.equal(true);
      expect(thread.bubbles).to.have.length(talk.length + 1);
      expect(gone.filter((each) => each instanceof Element)).to.have.length(0);
    });

    it('when the event comes before the answer', async () => {
      const thread = await open();
      const gone = removed(thread);
      let answerNow = (): void => undefined;
      thread.backend.rules.send = () => {
        thread.backend.perform(thread.backend.executed.at(-1)!);
        return new Promise((resolve) => (answerNow = resolve));
      };
      const node = await sent(thread);
      await waitUntil(() => thread.last.status === 'Enviada');
      answerNow();
      await pause(50);
      expect(thread.last.element === node).to.equal(true);
      expect(thread.bubbles).to.have.length(talk.length + 1);
      expect(gone.filter((each) => each instanceof Element)).to.have.length(0);
    });
  });

  describe('announces', () => {
    const said = async (thread: ThreadHarness) => {
      await pause(600);
      return thread.announced;
    };

    it('a new message of the customer once, by name and text without marks', async () => {
      const thread = await open();
      thread.backend.say({
        conversationId: 'mariana',
        content: { kind: 'text', text: '*Oi* de novo' },
      });
      expect(await said(thread)).to.deep.equal(['Mariana Costa: Oi de novo']);
    });

    it('a picture by its kind', async () => {
      const thread = await open();
      const media = { id: 'sofa', mime: 'image/jpeg' };
      thread.backend.say({
        conversationId: 'mariana',
        content: { kind: 'image', media, caption: 'Veja' },
      });
      expect(await said(thread)).to.deep.equal(['Mariana Costa: Foto, Veja']);
    });

    it('a burst as a count', async () => {
      const thread = await open();
      for (let count = 0; count < 5; count += 1) {
        thread.backend.say({ conversationId: 'mariana' });
        await frame();
      }
      expect(await said(thread)).to.deep.equal(['5 mensagens novas de Mariana Costa']);
    });

    it('nothing of what was only loaded, changed, or said by others than the customer', async () => {
      const long = Array.from({ length: 90 }, (_, at) => message(`Mensagem ${at}`));
      const thread = await open(long);
      await thread.scrollTo(0);
      await waitUntil(() => thread.count > 60);
      const id = long[80]!.id;
      thread.backend.say({ id, conversationId: 'mariana', reactions: [{ emoji: '👍', by: 'M' }] });
      thread.backend.say({ id, conversationId: 'mariana', editedAt: NOW });
      thread.backend.say({
        conversationId: 'mariana',
        order: '99999998',
        direction: 'out',
        author: { kind: 'agent', id: 'bruno', name: 'Bruno' },
        status: 'sent',
      });
      thread.backend.say({
        conversationId: 'mariana',
        order: '99999999',
        author: { kind: 'system' },
        content: { kind: 'notice', code: 'claimed' },
      });
      thread.send('Minha resposta');
      thread.element.requestUpdate();
      expect(await said(thread)).to.deep.equal([]);
    });

    it('what was missed while the connection was gone, as a count', async () => {
      const thread = await open();
      thread.backend.info.resumable = false;
      thread.backend.forgetCursors();
      thread.backend.drop();
      thread.backend.say({ conversationId: 'mariana' });
      thread.backend.say({ conversationId: 'mariana' });
      await waitUntil(() => thread.bubbles.length === talk.length + 2);
      expect(await said(thread)).to.deep.equal(['2 mensagens novas de Mariana Costa']);
    });
  });

  describe('tells what has been seen', () => {
    const reads = (thread: ThreadHarness) =>
      thread.backend.executed
        .filter(({ type }) => type === 'read')
        .map((each) => 'upTo' in each && each.upTo);

    it('when the last message of mine is on the screen', async () => {
      const thread = await open();
      const said = thread.backend.say({ conversationId: 'mariana' });
      await waitUntil(() => reads(thread).includes(said.order));
    });

    it('never while a conversation is only read', async () => {
      for (const id of ['tereza', 'carlos', 'patricia'] as const) {
        const thread = await ThreadHarness.open({
          open: id,
          messages: [message('oi', { conversationId: id })],
        });
        thread.backend.say({ conversationId: id });
        await pause(500);
        expect(reads(thread)).to.deep.equal([]);
      }
    });

    it('not while she reads above it, nor while the pane is hidden', async () => {
      const thread = await open(Array.from({ length: 30 }, (_, at) => message(`Mensagem ${at}`)));
      await pause(400);
      const before = reads(thread).length;
      await thread.scrollTo(100);
      const said = thread.backend.say({ conversationId: 'mariana', order: '99999999' });
      await pause(500);
      expect(reads(thread)).to.have.length(before);
      thread.element.hidden = true;
      await thread.scrollTo(9e9);
      await pause(500);
      expect(reads(thread)).to.have.length(before);
      thread.element.hidden = false;
      await thread.scrollTo(9e9);
      await waitUntil(() => reads(thread).includes(said.order));
    });
  });

  describe('by keyboard', () => {
    it('moves between messages, into their actions and out to the message field', async () => {
      const thread = await open();
      let left = 0;
      thread.element.addEventListener('inbox-focus-composer', () => (left += 1));
      const at = () =>
        thread.bubbles.findIndex(({ element }) => element === thread.root.activeElement);
      const end = thread.bubbles.length - 1;
      thread.last.element.focus();
      await sendKeys({ press: 'ArrowUp' });
      await sendKeys({ press: 'ArrowUp' });
      expect(at()).to.equal(end - 2);
      await sendKeys({ press: 'ArrowDown' });
      expect(at()).to.equal(end - 1);
      await sendKeys({ press: 'Home' });
      expect(at()).to.equal(0);
      expect(thread.scroller.scrollTop).to.be.below(100);
      await sendKeys({ press: 'End' });
      expect(at()).to.equal(end);
      expect(thread.left).to.be.below(30);
      await drawn(thread.last.element);
      await sendKeys({ press: 'Enter' });
      expect(deepActive() === thread.last.control('Responder')).to.equal(true);
      await sendKeys({ press: 'ArrowUp' });
      expect(at()).to.equal(end);
      await sendKeys({ press: 'Escape' });
      expect(deepActive() === thread.last.element).to.equal(true);
      expect(left).to.equal(0);
      await sendKeys({ press: 'Escape' });
      expect(left).to.equal(1);
    });

    it('is one tab stop, at the message where she was', async () => {
      const thread = await open();
      const stops = () =>
        thread.bubbles.filter(({ element }) => element.tabIndex === 0).map(({ key }) => key);
      expect(stops()).to.deep.equal([thread.last.key]);
      thread.bubbles[4]!.element.focus();
      await thread.element.updateComplete;
      expect(stops()).to.deep.equal([thread.bubbles[4]!.key]);
    });

    it('reads older messages above the first', async () => {
      const thread = await open(Array.from({ length: 90 }, (_, at) => message(`Mensagem ${at}`)));
      thread.backend.rules.listMessages = 'hang';
      thread.bubbles[0]!.element.focus();
      await sendKeys({ press: 'ArrowUp' });
      await waitUntil(() => thread.offers.includes('Carregando mensagens anteriores…'));
    });
  });

  it('begins an answer in the message field, and only where one may be written', async () => {
    const thread = await open();
    let left = 0;
    thread.element.addEventListener('inbox-focus-composer', () => (left += 1));
    await thread.last.focus();
    await waitUntil(() => thread.last.offers.includes('Responder')); // its actions are loaded when drawn
    thread.last.press('Responder');
    await waitUntil(
      () => thread.handle.store.drafts.get('mariana')?.replyTo === thread.last.element.message!.id,
    );
    expect(left).to.equal(1);
    for (const id of ['tereza', 'helena', 'patricia', 'lucas'] as const) {
      const other = await ThreadHarness.open({
        open: id,
        messages: [message('oi', { conversationId: id })],
      });
      await other.last.focus();
      expect(other.last.offers, id).to.deep.equal(['Copiar texto']);
    }
  });

  it('leads to a quoted message that is loaded', async () => {
    const messages = Array.from({ length: 30 }, (_, at) =>
      message(`Mensagem ${at} ${'x '.repeat(99)}`),
    );
    const thread = await open([...messages, answer('Esta?', { replyTo: messages[4]!.id })]);
    await customElements.whenDefined('inbox-quote');
    await thread.quiet();
    thread.last.press(/Mensagem anterior/);
    await frame();
    const quoted = thread.bubble(messages[4]!.id).element;
    expect(thread.root.activeElement === quoted).to.equal(true);
    const { top, bottom } = quoted.getBoundingClientRect();
    const view = thread.scroller.getBoundingClientRect();
    expect((top + bottom) / 2).to.be.closeTo((view.top + view.bottom) / 2, 2);
  });

  it('leads to a quoted message pages away, and gives up at the beginning', async () => {
    const messages = Array.from({ length: 100 }, (_, at) => message(`Mensagem ${at}`));
    const thread = await open([
      ...messages,
      answer('Nenhuma?', { replyTo: 'nobody' }),
      answer('Esta?', { replyTo: messages[4]!.id }),
    ]);
    thread.last.press(/Mensagem anterior/);
    await waitUntil(() => thread.node(messages[4]!.id));
    await thread.quiet();
    const quoted = thread.bubble(messages[4]!.id).element;
    expect(thread.root.activeElement === quoted).to.equal(true);
    const view = thread.scroller.getBoundingClientRect();
    const { top, bottom } = quoted.getBoundingClientRect();
    expect((top + bottom) / 2).to.be.closeTo((view.top + view.bottom) / 2, 40);
    thread.element.scrollToEnd();
    await thread.quiet();
    expect(thread.root.activeElement === quoted, 'kept, far from what is seen').to.equal(true);
    thread.bubbles.at(-2)!.press(/Mensagem anterior/);
    await thread.quiet();
    expect(thread.root.activeElement === quoted).to.equal(true);
    expect(thread.left).to.be.at.most(1);
  });

  it('tries again and discards what could not be sent', async () => {
    const failed = entry({ id: 'e1', state: 'failed', error: { code: 'invalid' } });
    const thread = await ThreadHarness.open({ open: 'mariana', outbox: [failed] });
    await waitUntil(() => thread.last.key === 'e1');
    await waitUntil(() => thread.last.offers.includes('Tentar de novo'));
    thread.last.press('Tentar de novo');
    await waitUntil(() => thread.last.status !== 'Não enviada');
    const other = await ThreadHarness.open({ open: 'mariana', outbox: [failed] });
    await waitUntil(() => other.last.key === 'e1');
    await waitUntil(() => other.last.offers.includes('Descartar'));
    other.last.press('Descartar');
    await waitUntil(() => other.last.key !== 'e1');
  });

  it('leaves the focus on the message before the one that was discarded', async () => {
    const failed = entry({ id: 'e1', state: 'failed', error: { code: 'invalid' } });
    const thread = await ThreadHarness.open({ open: 'mariana', outbox: [failed] });
    await waitUntil(() => thread.last.offers.includes('Descartar'));
    await thread.last.focus();
    thread.last.control('Descartar').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => thread.last.key !== 'e1');
    await thread.quiet();
    expect(thread.focused).to.equal(thread.last.key);
  });

  describe('of what the server took and could not deliver', () => {
    const refused = (change: Partial<Message> = {}) =>
      answer('Chegou?', { status: 'failed', error: { code: 'undeliverable' }, ...change });
    const sends = (thread: ThreadHarness) =>
      thread.backend.executed.filter((each) => each.type === 'send');
    const retry = 'Tentar de novo';

    it('sends the same again as a new message, once', async () => {
      const asked = message('Cadê?');
      const failed = refused({ commandId: 'old', replyTo: asked.id });
      const thread = await open([asked, failed]);
      await waitUntil(() => thread.last.offers.includes(retry));
      expect(thread.last.offers).not.to.include('Descartar');
      thread.last.press(retry);
      await waitUntil(() => sends(thread).length === 1);
      const [{ id, content, replyTo }] = sends(thread) as [CommandOf<'send'>];
      expect({ content, replyTo }).to.deep.equal({
        content: { kind: 'text', text: 'Chegou?' },
        replyTo: asked.id,
      });
      expect(id).not.to.equal('old');
      await waitUntil(() => thread.bubble(id).status === 'Enviada');
      expect(thread.bubble('old').offers).not.to.include(retry);
    });

    it('asks the host first; when it says no it can be tried again', async () => {
      const thread = await open([refused()]);
      await waitUntil(() => thread.last.offers.includes(retry));
      const asked: InboxBeforeSendEvent['content'][] = [];
      const refuse = (event: InboxBeforeSendEvent) => {
        asked.push(event.content);
        event.preventDefault();
      };
      document.addEventListener('inbox-before-send', refuse);
      thread.last.press(retry);
      document.removeEventListener('inbox-before-send', refuse);
      expect(asked).to.deep.equal([{ kind: 'text', text: 'Chegou?' }]);
      expect(sends(thread)).to.have.length(0);
      expect(thread.last.offers).to.include(retry);
      thread.last.press(retry);
      await waitUntil(() => sends(thread).length === 1);
    });

    /** It leaves, and the customer's network gives it up later. */
    const failLater = async (thread: ThreadHarness, sent: OutboxEntry, content: Content) => {
      const { store } = thread.handle;
      store.outbox.set(sent);
      const { id: commandId, conversationId } = sent;
      const row = answer('', { id: 'late', commandId, conversationId, content });
      thread.backend.say({ ...row, status: 'sent' });
      await waitUntil(() => !store.outbox.get(sent.id));
      thread.backend.say({ ...row, status: 'failed', error: { code: 'unavailable' } });
      await waitUntil(() => thread.last.status === 'Não enviada');
    };
    const photo = entry({
      id: 'k-photo',
      content: { kind: 'image', attachment: '', caption: 'O sofá' },
      file: { blob: new Blob(['sofa'], { type: 'image/jpeg' }), name: 'sofa.jpg' },
    });
    const photoContent: Content = {
      kind: 'image',
      media: { id: 'sofa', mime: 'image/jpeg' },
      caption: 'O sofá',
    };
    const params = { 'body:1': 'Mariana', 'body:2': 'o sofá' };
    const template = entry({
      id: 'k-template',
      content: { kind: 'template', templateId: 'retomar', language: 'pt_BR', params },
    });
    const templateContent: Content = {
      kind: 'template',
      name: 'retomar_conversa',
      language: 'pt_BR',
      text: 'Olá, Mariana!',
    };

    it('sends a file again while this page remembers it, asking the host first', async () => {
      const thread = await open([message('Manda?')]);
      await failLater(thread, photo, photoContent);
      await waitUntil(() => thread.last.offers.includes(retry));
      const asked: InboxBeforeSendEvent['content'][] = [];
      const note = ({ content }: InboxBeforeSendEvent) => asked.push(content);
      document.addEventListener('inbox-before-send', note);
      thread.last.press(retry);
      document.removeEventListener('inbox-before-send', note);
      await waitUntil(() => sends(thread).length === 1);
      expect(asked).to.deep.equal([
        {
          kind: 'files',
          files: [{ name: 'sofa.jpg', mime: 'image/jpeg', bytes: 4, caption: 'O sofá' }],
        },
      ]);
      const [{ id, content }] = sends(thread) as [CommandOf<'send'>];
      expect(id).not.to.equal(photo.id);
      expect(content).to.deep.equal({
        kind: 'image',
        attachment: `file-${id}`,
        caption: 'O sofá',
      });
      expect(await thread.backend.uploads[0]!.file.text()).to.equal('sofa');
      expect(thread.bubble(photo.id).offers).not.to.include(retry);
    });

    it('sends a template again as it was filled in, also when the window is closed', async () => {
      const thread = await ThreadHarness.open({
        open: 'helena',
        messages: [message('Bom dia', { conversationId: 'helena' })],
      });
      await failLater(thread, { ...template, conversationId: 'helena' }, templateContent);
      await waitUntil(() => thread.last.offers.includes(retry));
      thread.last.press(retry);
      await waitUntil(() => sends(thread).length === 1);
      expect((sends(thread)[0] as CommandOf<'send'>).content).to.deep.equal(template.content);
    });

    it('says what to do where this page no longer has what was sent', async () => {
      const file = await open([refused({ content: photoContent })]);
      await waitUntil(() => file.last.text.includes('anexe o arquivo outra vez'));
      expect(file.last.offers).not.to.include(retry);
      const filled = await open([refused({ content: templateContent })]);
      await waitUntil(() => filled.last.text.includes('escolha o modelo outra vez'));
      expect(filled.last.offers).not.to.include(retry);
      const text = await open([refused()]);
      await waitUntil(() => text.last.offers.includes(retry));
      expect(text.last.text).not.to.include('outra vez');
    });

    it('offers it to the one who answers, for what she can repeat', async () => {
      const bot = refused({ author: { kind: 'bot' } });
      const file = refused({
        content: { kind: 'image', media: { id: 'sofa', mime: 'image/jpeg' } },
      });
      const mine = await open([bot, file]);
      const conversationId = 'tereza';
      const theirs = await ThreadHarness.open({
        open: conversationId,
        messages: [refused({ conversationId }), refused({ conversationId, content: photoContent })],
      });
      for (const bubble of theirs.bubbles)
        expect(bubble.text, 'not hers to send').not.to.include('outra vez');
      for (const bubble of [...mine.bubbles, ...theirs.bubbles]) {
        await waitUntil(() => bubble.text.includes('O WhatsApp não entrega a este contato'));
        expect(bubble.offers).not.to.include(retry);
      }
    });
  });

  it('plays one recording at a time', async () => {
    const voice = talk.find(({ content }) => content.kind === 'audio')!.content;
    const thread = await open([message(voice), message(voice)]);
    const [one, two] = thread.bubbles;
    const isPlaying = (of = one) => of!.offers.includes('Pausar');
    await waitUntil(() => two!.offers.includes('Tocar'));
    one!.press('Tocar');
    await waitUntil(() => isPlaying(one));
    two!.press('Tocar');
    await waitUntil(() => isPlaying(two));
    await waitUntil(() => !isPlaying(one));
    two!.press('Pausar');
    await waitUntil(() => !isPlaying(two));
  });

  it('shows a picture large, and gives the focus back', async () => {
    const thread = await open();
    const picture = thread.bubbles.find(
      ({ element }) => element.message?.content.kind === 'image',
    )!;
    const button = picture.control(/^Abrir imagem/);
    await waitUntil(() => picture.elements.some(({ localName }) => localName === 'img'));
    button.focus();
    button.click();
    await waitUntil(() => thread.root.querySelector('inbox-lightbox'));
    const lightbox = thread.root.querySelector<InboxLightbox>('inbox-lightbox')!;
    await drawn(lightbox);
    const dialog = lightbox.shadowRoot!.querySelector('dialog')!;
    expect(dialog.open).to.equal(true);
    const slide = dialog.querySelector('inbox-slide[current]')!.shadowRoot!;
    await waitUntil(() => slide.querySelector('img')?.src.startsWith('blob:'));
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !thread.root.querySelector('inbox-lightbox'));
    expect(deepActive() === button).to.equal(true);
  });

  it('is accessible in each of its states', async () => {
    const states = [
      await open(),
      await open([]),
      await ThreadHarness.open({ open: 'mariana', rules: { listMessages: 'hang' } }),
      await ThreadHarness.open({
        open: 'mariana',
        rules: { listMessages: new AdapterError('offline') },
      }),
    ];
    await states[0]!.scrollTo(0);
    for (const { element } of states) await expect(element).to.be.accessible();
  });
});
