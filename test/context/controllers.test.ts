import { ContextProvider } from '@lit/context';
import { expect } from '@open-wc/testing';
import { LitElement, html, type ReactiveController } from 'lit';
import { ActorController } from '../../src/context/actor.controller.js';
import { inboxContext } from '../../src/context/inbox.context.js';
import { InboxController } from '../../src/context/inbox.controller.js';
import { LookupController } from '../../src/context/lookup.controller.js';
import { MediaController } from '../../src/context/media.controller.js';
import { NowController } from '../../src/context/now.controller.js';
import { QueueController, QueuesController } from '../../src/context/queue.controller.js';
import { RowController } from '../../src/context/row.controller.js';
import { SubmissionController } from '../../src/context/submission.controller.js';
import { ThreadController } from '../../src/context/thread.controller.js';
import { WindowController } from '../../src/context/window.controller.js';
import { AdapterError } from '../../src/domain/errors.js';
import type { Media } from '../../src/domain/message.js';
import { FakeBackend, type FakeOptions } from '../support/fake-backend.js';
import { conversationRow, HOUR, messageRow, MINUTE, START } from '../support/rows.js';
import { openTab, type Tab } from '../support/tab.js';
import { World } from '../support/world.js';

class TestHost extends LitElement {
  conversationId: string | undefined = 'c1';
  renders = 0;
  controller: ReactiveController | undefined;

  override render() {
    this.renders += 1;
    return html``;
  }
}
customElements.define('test-controller-host', TestHost);

class TestProvider extends LitElement {
  readonly provider = new ContextProvider(this, { context: inboxContext });

  override render() {
    return html`<slot></slot>`;
  }
}
customElements.define('test-inbox-provider', TestProvider);

interface Stage<C> {
  world: World;
  backend: FakeBackend;
  tab: Tab;
  host: TestHost;
  provider: TestProvider;
  controller: C;
  /** Passes time and lets the host draw. */
  readonly pass: (ms?: number) => Promise<void>;
}

const stages: (() => void)[] = [];
afterEach(() => {
  for (const leave of stages.splice(0)) leave();
});

const begin = async <C extends ReactiveController>(
  make: (host: TestHost) => C,
  options: FakeOptions = {},
): Promise<Stage<C>> => {
  const world = new World(START);
  const backend = new FakeBackend({
    now: () => world.clock.now(),
    conversations: [conversationRow('c1'), conversationRow('c2')],
    messages: [messageRow(1)],
    ...options,
  });
  const tab = await openTab(world, backend.adapter);
  tab.actor.send({ type: 'queue.show', queueId: 'mine' });
  await world.clock.pass(0);
  const provider = new TestProvider();
  const host = new TestHost();
  const controller = make(host);
  provider.provider.setValue(tab);
  provider.append(host);
  document.body.append(provider);
  stages.push(() => {
    provider.remove();
    tab.dispose();
  });
  const pass = async (ms = 0): Promise<void> => {
    await world.clock.pass(ms);
    await host.updateComplete;
  };
  await pass();
  return { world, backend, tab, host, provider, controller, pass };
};

describe('a controller', () => {
  it('does nothing outside of an inbox', async () => {
    const host = new TestHost();
    const row = new RowController(
      host,
      ({ conversations }) => conversations,
      () => 'c1',
    );
    const actor = new ActorController(host, ({ actor }) => actor);
    const thread = new ThreadController(host, () => 'c1');
    const queues = new QueuesController(host);
    const window = new WindowController(host, () => 'c1');
    const lookup = new LookupController(host, 'sector');
    const submission = new SubmissionController(host, () => ({
      type: 'claim',
      conversationId: 'c1',
    }));
    const media = new MediaController(host, () => ({ id: 'a', mime: 'image/png' }));
    document.body.append(host);
    await host.updateComplete;
    lookup.load();
    submission.submit(undefined);
    media.retry();
    expect([
      row.row,
      actor.snapshot,
      window.window,
      window.left,
      lookup.items,
      media.url,
    ]).to.deep.equal(Array(6).fill(undefined));
    expect([thread.items, queues.queues]).to.deep.equal([[], []]);
    expect([submission.state, lookup.state]).to.deep.equal(['editing', 'idle']);
    expect(new NowController(host).now).to.equal(0);
    host.remove();
  });

  it('follows while its host is in the page, and not a moment longer', async () => {
    const { host, backend, provider, pass, controller } = await begin(
      (element) =>
        new RowController(
          element,
          ({ conversations }) => conversations,
          () => element.conversationId,
        ),
    );
    expect(controller.row!.id).to.equal('c1');
    const { renders } = host;
    backend.put('c1', { unread: 1 });
    await pass();
    expect(host.renders).to.equal(renders + 1);
    host.remove();
    backend.put('c1', { unread: 2 });
    await pass();
    expect(host.renders).to.equal(renders + 1);
    provider.append(host);
    await pass();
    expect(controller.row!.unread).to.equal(2);
    backend.put('c1', { unread: 3 });
    await pass();
    expect(controller.row!.unread).to.equal(3);
    expect(host.renders).to.equal(renders + 3);
  });
});

describe('InboxController', () => {
  it('draws when the session changes', async () => {
    const { host, backend, controller, pass } = await begin(
      (element) => new InboxController(element),
    );
    expect(controller.session!.info.me.id).to.equal('ana');
    const { renders } = host;
    backend.drop();
    await pass();
    expect(host.renders).to.equal(renders + 1);
    expect(controller.store!.live).to.equal(false);
  });
});

describe('RowController', () => {
  it('goes over to another row with its host, and is not woken by the first any more', async () => {
    const { host, backend, controller, pass } = await begin(
      (element) =>
        new RowController(
          element,
          ({ conversations }) => conversations,
          () => element.conversationId,
        ),
    );
    host.conversationId = 'c2';
    host.requestUpdate();
    await pass();
    expect(controller.row!.id).to.equal('c2');
    const { renders } = host;
    backend.put('c1', { unread: 1 });
    await pass();
    expect(host.renders).to.equal(renders);
    backend.put('c2', { unread: 1 });
    await pass();
    expect(host.renders).to.equal(renders + 1);
  });
});

describe('ActorController', () => {
  it('follows an actor that comes and goes', async () => {
    const { tab, host, controller, pass } = await begin(
      (element) =>
        new ActorController(
          element,
          ({ actor }) => actor.getSnapshot().children.conversation,
          ({ value }) => value.history,
        ),
    );
    expect(controller.actor).to.equal(undefined);
    tab.actor.send({ type: 'conversation.open', conversationId: 'c1' });
    await pass();
    expect(controller.snapshot!.value.history).to.equal('ready');
    const first = controller.actor;
    tab.actor.send({ type: 'conversation.open', conversationId: 'c2' });
    await pass();
    expect(controller.actor).to.not.equal(first);
    const { renders } = host;
    tab.actor.send({ type: 'conversation.leave' });
    await pass();
    expect(controller.actor).to.equal(undefined);
    expect(host.renders).to.equal(renders + 1);
  });

  it('finds what the conversation spawns later', async () => {
    const { tab, controller, pass } = await begin(
      (element) =>
        new ActorController(
          element,
          ({ actor }) => actor.getSnapshot().children.conversation?.getSnapshot().children.earlier,
        ),
    );
    tab.actor.send({ type: 'conversation.open', conversationId: 'c1' });
    await pass();
    expect(controller.actor).to.equal(undefined);
    tab.actor.getSnapshot().children.conversation!.send({ type: 'earlier.open' });
    await pass();
    expect(controller.snapshot!.value).to.equal('ready');
  });

  it('draws only when what was picked is different, member by member', async () => {
    const { tab, host, pass } = await begin(
      (element) =>
        new ActorController(
          element,
          ({ actor }) => actor,
          ({ context: { queueId, openId } }) => ({ queueId, openId }),
        ),
    );
    const { renders } = host;
    tab.actor.send({ type: 'search.changed', text: 'ana' });
    await pass(300);
    expect(host.renders).to.equal(renders);
    tab.actor.send({ type: 'conversation.open', conversationId: 'c1' });
    await pass();
    expect(host.renders).to.equal(renders + 1);
  });
});

describe('QueueController', () => {
  it('draws when order or count change, and not for what a row shows', async () => {
    const { host, backend, controller, pass } = await begin(
      (element) => new QueueController(element, () => 'mine'),
    );
    expect(controller.ids).to.have.length(2);
    const { renders } = host;
    backend.put('c1', { protocol: '9' });
    await pass();
    expect(host.renders).to.equal(renders);
    backend.put('c1', { unread: 2 });
    await pass();
    expect(controller.count).to.deep.equal({ total: 2, unread: 2 });
    expect(host.renders).to.equal(renders + 1);
    backend.put('c1', { queue: 'closed' });
    await pass();
    expect(controller.ids).to.deep.equal(['c2']);
    expect(host.renders).to.equal(renders + 2);
  });
});

describe('QueuesController', () => {
  it('draws when a count changes', async () => {
    const { host, backend, controller, pass } = await begin(
      (element) => new QueuesController(element),
    );
    expect(controller.queues.map(({ queue, count }) => [queue.id, count.total])).to.deep.equal([
      ['new', 0],
      ['bot', undefined],
      ['mine', 2],
      ['others', undefined],
      ['closed', undefined],
    ]);
    const { renders } = host;
    backend.put('c1', { activeAt: START });
    await pass();
    expect(host.renders, 'an order is no count').to.equal(renders);
    backend.put('c1', { queue: 'closed' });
    await pass();
    expect(controller.queues.at(-1)!.count.total).to.equal(1);
    expect(host.renders).to.equal(renders + 1);
  });
});

describe('ThreadController', () => {
  it('draws when a bubble comes or changes', async () => {
    const { tab, host, backend, controller, pass } = await begin(
      (element) => new ThreadController(element, () => 'c1'),
    );
    tab.actor.send({ type: 'conversation.open', conversationId: 'c1' });
    await pass();
    expect(controller.items).to.have.length(1);
    const { renders } = host;
    backend.say({ conversationId: 'c1' });
    await pass();
    expect(controller.items).to.have.length(2);
    expect(host.renders).to.equal(renders + 1);
  });
});

describe('WindowController', () => {
  const row = conversationRow('c1', { reply: { mode: 'free', until: START + HOUR + 90_000 } });

  it('draws when the shown time changes, and when the window closes', async () => {
    const { host, controller, pass } = await begin(
      (element) => new WindowController(element, () => 'c1'),
      {
        conversations: [row],
      },
    );
    expect(controller.left).to.equal(HOUR + 90_000);
    expect(controller.urgency).to.equal('soon');
    const { renders } = host;
    await pass(29_999);
    expect(host.renders, 'on whole minutes').to.equal(renders);
    await pass(1);
    expect(host.renders).to.equal(renders + 1);
    for (let minute = 0; minute < 60; minute += 1) await pass(MINUTE);
    expect(host.renders).to.equal(renders + 61);
    expect(controller.urgency).to.equal('last');
    await pass(MINUTE);
    expect(controller.window!.state).to.equal('closed');
    expect(controller.left).to.equal(undefined);
  });

  it('looks again when the page wakes up, and leaves no timer', async () => {
    const { world, host, controller, provider, pass } = await begin(
      (element) => new WindowController(element, () => 'c1'),
      { conversations: [row] },
    );
    world.clock.jump(2 * HOUR);
    const { renders } = host;
    world.connectivity.wake();
    await pass();
    expect(host.renders).to.be.greaterThan(renders);
    expect(controller.window!.state).to.equal('closed');
    world.clock.jump(-2 * HOUR);
    world.connectivity.wake();
    const before = world.clock.waiting;
    provider.remove();
    expect(world.clock.waiting).to.equal(before - 1);
  });
});

describe('NowController', () => {
  it('tells server time, with one timer for all', async () => {
    const { world, host, provider, controller, pass } = await begin(
      (element) => new NowController(element),
    );
    expect(controller.now).to.equal(START);
    await pass(10_000);
    const before = world.clock.waiting;
    const second = new TestHost();
    new NowController(second);
    provider.append(second);
    await pass();
    expect(world.clock.waiting).to.equal(before);
    const { renders } = host;
    await pass(20_000);
    expect(controller.now).to.equal(START + 30_000);
    expect(host.renders).to.equal(renders + 1);
    await second.updateComplete;
    expect(second.renders).to.equal(2);
    second.remove();
    host.remove();
    expect(world.clock.waiting).to.equal(before - 1);
  });
});

describe('LookupController', () => {
  const lookups = { sector: [{ id: 's', name: 'Suporte' }] };

  it('reads on first use, once for all', async () => {
    const { backend, host, controller, pass } = await begin(
      (element) => new LookupController(element, 'sector'),
      { lookups },
    );
    let calls = 0;
    backend.rules.lookup = () => void (calls += 1);
    expect(controller.state).to.equal('idle');
    const other = new LookupController(host, 'sector');
    await pass();
    controller.load();
    other.load();
    expect(controller.state).to.equal('loading');
    await pass();
    expect(controller.items).to.deep.equal(lookups.sector);
    expect(calls).to.equal(1);
  });

  it('reads again when it became stale', async () => {
    const { backend, controller, pass } = await begin(
      (element) => new LookupController(element, 'sector'),
      { lookups },
    );
    controller.load();
    await pass();
    lookups.sector = [{ id: 'v', name: 'Vendas' }];
    backend.tell({ type: 'stale', lookup: 'sector' });
    await pass();
    expect(controller.state).to.equal('ready');
  });

  it('says that it failed, and can be tried again', async () => {
    const { backend, tab, controller, pass } = await begin(
      (element) => new LookupController(element, 'sector'),
      { lookups },
    );
    backend.rules.lookup = new AdapterError('internal');
    controller.load();
    await pass();
    expect(controller.state).to.equal('failed');
    expect(tab.reports).to.have.length(1);
    delete backend.rules.lookup;
    controller.retry();
    await pass();
    expect(controller.state).to.equal('ready');
  });
});

describe('SubmissionController', () => {
  const begun = () =>
    begin(
      (element) =>
        new SubmissionController<string>(element, (note) => ({
          type: 'transfer',
          conversationId: 'c1',
          to: { agentId: 'bruno' },
          note,
        })),
    );

  it('becomes a command, and draws at each step', async () => {
    const { backend, tab, host, controller, pass } = await begun();
    const { renders } = host;
    controller.submit('urgente');
    expect(controller.state).to.equal('submitting');
    await pass();
    expect(controller.state).to.equal('done');
    expect(host.renders).to.be.greaterThan(renders);
    expect(backend.executed[0]).to.deep.include({ type: 'transfer', note: 'urgente' });
    expect(tab.store.conversations.get('c1')!.queue).to.equal('others');
    controller.reset();
    expect(controller.state).to.equal('editing');
  });

  it('keeps the command id for another try', async () => {
    const { backend, controller, pass } = await begun();
    backend.rules.transfer = new AdapterError('unavailable');
    controller.submit('a');
    await pass();
    expect(controller.state).to.equal('refused');
    expect(controller.error!.code).to.equal('unavailable');
    delete backend.rules.transfer;
    controller.retry();
    await pass();
    expect(backend.executed.map(({ id }) => id)[0]).to.equal(backend.executed[1]!.id);
    expect(controller.state).to.equal('done');
  });

  it('goes on while its host is moved, and stops when it leaves', async () => {
    const { backend, host, provider, controller, pass } = await begun();
    backend.rules.transfer = 'hang';
    controller.submit('a');
    host.remove();
    provider.append(host);
    await pass();
    expect(controller.state).to.equal('submitting');
    host.remove();
    await pass();
    expect(controller.state).to.equal('editing');
  });
});

describe('MediaController', () => {
  it('asks the backend for an address, and again when told to', async () => {
    const media: Media = { id: 'pic', mime: 'image/png' };
    let fail = true;
    const { controller, host, pass } = await begin(
      (element) => new MediaController(element, () => media),
      {
        media: {
          pic: () => {
            if (fail) throw new AdapterError('not_found');
            return new Blob(['x']);
          },
        },
      },
    );
    expect(controller.failed).to.equal(true);
    fail = false;
    const { renders } = host;
    controller.retry();
    await pass();
    expect(controller.url).to.match(/^blob:/);
    expect(controller.failed).to.equal(false);
    expect(host.renders).to.equal(renders + 1);
  });

  it('takes the address of the row where the backend gives no other, but only one that can be loaded', async () => {
    for (const [url, loads] of [
      ['https://cdn.example/a.png', true],
      ['javascript:alert(1)', false],
      ['data:text/html,x', false],
    ] as const) {
      const { controller } = await begin(
        (element) => new MediaController(element, () => ({ url, mime: 'image/png' })),
      );
      expect(controller.url, url).to.equal(loads ? url : undefined);
      expect(controller.failed).to.equal(!loads);
    }
  });

  it('gives an address that is good now to who asks later', async () => {
    const { controller, world } = await begin(
      (element) => new MediaController(element, () => ({ id: 'pic', mime: 'image/png' })),
      { media: { pic: () => new Blob(['x']) }, mediaLives: 60_000 },
    );
    const { url } = controller;
    expect(await controller.fresh()).to.equal(url);
    world.clock.jump(60_000);
    expect(await controller.fresh()).not.to.equal(url);
  });

  it('asks again after a reconnect for what may be there now, not for what is gone', async () => {
    for (const [code, asks] of [
      ['unavailable', 2],
      ['not_found', 1],
    ] as const) {
      let asked = 0;
      const { controller, backend, world } = await begin(
        (element) => new MediaController(element, () => ({ id: 'pic', mime: 'image/png' })),
        {
          media: {
            pic: () => {
              asked += 1;
              throw new AdapterError(code);
            },
          },
        },
      );
      expect(controller.failed).to.equal(true);
      backend.drop();
      await world.clock.pass(2000);
      expect(asked, code).to.equal(asks);
    }
  });

  it('lends an address to a file, and takes it back', async () => {
    const revoked: string[] = [];
    const revoke = Object.getOwnPropertyDescriptor(URL, 'revokeObjectURL')!;
    URL.revokeObjectURL = (url) => void revoked.push(url);
    let blob = new Blob(['a']);
    const { controller, host, pass } = await begin(
      (element) =>
        new MediaController(
          element,
          () => undefined,
          () => blob,
        ),
    );
    const first = controller.url!;
    expect(first).to.match(/^blob:/);
    blob = new Blob(['b']);
    host.requestUpdate();
    await pass();
    expect(revoked).to.deep.equal([first]);
    const second = controller.url!;
    host.remove();
    expect(revoked).to.deep.equal([first, second]);
    Object.defineProperty(URL, 'revokeObjectURL', revoke);
  });
});
