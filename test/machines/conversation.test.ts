import { expect } from '@open-wc/testing';
import { AdapterError } from '../../src/domain/errors.js';
import type { SessionInfo } from '../../src/domain/ports.js';
import { CAN, FakeBackend } from '../support/fake-backend.js';
import { conversationRow, HOUR, messageRow, MINUTE, START, waitingRow } from '../support/rows.js';
import { onScreen, openTab, type Tab } from '../support/tab.js';
import { World } from '../support/world.js';

const begin = async (
  row = waitingRow('c1'),
  rules: FakeBackend['rules'] = {},
  messages = [messageRow(1), messageRow(2)],
  info: Partial<SessionInfo> = {},
  pageSize: number | 'as asked' = 3,
) => {
  const world = new World(START);
  const backend = new FakeBackend({
    now: () => world.clock.now(),
    ...(pageSize !== 'as asked' && { pageSize }),
    info,
    conversations: [
      row,
      conversationRow('old', { contact: row.contact, queue: 'closed', closed: { at: START } }),
    ],
    messages,
  });
  Object.assign(backend.rules, rules);
  const tab = await openTab(world, backend.adapter, { open: 'c1' });
  return { world, backend, tab };
};

const look = (tab: Tab) => onScreen(tab).conversation.getSnapshot();
const OTHER = { id: 'bruno', name: 'Bruno Castro' };

describe('the seat', () => {
  it('is nobody’s until the agent takes it', async () => {
    const { world, backend, tab } = await begin();
    expect(look(tab).value).to.include({ seat: 'unclaimed', window: 'none', history: 'ready' });
    onScreen(tab).conversation.send({ type: 'claim' });
    expect(look(tab).value).to.include({ seat: 'claiming' });
    expect(look(tab).hasTag('busy')).to.equal(true);
    onScreen(tab).conversation.send({ type: 'claim' });
    await world.clock.pass(0);
    expect(look(tab).value).to.include({ seat: 'mine', window: 'open' });
    expect(backend.executed.map(({ type }) => type)).to.deep.equal(['claim']);
    tab.dispose();
  });

  it('goes to whoever was first, and the other is told who', async () => {
    const { world, backend, tab } = await begin();
    backend.rules.claim = () =>
      void backend.put('c1', {
        assignee: OTHER,
        queue: 'others',
        reply: { mode: 'none', why: 'forbidden' },
      });
    onScreen(tab).conversation.send({ type: 'claim' });
    await world.clock.pass(0);
    const { value, context } = look(tab);
    expect(value).to.include({ seat: 'theirs' });
    expect(context.claimError!.code).to.equal('conflict');
    expect(context.claimError!.detail.current).to.deep.include({ assignee: OTHER });
    onScreen(tab).conversation.send({ type: 'claim.dismiss' });
    expect(look(tab).context.claimError).to.equal(undefined);
    tab.dispose();
  });

  it('says no more of a lost race once the conversation has gone on', async () => {
    const { world, backend, tab } = await begin();
    const theirs = {
      assignee: OTHER,
      queue: 'others',
      reply: { mode: 'none', why: 'forbidden' },
    } as const;
    backend.rules.claim = () => void backend.put('c1', theirs);
    onScreen(tab).conversation.send({ type: 'claim' });
    await world.clock.pass(0);
    backend.put('c1', { ...theirs, unread: 3 });
    await world.clock.pass(0);
    expect(look(tab).value).to.include({ seat: 'theirs' });
    expect(look(tab).context.claimError!.code, 'a new message changes nothing').to.equal(
      'conflict',
    );
    backend.put('c1', { queue: 'closed', closed: { at: START } });
    await world.clock.pass(0);
    expect(look(tab).value).to.include({ seat: 'closed' });
    expect(look(tab).context.claimError).to.equal(undefined);
    tab.dispose();
  });

  it('is mine when a claim had succeeded although its answer was lost', async () => {
    const { world, backend, tab } = await begin();
    backend.rules.claim = () => {
      backend.perform({ id: 'x', type: 'claim', conversationId: 'c1' });
      throw new AdapterError('timeout', 'lost', { applied: 'maybe' });
    };
    onScreen(tab).conversation.send({ type: 'claim' });
    await world.clock.pass(0);
    expect(look(tab).value).to.include({ seat: 'mine' });
    expect(look(tab).context.claimError).to.equal(undefined);
    tab.dispose();
  });

  it('says why taking it failed, and can be tried again', async () => {
    const { world, backend, tab } = await begin(waitingRow('c1'), {
      claim: new AdapterError('offline'),
    });
    onScreen(tab).conversation.send({ type: 'claim' });
    await world.clock.pass(0);
    expect(look(tab).value).to.include({ seat: 'unclaimed' });
    expect(look(tab).context.claimError!.code).to.equal('offline');
    delete backend.rules.claim;
    onScreen(tab).conversation.send({ type: 'claim' });
    await world.clock.pass(0);
    expect(look(tab).value).to.include({ seat: 'mine' });
    expect(look(tab).context.claimError).to.equal(undefined);
    tab.dispose();
  });

  it('follows what others do while it is open', async () => {
    const { world, backend, tab } = await begin(conversationRow('c1'));
    backend.put('c1', { assignee: OTHER, queue: 'others' });
    await world.clock.pass(0);
    expect(look(tab).value).to.include({ seat: 'theirs' });
    backend.put('c1', { closed: { at: START }, reply: { mode: 'none', why: 'closed' } });
    await world.clock.pass(0);
    expect(look(tab).value).to.include({ seat: 'closed', window: 'none' });
    onScreen(tab).conversation.send({ type: 'reopen' });
    await world.clock.pass(0);
    expect(backend.executed.at(-1)!.type).to.equal('reopen');
    expect(look(tab).value).to.include({ seat: 'mine', window: 'open' });
    tab.dispose();
  });

  it('leaves the screen when the agent may no longer see it', async () => {
    const { world, backend, tab } = await begin();
    backend.remove('c1');
    await world.clock.pass(0);
    expect(tab.actor.getSnapshot().context.openId).to.equal(undefined);
    expect(onScreen(tab).conversation).to.equal(undefined);
    tab.dispose();
  });

  it('stays until a lost race has been told, even if it is out of sight by then', async () => {
    const { world, backend, tab } = await begin();
    backend.rules.claim = () => {
      const current = backend.put('c1', { assignee: OTHER });
      backend.remove('c1');
      throw new AdapterError('conflict', 'conflict', { current });
    };
    onScreen(tab).conversation.send({ type: 'claim' });
    await world.clock.pass(0);
    expect(look(tab).context.claimError!.detail.current).to.deep.include({ assignee: OTHER });
    onScreen(tab).conversation.send({ type: 'claim.dismiss' });
    await world.clock.pass(0);
    expect(tab.actor.getSnapshot().context.openId).to.equal(undefined);
    tab.dispose();
  });

  it('cannot be taken in an earlier conversation', async () => {
    const { world, backend, tab } = await begin();
    tab.actor.send({ type: 'conversation.open', conversationId: 'old', readonly: true });
    await world.clock.pass(0);
    onScreen(tab).conversation.send({ type: 'reopen' });
    onScreen(tab).conversation.send({ type: 'claim' });
    await world.clock.pass(0);
    expect(backend.executed).to.deep.equal([]);
    expect(tab.actor.getSnapshot().context).to.include({
      openId: 'old',
      returnTo: 'c1',
      readonly: true,
    });
    tab.actor.send({ type: 'conversation.leave' });
    expect(tab.actor.getSnapshot().context).to.include({ openId: 'c1', readonly: false });
    expect(tab.actor.getSnapshot().context.returnTo).to.equal(undefined);
    tab.actor.send({ type: 'conversation.leave' });
    expect(tab.actor.getSnapshot().context.openId).to.equal(undefined);
    tab.dispose();
  });
});

describe('the window of the open conversation', () => {
  const closing = conversationRow('c1', {
    lastInboundAt: START - 24 * HOUR + MINUTE,
    reply: { mode: 'free', until: START + MINUTE },
  });

  it('closes at its minute', async () => {
    const { world, tab } = await begin(closing);
    await world.clock.pass(MINUTE - 1);
    expect(look(tab).value).to.include({ window: 'open' });
    await world.clock.pass(2);
    expect(look(tab).value).to.include({ window: 'closed' });
    tab.dispose();
  });

  for (const [name, ms, state] of [
    ['1 ms before', MINUTE - 1, 'open'],
    ['at', MINUTE, 'closed'],
    ['1 ms after', MINUTE + 1, 'closed'],
    ['26 h after', 26 * HOUR, 'closed'],
  ] as const) {
    it(`is right when a laptop wakes up ${name} the end, without any timer`, async () => {
      const { world, tab } = await begin(closing);
      world.clock.jump(ms);
      world.connectivity.wake();
      expect(look(tab).value).to.include({ window: state });
      tab.dispose();
    });
  }

  it('opens when the customer answers, and closes when server time jumps', async () => {
    const { world, backend, tab } = await begin(
      conversationRow('c1', { reply: { mode: 'template' } }),
    );
    expect(look(tab).value).to.include({ window: 'closed' });
    backend.put('c1', { lastInboundAt: START, reply: { mode: 'free', until: START + 24 * HOUR } });
    await world.clock.pass(0);
    expect(look(tab).value).to.include({ window: 'open' });
    backend.tell({ type: 'beat', now: START + 25 * HOUR });
    await world.clock.pass(0);
    expect(look(tab).value).to.include({ window: 'closed' });
    tab.dispose();
  });

  it('believes the refusal of the server', async () => {
    const { world, backend, tab } = await begin(conversationRow('c1'));
    backend.say({
      conversationId: 'c1',
      direction: 'out',
      status: 'failed',
      error: { code: 'window_closed' },
      at: START,
    });
    await world.clock.pass(0);
    expect(look(tab).value).to.include({ window: 'closed' });
    tab.dispose();
  });
});

describe('the history of the open conversation', () => {
  const many = Array.from({ length: 8 }, (_, at) => messageRow(at + 1));
  const keys = (tab: Tab) => tab.store.threads.items('c1').map(({ key }) => key);

  it('is read from its end to its beginning', async () => {
    const { world, tab } = await begin(conversationRow(), {}, many);
    expect(keys(tab)).to.deep.equal(['m6', 'm7', 'm8']);
    expect(look(tab).context.older).to.equal(messageRow(6).order);
    for (const count of [6, 8]) {
      onScreen(tab).conversation.send({ type: 'history.older' });
      expect(look(tab).value).to.include({ history: 'loadingOlder' });
      await world.clock.pass(0);
      expect(keys(tab)).to.have.length(count);
    }
    expect(look(tab).context.older).to.equal(undefined);
    onScreen(tab).conversation.send({ type: 'history.older' });
    expect(look(tab).value).to.include({ history: 'ready' });
    tab.dispose();
  });

  it('says that it failed and can be tried again, at the end and further up', async () => {
    const { world, backend, tab } = await begin(
      conversationRow(),
      { listMessages: new AdapterError('internal') },
      many,
    );
    expect(look(tab).value).to.include({ history: 'failed' });
    expect(look(tab).context.historyError!.code).to.equal('internal');
    delete backend.rules.listMessages;
    onScreen(tab).conversation.send({ type: 'history.retry' });
    await world.clock.pass(0);
    expect(keys(tab)).to.have.length(3);
    backend.rules.listMessages = new AdapterError('internal');
    onScreen(tab).conversation.send({ type: 'history.older' });
    await world.clock.pass(0);
    expect(look(tab).value).to.include({ history: 'failed' });
    delete backend.rules.listMessages;
    onScreen(tab).conversation.send({ type: 'history.retry' });
    await world.clock.pass(0);
    expect(keys(tab)).to.have.length(6);
    tab.dispose();
  });

  describe('after events were missed', () => {
    const years = Array.from({ length: 30 }, (_, at) => messageRow(at + 1));
    /** What happens while nobody hears of it: the second of what is shown is edited, others come. */
    const miss = async (
      { world, backend, tab }: Awaited<ReturnType<typeof begin>>,
      count: number,
    ) => {
      const [, edited] = tab.store.threads.items('c1');
      const { id, rev } = edited!.message;
      backend.messages.set(id, { ...edited!.message, rev: rev + 1, editedAt: START });
      const { size } = backend.messages;
      for (let at = 1; at <= count; at += 1) {
        const missed = messageRow(size + at);
        backend.messages.set(missed.id, missed);
      }
      backend.forgetCursors();
      backend.drop();
      await world.clock.pass(1000);
      expect(look(tab).value).to.include({ history: 'ready' });
      return tab.store.messages.get(id);
    };

    it('reads all again that was loaded, and stays where it was', async () => {
      const all = await begin(conversationRow(), {}, years);
      const { world, backend, tab } = all;
      for (let more = 0; more < 3; more += 1) {
        onScreen(tab).conversation.send({ type: 'history.older' });
        await world.clock.pass(0);
      }
      const before = keys(tab);
      expect(before).to.have.length(12);
      const edited = await miss(all, 7);
      expect(edited?.editedAt).to.equal(START);
      const written = [...backend.messages.keys()];
      expect(keys(tab), 'whole pages').to.deep.equal(written.slice(16));
      expect(keys(tab)).to.include.members(before);
      onScreen(tab).conversation.send({ type: 'history.older' });
      await world.clock.pass(0);
      expect(keys(tab), 'and goes on from there').to.deep.equal(written.slice(13));
      tab.dispose();
    });

    it('does so in as few pages as may be', async () => {
      const decades = Array.from({ length: 300 }, (_, at) => messageRow(at + 1));
      const all = await begin(conversationRow(), {}, decades, {}, 'as asked');
      const { world, backend, tab } = all;
      for (let more = 0; more < 5; more += 1) {
        onScreen(tab).conversation.send({ type: 'history.older' });
        await world.clock.pass(0);
      }
      let calls = 0;
      backend.rules.listMessages = () => void (calls += 1);
      const before = keys(tab);
      expect(before).to.have.length(240);
      await miss(all, 60);
      expect(keys(tab)).to.include.members(before);
      expect(calls).to.equal(2);
      tab.dispose();
    });

    it('reads a stretch further up again', async () => {
      const all = await begin(conversationRow(), {}, years);
      const { world, tab } = all;
      onScreen(tab).conversation.send({ type: 'history.jump', messageId: 'm10' });
      await world.clock.pass(0);
      for (const type of ['history.newer', 'history.older'] as const) {
        onScreen(tab).conversation.send({ type });
        await world.clock.pass(0);
      }
      const before = keys(tab);
      const edited = await miss(all, 7);
      expect(edited?.editedAt).to.equal(START);
      expect(keys(tab)).to.have.members(before);
      expect(keys(tab)).to.have.length(9);
      onScreen(tab).conversation.send({ type: 'history.newer' });
      await world.clock.pass(0);
      expect(keys(tab), 'and goes on from there').to.have.length(12);
      tab.dispose();
    });
  });

  describe('around a message that is not loaded', () => {
    const years = Array.from({ length: 30 }, (_, at) => messageRow(at + 1));
    const jump = async (messageId: string, change: Partial<SessionInfo> = {}) => {
      const all = await begin(conversationRow(), {}, years, change);
      const { conversation } = onScreen(all.tab);
      conversation.send({ type: 'history.jump', messageId });
      return { ...all, conversation };
    };
    const pagewise = { can: { ...CAN, around: false } };

    it('is read at once, and from there in both directions', async () => {
      const { world, tab, conversation } = await jump('m10');
      expect(look(tab).value).to.include({ history: 'leaping' });
      await world.clock.pass(0);
      expect(keys(tab)).to.deep.equal(['m9', 'm10', 'm11']);
      expect(look(tab).context.jump).to.deep.equal({ id: 'm10', state: 'found' });
      conversation.send({ type: 'history.newer' });
      await world.clock.pass(0);
      conversation.send({ type: 'history.older' });
      await world.clock.pass(0);
      expect(keys(tab)).to.have.members(years.slice(5, 14).map(({ id }) => id));
      conversation.send({ type: 'history.end' });
      expect(keys(tab)).to.deep.equal(['m28', 'm29', 'm30']);
      tab.dispose();
    });

    it('is one with the end when that is reached', async () => {
      const { world, tab, conversation } = await jump('m25');
      await world.clock.pass(0);
      conversation.send({ type: 'history.newer' });
      await world.clock.pass(0);
      conversation.send({ type: 'history.newer' });
      await world.clock.pass(0);
      expect(keys(tab)).to.deep.equal(years.slice(23).map(({ id }) => id));
      expect(look(tab).context.newer).to.equal(undefined);
      conversation.send({ type: 'history.newer' });
      expect(look(tab).value).to.include({ history: 'ready' });
      tab.dispose();
    });

    it('says that it is gone, and stays where it was', async () => {
      const { world, tab } = await jump('nobody');
      await world.clock.pass(0);
      expect(look(tab).context.jump).to.deep.equal({ id: 'nobody', state: 'lost' });
      expect(keys(tab)).to.deep.equal(['m28', 'm29', 'm30']);
      tab.dispose();
    });

    it('says that it could not be read', async () => {
      const { world, backend, tab, conversation } = await jump('nobody');
      backend.rules.listMessages = new AdapterError('internal');
      conversation.send({ type: 'history.jump', messageId: 'm3' });
      await world.clock.pass(0);
      expect(look(tab).context.jump).to.deep.equal({ id: 'm3', state: 'failed' });
      expect(look(tab).value).to.include({ history: 'ready' });
      tab.dispose();
    });

    it('is found although the connection was lost meanwhile', async () => {
      const { world, backend, tab } = await jump('m10');
      backend.drop();
      await world.clock.pass(MINUTE);
      expect(look(tab).context.jump).to.deep.equal({ id: 'm10', state: 'found' });
      expect(keys(tab)).to.include('m10');
      tab.dispose();
    });

    it('is looked for page by page where the backend knows no other way', async () => {
      const { world, tab } = await jump('m10', pagewise);
      expect(look(tab).value).to.include({ history: 'loadingOlder' });
      await world.clock.pass(0);
      expect(look(tab).context.jump).to.deep.equal({ id: 'm10', state: 'found' });
      expect(keys(tab)).to.deep.equal(years.slice(9).map(({ id }) => id));
      tab.dispose();
    });

    it('is given up when the agent says so, and at the beginning', async () => {
      const { world, backend, tab, conversation } = await jump('m1', pagewise);
      backend.rules.listMessages = () => conversation.send({ type: 'history.cancel' });
      await world.clock.pass(0);
      expect(look(tab).context.jump).to.equal(undefined);
      expect(look(tab).value).to.include({ history: 'ready' });
      expect(keys(tab).length).to.be.below(12);
      delete backend.rules.listMessages;
      conversation.send({ type: 'history.jump', messageId: 'nobody' });
      await world.clock.pass(0);
      expect(keys(tab)).to.have.length(30);
      expect(look(tab).context.jump).to.deep.equal({ id: 'nobody', state: 'lost' });
      tab.dispose();
    });
  });

  it('says so when there is no such conversation', async () => {
    const { world, tab } = await begin();
    tab.actor.send({ type: 'conversation.open', conversationId: 'nowhere' });
    await world.clock.pass(0);
    expect(look(tab).value).to.include({ history: 'failed', seat: 'looking' });
    expect(look(tab).context.historyError!.code).to.equal('not_found');
    tab.dispose();
  });

  it('reads a conversation that no list has shown', async () => {
    const { world, backend, tab } = await begin();
    backend.conversations.set('deep', conversationRow('deep'));
    tab.actor.send({ type: 'conversation.open', conversationId: 'deep' });
    await world.clock.pass(0);
    expect(look(tab).value).to.include({ seat: 'mine', history: 'ready' });
    tab.dispose();
  });

  it('pages through the earlier conversations of the contact', async () => {
    const { world, backend, tab } = await begin();
    const contact = backend.conversations.get('c1')!.contact;
    for (const id of ['e1', 'e2', 'e3'])
      backend.conversations.set(id, conversationRow(id, { contact, queue: 'closed' }));
    onScreen(tab).conversation.send({ type: 'earlier.open' });
    onScreen(tab).conversation.send({ type: 'earlier.open' });
    await world.clock.pass(0);
    const earlier = look(tab).children.earlier!;
    expect(earlier.getSnapshot().context.ids).to.have.length(3);
    onScreen(tab).conversation.send({ type: 'earlier.more' });
    await world.clock.pass(0);
    expect(earlier.getSnapshot().context.ids).to.have.length(5);
    tab.dispose();
  });
});

describe('reading', () => {
  const reads = (backend: FakeBackend) =>
    backend.executed.flatMap((command) => (command.type === 'read' ? [command.upTo] : []));
  const seen = (tab: Tab, order: string) =>
    look(tab).children.reader!.send({ type: 'seen', order });

  it('is told once a moment, and the furthest only', async () => {
    const { world, backend, tab } = await begin(conversationRow());
    for (const order of ['1', '3', '2']) seen(tab, order);
    await world.clock.pass(300);
    seen(tab, '3');
    await world.clock.pass(1000);
    expect(reads(backend)).to.deep.equal(['3']);
    seen(tab, '4');
    await world.clock.pass(300);
    expect(reads(backend)).to.deep.equal(['3', '4']);
    tab.dispose();
  });

  it('is told again until the backend has taken it', async () => {
    const { world, backend, tab } = await begin(conversationRow(), {
      read: new AdapterError('unavailable'),
    });
    seen(tab, '1');
    await world.clock.pass(300);
    delete backend.rules.read;
    await world.clock.pass(5000);
    expect(reads(backend)).to.deep.equal(['1', '1']);
    tab.dispose();
  });

  it('is not insisted on when it is refused', async () => {
    const { world, backend, tab } = await begin(conversationRow(), {
      read: new AdapterError('forbidden'),
    });
    seen(tab, '1');
    await world.clock.pass(HOUR);
    expect(reads(backend)).to.deep.equal(['1']);
    tab.dispose();
  });

  for (const [name, row] of [
    ['Novos', waitingRow('c1')],
    ['Bot', waitingRow('c1', { queue: 'bot' })],
    ["a colleague's conversation", conversationRow('c1', { assignee: OTHER, queue: 'others' })],
    ['a closed one', conversationRow('c1', { closed: { at: START } })],
  ] as const) {
    it(`is not told in ${name}`, async () => {
      const { world, backend, tab } = await begin(row);
      seen(tab, '1');
      onScreen(tab).conversation.send({ type: 'typing' });
      await world.clock.pass(HOUR);
      expect(backend.executed).to.deep.equal([]);
      expect(backend.hints).to.deep.equal([]);
      tab.dispose();
    });
  }
});

describe('typing', () => {
  it('is hinted every three seconds at most, and its end once', async () => {
    const { world, backend, tab } = await begin(conversationRow());
    for (let at = 0; at < 8; at += 1) {
      onScreen(tab).conversation.send({ type: 'typing' });
      await world.clock.pass(500);
    }
    expect(backend.hints.map(({ on }) => on)).to.deep.equal([true, true]);
    await world.clock.pass(5000);
    expect(backend.hints.map(({ on }) => on)).to.deep.equal([true, true, false]);
    tab.dispose();
  });

  it('ends when the conversation is left', async () => {
    const { world, backend, tab } = await begin(conversationRow());
    onScreen(tab).conversation.send({ type: 'typing' });
    await world.clock.pass(0);
    tab.actor.send({ type: 'conversation.leave' });
    expect(backend.hints.map(({ on }) => on)).to.deep.equal([true, false]);
    tab.dispose();
  });
});

describe("the customer's typing", () => {
  it('goes away when its time is over', async () => {
    const { world, backend, tab } = await begin(conversationRow());
    const who = { id: 'x', name: 'Mariana' };
    backend.tell({ type: 'typing', conversationId: 'c1', who, until: START + 5000 });
    await world.clock.pass(4999);
    expect(tab.store.typing.get('c1')!.who).to.equal(who);
    await world.clock.pass(1);
    expect(tab.store.typing.get('c1')).to.equal(undefined);
    tab.dispose();
  });
});
