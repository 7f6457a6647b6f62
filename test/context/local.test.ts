import { expect, waitUntil as within } from '@open-wc/testing';
import { deleteDB } from 'idb';
import { localAdapter, type PhoneLine } from '../../src/adapters/local/local.adapter.js';
import { browserEnvironment } from '../../src/browser/environment.js';
import { createInbox } from '../../src/create-inbox.js';
import { isReady } from '../../src/domain/draft.js';
import type { InboxHandle } from '../../src/machines/inbox-handle.js';
import { Shop } from '../harness/local.harness.js';

/** The whole core at work on a database: on a busy machine that takes its time. */
const waitUntil: typeof within = (isSo, what) => within(isSo, what, { timeout: 20_000 });

const HOUR = 3_600_000;

describe('the core on the local backend', () => {
  let shop: Shop;
  let phone: PhoneLine;
  let handles: InboxHandle[];
  let conversationId: string;

  beforeEach(async () => {
    shop = new Shop();
    phone = await shop.phone();
    handles = [];
    ({ conversationId } = await phone.write('Oi'));
    await phone.write('suporte');
  });
  afterEach(async () => {
    for (const handle of handles) handle.dispose();
    await shop.close();
    for (const id of ['ana', 'bruno']) await deleteDB(`chat-inbox:local:${id}`);
  });

  const open = async (agentId: string): Promise<InboxHandle> => {
    const handle = createInbox({
      adapter: localAdapter({ agentId, name: shop.name }),
      environment: browserEnvironment(),
      locale: 'pt-BR',
      report: (error) => {
        throw error;
      },
    });
    handles.push(handle);
    await waitUntil(() => handle.store.queues.ids('new').length > 0, 'the queue is read');
    return handle;
  };

  const look = async (handle: InboxHandle) => {
    handle.actor.send({ type: 'conversation.open', conversationId });
    const { conversation } = handle.actor.getSnapshot().children;
    await waitUntil(() => conversation!.getSnapshot().matches({ history: 'ready' }), 'it is read');
    return conversation!;
  };

  const texts = ({ store }: InboxHandle): string[] =>
    store.threads
      .items(conversationId)
      .flatMap(({ message: { content } }) => (content.kind === 'text' ? [content.text] : []));

  it('gives a customer to one of two agents, and carries her words', async () => {
    const [ana, bruno] = [await open('ana'), await open('bruno')];
    const [hers, his] = [await look(ana), await look(bruno)];
    expect(hers.getSnapshot().value).to.include({ seat: 'unclaimed', window: 'none' });
    hers.send({ type: 'claim' });
    his.send({ type: 'claim' });
    const seats = () => [hers, his].map((actor) => actor.getSnapshot().value.seat).sort();
    await waitUntil(() => seats().join() === 'mine,theirs', 'one has it');
    const winner = hers.getSnapshot().value.seat === 'mine' ? ana : bruno;
    const loser = winner === ana ? bruno : ana;
    const lost = loser.actor.getSnapshot().children.conversation!.getSnapshot().context;
    expect(lost.claimError!.code).to.equal('conflict');
    expect(lost.claimError!.detail.current).to.have.nested.property(
      'assignee.id',
      winner.store.me!.id,
    );

    const composer = winner.actor.getSnapshot().children.conversation!.getSnapshot()
      .children.composer!;
    composer.send({ type: 'draft.changed', text: 'Bom dia, Maria!' });
    composer.send({ type: 'submit' });
    await waitUntil(() => texts(loser).includes('Bom dia, Maria!'), 'the other sees it');
    await waitUntil(() => winner.store.outbox.size === 0, 'it has left');
    expect(texts(winner).filter((text) => text === 'Bom dia, Maria!')).to.have.length(1);
    await phone.write('Bom dia!');
    await waitUntil(() => texts(winner).at(-1) === 'Bom dia!', 'she answers');
  });

  it('closes the window when the day is over, and opens it with her answer', async () => {
    const ana = await open('ana');
    const conversation = await look(ana);
    conversation.send({ type: 'claim' });
    await waitUntil(() => conversation.getSnapshot().matches({ window: 'open' }), 'open');
    const control = await shop.control();
    await control.moveClock(25 * HOUR);
    await waitUntil(() => conversation.getSnapshot().matches({ window: 'closed' }), 'closed');
    const composer = conversation.getSnapshot().children.composer!;
    composer.send({ type: 'draft.changed', text: 'rascunho' });
    composer.send({ type: 'submit' });
    const lookups = await ana.store.session!.lookup!(
      'template',
      {},
      { signal: new AbortController().signal },
    );
    const template = lookups.items.find(({ id }) => id === 'retomar')!;
    composer.send({
      type: 'template.submit',
      template,
      params: { 'body:1': 'Maria', 'body:2': 'o pedido' },
    });
    await waitUntil(() => conversation.getSnapshot().matches({ window: 'waiting' }), 'waiting');
    await waitUntil(() => ana.store.outbox.size === 0, 'it has left');
    expect(conversation.getSnapshot().value.window).to.equal('waiting');
    await phone.write('Pode sim');
    await waitUntil(() => conversation.getSnapshot().matches({ window: 'open' }), 'open again');
    expect(ana.store.drafts.get(conversationId)!.text).to.equal('rascunho');
  });

  it('sends a picture, and shows it again after a reload', async () => {
    const first = await open('ana');
    const conversation = await look(first);
    conversation.send({ type: 'claim' });
    await waitUntil(() => conversation.getSnapshot().matches({ seat: 'mine' }), 'mine');
    const canvas = new OffscreenCanvas(8, 8);
    canvas.getContext('2d')!.fillRect(0, 0, 8, 8);
    const picture = new File([await canvas.convertToBlob()], 'foto.png', { type: 'image/png' });
    const composer = conversation.getSnapshot().children.composer!;
    composer.send({ type: 'files.add', files: [picture] });
    await waitUntil(() => first.store.drafts.get(conversationId)?.files.every(isReady), 'staged');
    composer.send({ type: 'submit' });
    await waitUntil(() => !first.store.drafts.get(conversationId), 'stored');
    first.dispose();
    const again = createInbox({
      adapter: localAdapter({ agentId: 'ana', name: shop.name }),
      environment: browserEnvironment(),
      locale: 'pt-BR',
    });
    handles.push(again);
    await waitUntil(() => again.store.live && again.store.outbox.size === 0, 'sent');
    await look(again);
    const pictures = again.store.threads
      .items(conversationId)
      .filter(({ message: { content } }) => content.kind === 'image');
    expect(pictures).to.have.length(1);
  });
});
