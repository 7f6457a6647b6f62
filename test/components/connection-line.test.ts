import { expect, html } from '@open-wc/testing';
import { memoryStorage } from '../../src/browser/memory-storage.js';
import { define } from '../../src/components/define.js';
import { InboxConnectionLine } from '../../src/components/panes/connection-line/connection-line.js';
import { AdapterError } from '../../src/domain/errors.js';
import type { Message } from '../../src/domain/message.js';
import { conversations } from '../../stories/fixtures.js';
import { speak } from '../harness/page.js';
import { stage, type Stage, type StageOptions } from '../harness/stage.js';
import { entryRow } from '../support/rows.js';
import { StoredRows } from '../support/world.js';

define(InboxConnectionLine);

const show = (options: Partial<StageOptions> = {}): Promise<Stage> =>
  stage(html`<div><inbox-connection-line></inbox-connection-line></div>`, options);

/** The second in which a short loss is not shown. */
const skipWait = ({ screen }: Stage): void => {
  const line = screen.element.querySelector('inbox-connection-line')!;
  for (const animation of line.shadowRoot!.getAnimations()) animation.finish();
};

const height = ({ screen }: Stage): number =>
  screen.element.querySelector('inbox-connection-line')!.getBoundingClientRect().height;

describe('inbox-connection-line', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  it('takes no room while the inbox is live', async () => {
    const all = await show();
    expect(all.screen.words).to.equal('');
    expect(height(all)).to.equal(0);
  });

  it('says that it connects only after a moment', async () => {
    const all = await show({ rules: { open: 'hang' } });
    expect(all.screen.words).to.equal('');
    expect(height(all)).to.equal(0);
    skipWait(all);
    expect(all.screen.words).to.equal('Conectando…');
    expect(height(all)).to.be.greaterThan(24);
  });

  it('counts down to the next try, and tries now when asked', async () => {
    const all = await show();
    all.backend.rules.open = new AdapterError('offline', 'offline', { retryAfterMs: 30_000 });
    all.backend.drop();
    await all.world.clock.pass(2000);
    await all.settle();
    skipWait(all);
    const seconds = (): number => Number(/em (\d+) s/.exec(all.screen.words)?.[1]);
    const before = seconds();
    expect(before).to.be.within(1, 60);
    await all.world.clock.pass(5000);
    await all.settle();
    expect(seconds()).to.equal(before - 5);
    await expect(all.screen.element).to.be.accessible();

    delete all.backend.rules.open;
    all.screen.press('Tentar agora');
    await all.settle();
    expect(all.screen.words).to.equal('');
  });

  it('stays the same line while it tries', async () => {
    const all = await show();
    all.backend.rules.open = new AdapterError('offline');
    all.backend.drop();
    await all.settle();
    skipWait(all);
    const tall = height(all);
    all.backend.rules.open = 'hang';
    all.screen.press('Tentar agora');
    await all.settle();
    expect(all.screen.words).to.include('Tentando agora…');
    expect(height(all)).to.equal(tall);
  });

  it('says that the session is over, and leads back in', async () => {
    const all = await show({ rules: { open: new AdapterError('unauthorized') } });
    expect(all.screen.words).to.include('Sua sessão terminou');
    delete all.backend.rules.open;
    all.screen.press('Entrar de novo');
    await all.settle();
    expect(all.screen.words).to.equal('');
  });

  it('says when nothing survives a reload, once', async () => {
    const all = await show({ environment: { openStorage: async () => memoryStorage() } });
    expect(all.screen.words).to.include('Este navegador não guarda dados');
    all.screen.press('Fechar');
    await all.settle();
    expect(all.screen.words).to.equal('');
  });

  describe('a message that was not sent', () => {
    const showLeft = async (): Promise<Stage> => {
      const all = await show({ conversations: Object.values(conversations), open: 'joao' });
      all.handle.actor.send({ type: 'queue.show', queueId: 'mine' });
      await all.settle();
      return all;
    };
    const left = (change: Parameters<typeof entryRow>[1]) =>
      entryRow('k1', { conversationId: 'mariana', error: { code: 'undeliverable' }, ...change });

    it('in a conversation that has been left is told, and leads there', async () => {
      const all = await showLeft();
      all.handle.store.outbox.set(left({ state: 'failed' }));
      await all.settle();
      expect(all.screen.words).to.include('Uma mensagem para Mariana Costa não foi enviada.');
      await expect(all.screen.element).to.be.accessible();

      all.screen.press('Abrir conversa');
      await all.settle();
      expect(all.handle.actor.getSnapshot().context.openId).to.equal('mariana');
      expect(all.screen.words).to.equal('');
    });

    it('is told too when the server could not deliver it, until its conversation is opened', async () => {
      const all = await showLeft();
      const failed = (change: Partial<Message>) =>
        all.backend.say({
          conversationId: 'mariana',
          direction: 'out',
          status: 'failed',
          error: { code: 'undeliverable' },
          author: { kind: 'agent', id: all.backend.info.me.id },
          ...change,
        });
      failed({ conversationId: 'joao' });
      failed({ author: { kind: 'agent', id: 'bruno' } });
      failed({ status: 'sent', id: 'ours' });
      await all.settle();
      expect(all.screen.words).to.equal('');
      failed({ id: 'ours' });
      await all.settle();
      expect(all.screen.words).to.include('Uma mensagem para Mariana Costa não foi enviada.');
      all.screen.press('Abrir conversa');
      await all.settle();
      all.handle.actor.send({ type: 'conversation.open', conversationId: 'joao' });
      failed({ id: 'ours', reactions: [{ emoji: '👍', by: 'Mariana' }] });
      await all.settle();
      expect(all.screen.words).to.equal('');
    });

    it('is told after a reload too, until its conversation has been opened', async () => {
      const rows = new StoredRows();
      const load = async (open: string): Promise<Stage> => {
        const all = await show({
          conversations: Object.values(conversations),
          open,
          environment: { openStorage: async () => rows.open() },
        });
        all.handle.actor.send({ type: 'queue.show', queueId: 'mine' });
        await all.settle();
        return all;
      };
      const words = 'Uma mensagem para Mariana Costa não foi enviada.';
      const before = await load('joao');
      before.backend.say({
        conversationId: 'mariana',
        direction: 'out',
        status: 'failed',
        author: { kind: 'agent', id: before.backend.info.me.id },
      });
      await before.settle();
      before.handle.dispose();

      const after = await load('joao');
      expect(after.screen.words).to.include(words);
      after.screen.press('Abrir conversa');
      await after.settle();
      expect(after.screen.words).to.equal('');
      after.handle.dispose();

      const later = await load('joao');
      expect(later.screen.words, 'it has been seen').to.equal('');
    });

    it('is not told after a reload in which its conversation is opened at once', async () => {
      const rows = new StoredRows();
      rows.undelivered.add('mariana');
      const all = await show({
        conversations: Object.values(conversations),
        open: 'mariana',
        environment: { openStorage: async () => rows.open() },
      });
      expect(all.screen.words).to.equal('');
      all.handle.actor.send({ type: 'conversation.open', conversationId: 'joao' });
      await all.settle();
      expect(all.screen.words).to.equal('');
      expect(rows.undelivered.size).to.equal(0);
    });

    it('is told until it is tried again or let go', async () => {
      const all = await showLeft();
      all.handle.store.outbox.set(left({ state: 'failed' }));
      await all.settle();
      expect(all.screen.has('Abrir conversa')).to.equal(true);
      all.handle.store.outbox.delete('k1');
      await all.settle();
      expect(all.screen.words).to.equal('');
    });

    it('for sure, or maybe, to whom may not be known', async () => {
      const all = await showLeft();
      all.handle.store.outbox.set(left({ state: 'unconfirmed', conversationId: 'unseen' }));
      await all.settle();
      expect(all.screen.words).to.include('Uma mensagem pode não ter sido enviada.');
    });
  });
});
