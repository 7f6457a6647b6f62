import { expect } from '@open-wc/testing';
import type { Conversation } from '../../src/domain/conversation.js';
import { AdapterError } from '../../src/domain/errors.js';
import { conversation, me } from '../../stories/fixtures.js';
import { composerStage, type ComposerStage } from '../harness/composer.harness.js';
import { glyphsOf } from '../harness/glyphs.js';
import { speak } from '../harness/page.js';
import { CAN } from '../support/fake-backend.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CLOSED = 'A janela de 24 horas fechou.';

/** The customer writes: the window is open for another day. */
const customerWrites = async ({ backend, world, settle }: ComposerStage, id: string) => {
  const now = world.clock.now();
  backend.put(id, { lastInboundAt: now, reply: { mode: 'free', until: now + 24 * HOUR } });
  await settle();
};

const pass = async ({ world, settle }: ComposerStage, ms: number) => {
  await world.clock.pass(ms);
  await settle();
};

describe('the composer and the window', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  it('shows the minutes from one hour on', async () => {
    const all = await composerStage();
    expect(all.screen.words).not.to.include('Restam');
    await pass(all, 4 * HOUR + 12 * MINUTE);
    expect(all.screen.words).to.include('Restam 48 min para responder');
  });

  it('tells at an hour, at a quarter and when it closes, and nothing between', async () => {
    const all = await composerStage();
    for (let step = 0; step < 5 * 4; step += 1) await pass(all, 15 * MINUTE);
    expect(all.announced).to.deep.equal([
      'Faltam 1 h para a janela de 24 horas fechar.',
      'Faltam 15 min para a janela de 24 horas fechar.',
      CLOSED,
    ]);
  });

  it('says nothing of what was so before the conversation was opened', async () => {
    const all = await composerStage({ open: 'rogerio' });
    await pass(all, MINUTE);
    await all.composer.open('helena');
    await all.composer.open('mariana');
    expect(all.announced).to.deep.equal([]);
  });

  describe('that closes while she types', () => {
    const closing = async (): Promise<ComposerStage> => {
      const all = await composerStage({ open: 'rogerio' });
      await all.composer.field.type('Posso confirmar ainda h');
      await pass(all, 13 * MINUTE);
      return all;
    };

    it('keeps the draft, says so once, and moves the focus to the one way on', async () => {
      const all = await closing();
      expect(all.composer.bar).to.include(CLOSED);
      expect(all.composer.bar).to.include('Seu rascunho está guardado.');
      expect(all.screen.focused).to.equal('Enviar modelo');
      expect(all.announced).to.deep.equal([`${CLOSED} Seu rascunho está guardado.`]);
    });

    it('gives the draft back, the caret at its end, and the focus, when the customer writes', async () => {
      const all = await closing();
      await customerWrites(all, 'rogerio');
      expect(all.composer.field.text).to.equal('Posso confirmar ainda h');
      expect(all.composer.field.caret).to.equal('Posso confirmar ainda h'.length);
      expect(all.screen.focused).to.equal('Mensagem');
      expect(all.announced.at(-1)).to.equal('O cliente respondeu. A janela abriu de novo.');
    });

    it('takes the focus from nobody else', async () => {
      const all = await composerStage({ open: 'rogerio' });
      const elsewhere = document.createElement('button');
      elsewhere.textContent = 'CRM';
      all.screen.element.append(elsewhere);
      elsewhere.focus();
      await pass(all, 13 * MINUTE);
      expect(all.composer.bar).to.include(CLOSED);
      expect(all.screen.focused).to.equal('CRM');
      await customerWrites(all, 'rogerio');
      expect(all.screen.focused).to.equal('CRM');
    });
  });

  it('closes by the server’s word before the clock does', async () => {
    const all = await composerStage({ rules: { send: new AdapterError('window_closed') } });
    await all.composer.write('Bom dia');
    await all.composer.send();
    await all.settle();
    expect(all.composer.bar).to.include(CLOSED);
    await customerWrites(all, 'mariana');
    expect(all.screen.has('Mensagem')).to.equal(true);
  });

  it('is closed on waking up, before any timer', async () => {
    const all = await composerStage({ open: 'rogerio' });
    all.world.clock.jump(HOUR);
    all.world.connectivity.wake();
    await all.settle();
    expect(all.composer.bar).to.include(CLOSED);
  });

  it('is locked after a template until the customer answers', async () => {
    const all = await composerStage({ open: 'sergio' });
    expect(all.composer.bar).to.equal(
      'Aguardando resposta do cliente O modelo foi enviado. Você pode escrever assim que o cliente responder.',
    );
    expect(all.screen.names).to.deep.equal([]);
    await customerWrites(all, 'sergio');
    expect(all.screen.has('Mensagem')).to.equal(true);
  });

  it('keeps the focus where a colleague’s template takes the button away', async () => {
    const all = await composerStage({ open: 'helena' });
    all.screen.control('Enviar modelo').focus();
    all.backend.put('helena', { reply: { mode: 'waiting', since: all.world.clock.now() } });
    await all.settle();
    expect(all.screen.focused).to.include('Aguardando resposta do cliente');
  });

  it('allows more templates where the policy does', async () => {
    const { screen } = await composerStage({ open: 'sergio', afterTemplate: 'templates' });
    expect(screen.words).to.include('Aguardando resposta do cliente');
    expect(screen.names).to.deep.equal(['Enviar modelo']);
  });

  it('offers no template that the backend cannot send', async () => {
    const can = { ...CAN, content: ['text' as const] };
    const { composer, screen } = await composerStage({ open: 'helena', info: { me, can } });
    expect(composer.bar).to.include(CLOSED);
    expect(screen.has('Enviar modelo')).to.equal(false);
  });

  const bars: [name: string, change: Partial<Conversation>, words: string][] = [
    [
      'the channel is down',
      { reply: { mode: 'none', why: 'channel' } },
      'Este canal não aceita respostas agora.',
    ],
    ['it is not hers to answer', { allow: [] }, 'Você não pode responder a esta conversa.'],
    [
      'a colleague has it',
      { assignee: { id: 'bruno', name: 'Bruno Castro' }, queue: 'others' },
      'Bruno Castro está atendendo.',
    ],
  ];
  for (const [why, change, words] of bars) {
    it(`says why nothing can be written: ${why}`, async () => {
      const { composer, screen } = await composerStage({ conversations: [conversation(change)] });
      expect(composer.bar).to.equal(words);
      expect(screen.names).to.deep.equal([]);
      await expect(screen.element).to.be.accessible();
    });
  }

  it('says it from left to right in a page from right to left, on the side of that', async () => {
    const { screen, settle } = await composerStage({ open: 'helena' });
    const [words] = screen.all('b').filter(({ textContent }) => textContent === CLOSED);
    const { left } = words!.getBoundingClientRect();
    expect(glyphsOf(words!).first.left).to.be.closeTo(left, 2);
    screen.element.dir = 'rtl';
    await settle();
    const { right } = words!.getBoundingClientRect();
    const { first, last } = glyphsOf(words!);
    expect(last.left).to.be.greaterThan(first.right);
    expect(last.right).to.be.closeTo(right, 2);
  });

  it('has bars as high as the field', async () => {
    const { composer } = await composerStage();
    const height = composer.element.offsetHeight;
    for (const id of ['tereza', 'patricia', 'lucas', 'helena', 'sergio']) {
      await composer.open(id);
      expect(composer.element.offsetHeight, id).to.equal(height);
    }
  });
});
