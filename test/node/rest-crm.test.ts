import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { AdapterError, type Command, type InboxEvent, type InboxSession } from 'chat-inbox';
import { restAdapter } from '../../examples/rest-crm/adapter.js';
import { Crm } from '../../examples/rest-crm/server.js';
import { rest } from '../../src/adapters/rest/rest.js';
import { newId } from '../../src/browser/new-id.js';
import { adapterContract, type Customer, type Seat } from '../../src/contract/contract.js';

const SOON = 15;
const adapterOf = (crm: Crm, token: string) =>
  restAdapter(rest({ url: crm.url, token: () => token }), SOON);

describe('a CRM with nothing but REST', () => {
  const maria = { id: 'maria', name: 'Maria Souza', phone: '+5511987654321' };
  let crm: Crm;
  let leaving: AbortController;
  let options: { signal: AbortSignal };
  beforeEach(async () => {
    crm = await Crm.start();
    leaving = new AbortController();
    options = { signal: leaving.signal };
  });
  afterEach(async () => {
    leaving.abort();
    await crm.stop();
  });

  const open = (token: string): Promise<InboxSession> =>
    adapterOf(crm, token).open({ ...options, locale: 'pt-BR' });
  const claim = (conversationId: string): Command => ({
    id: newId(),
    type: 'claim',
    conversationId,
  });
  const say = (conversationId: string, text: string): Command => ({
    id: newId(),
    type: 'send',
    conversationId,
    content: { kind: 'text', text },
  });
  /** The next event of a kind. */
  const next = async <K extends InboxEvent['type']>(
    stream: AsyncIterator<InboxEvent>,
    type: K,
  ): Promise<Extract<InboxEvent, { type: K }>> => {
    for (;;) {
      const { value } = (await stream.next()) as IteratorYieldResult<InboxEvent>;
      if (value.type === type) return value as Extract<InboxEvent, { type: K }>;
    }
  };

  it('shows who waits, hears who writes, takes the conversation over and answers', async () => {
    crm.write(maria, 'Oi');
    const session = await open('token-of-ana');
    const stream = session.events(options)[Symbol.asyncIterator]();
    assert.equal((await next(stream, 'ready')).resumed, false);
    const { items } = await session.listConversations({ queue: 'new' }, options);
    const { id } = items[0]!;
    assert.equal(items[0]!.preview!.text, 'Oi');

    crm.write(maria, 'Tem alguém?');
    const { message } = await next(stream, 'message');
    assert.deepEqual(message.content, { kind: 'text', text: 'Tem alguém?' });

    const { conversation } = await session.execute(claim(id), options);
    assert.equal(conversation?.queue, 'mine');
    const sent = await session.execute(say(id, 'Bom dia, Maria'), options);
    assert.deepEqual(crm.sent(id), ['Bom dia, Maria']);
    assert.equal((await next(stream, 'message')).message.id, sent.message?.id);
  });

  it('says who was faster', async () => {
    const { id } = crm.write(maria, 'Oi');
    const [ana, bruno] = [await open('token-of-ana'), await open('token-of-bruno')];
    await bruno.execute(claim(id), options);
    await assert.rejects(ana.execute(claim(id), options), (error: unknown) => {
      assert.ok(error instanceof AdapterError);
      assert.equal(error.code, 'conflict');
      assert.ok(error.detail.current && 'assignee' in error.detail.current);
      assert.equal(error.detail.current.assignee?.name, 'Bruno Lima');
      return true;
    });
  });

  it('does not pretend to know what became of a message whose answer was lost', async () => {
    const { id } = crm.write(maria, 'Oi');
    const session = await open('token-of-ana');
    await session.execute(claim(id), options);
    crm.lostAnswers = 1;
    await assert.rejects(session.execute(say(id, 'Bom dia'), options), {
      code: 'unavailable',
      applied: 'maybe',
    });
    assert.equal(session.info.idempotent, false);
    assert.deepEqual(crm.sent(id), ['Bom dia']);
  });

  it('is signed out when the CRM says so', async () => {
    await assert.rejects(open('expired'), { code: 'unauthorized' });
  });
});

describe('the REST example keeps the contract', () => {
  let crm: Crm;
  let count = 0;
  before(async () => (crm = await Crm.start()));
  after(() => crm.stop());

  const seat = (token: string): Seat => ({
    adapter: adapterOf(crm, token),
    loseNextAnswer: async () => void (crm.lostAnswers += 1),
  });
  const arrive = async (): Promise<Customer> => {
    count += 1;
    const customer = { id: `c${count}`, name: `Cliente ${count}`, phone: `+55119${count}` };
    const { id } = crm.write(customer, 'Oi');
    return {
      conversationId: id,
      write: async (text) => void crm.write(customer, text),
      received: async () => crm.sent(id),
    };
  };
  adapterContract({
    describe,
    it,
    name: 'rest-crm',
    start: async () => ({
      agent: async () => seat('token-of-ana'),
      colleague: async () => seat('token-of-bruno'),
      arrive,
      moveClock: async (by) => void (crm.ahead += by),
      close: async () => void (crm.lostAnswers = 0),
    }),
  });
});
