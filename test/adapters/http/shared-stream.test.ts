import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { httpAdapter, type HttpOptions } from '../../../src/adapters/http/http.adapter.js';
import type { AdapterError } from '../../../src/domain/errors.js';
import type { InboxEvent } from '../../../src/domain/events.js';
import type { LeaderLock } from '../../../src/domain/ports.js';
import { LogServer } from '../../support/log-server.js';

/** A tab of the browser: its streams, and what it heard. */
class Tab {
  readonly heard: InboxEvent[] = [];
  error: AdapterError | undefined;
  #position: number | undefined;
  #leave = new AbortController();
  #wake = (): void => undefined;

  /** Opens a session and follows its events. */
  static async open(options: HttpOptions, after?: string): Promise<Tab> {
    const tab = new Tab();
    const { signal } = tab.#leave;
    const session = await httpAdapter(options).open({ signal, locale: 'en' });
    void tab.#follow(session.events({ signal, ...(after !== undefined && { after }) }));
    return tab;
  }

  get types(): string[] {
    return this.heard.map(({ type }) => type);
  }

  get cursor(): string {
    return `e:${this.#position}`;
  }

  /** The last `ready`. */
  get ready(): Extract<InboxEvent, { type: 'ready' }> {
    return this.heard.findLast((event) => event.type === 'ready')!;
  }

  until(what: (tab: Tab) => unknown): Promise<void> {
    const look = async (): Promise<void> => {
      while (!what(this)) await new Promise<void>((resolve) => (this.#wake = resolve));
    };
    return look();
  }

  /** Has heard all up to there. */
  reaches(cursor: string): Promise<void> {
    return this.until(() => this.cursor === cursor);
  }

  leave(): void {
    this.#leave.abort();
  }

  async #follow(events: AsyncIterable<InboxEvent>): Promise<void> {
    try {
      for await (const event of events) this.#hear(event);
    } catch (error) {
      this.error = error as AdapterError;
    }
    this.#wake();
  }

  /** Fails the test at a gap. */
  #hear(event: InboxEvent): void {
    this.heard.push(event);
    const at = Number(event.cursor!.slice(2));
    if (event.type === 'ready' && !event.resumed) this.#position = at;
    if (event.type === 'ready') this.#position ??= at;
    expect(at, 'no gap').to.be.at.most(this.#position! + 1);
    this.#position = Math.max(this.#position!, at);
    this.#wake();
  }
}

/** Leadership in the hands of the test. The first one leads. */
class Scepter implements LeaderLock {
  #standing: { onChange: (leading: boolean) => void; signal: AbortSignal }[] = [];

  hold(_name: string, onChange: (leading: boolean) => void, signal: AbortSignal): void {
    const one = { onChange, signal };
    this.#standing.push(one);
    if (this.#standing.length === 1) onChange(true);
    signal.addEventListener('abort', () => {
      const led = this.#standing[0] === one;
      this.#standing = this.#standing.filter((other) => other !== one);
      if (led) this.#standing[0]?.onChange(true);
    });
  }

  /** The leader does not answer: another one takes over, and it is told when it wakes up. */
  steal(): void {
    const [leader, next] = this.#standing;
    if (!leader || !next) return;
    this.#standing = [...this.#standing.slice(1), leader];
    next.onChange(true);
    leader.onChange(false);
  }
}

let server: LogServer;
let tabs: Tab[];
let token: string;
beforeEach(() => {
  server = new LogServer();
  tabs = [];
  token = `token-${crypto.randomUUID()}`;
});
afterEach(() => tabs.forEach((tab) => tab.leave()));

const url = 'https://gateway.example';
const open = async (after?: string, options: Partial<HttpOptions> = {}): Promise<Tab> => {
  const tab = await Tab.open({ url, token: () => token, fetch: server.fetch, ...options }, after);
  tabs.push(tab);
  return tab;
};
/** Opens a tab and lets it get its `ready`. */
const openReady = async (...args: Parameters<typeof open>): Promise<Tab> => {
  const tab = await open(...args);
  await tab.until(() => tab.heard.length > 0 || tab.error);
  return tab;
};

const moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Nothing that is said meanwhile reaches another tab. */
const unheard = async (run: () => unknown): Promise<void> => {
  const { postMessage } = BroadcastChannel.prototype;
  BroadcastChannel.prototype.postMessage = () => undefined;
  await run();
  await moment();
  BroadcastChannel.prototype.postMessage = postMessage;
};

describe('one stream for all tabs', () => {
  it('is opened once, and heard by each', async () => {
    const one = await openReady();
    const two = await openReady();
    server.happen();
    server.happen();
    await Promise.all([one.reaches('e:2'), two.reaches('e:2')]);
    expect(server.lines.length).to.equal(1);
    expect(one.types).to.deep.equal(['ready', 'beat', 'beat']);
    expect(two.types).to.deep.equal(['ready', 'beat', 'beat']);
  });

  it('begins for a follower with a ready of its own: nothing was missed since nothing was known', async () => {
    const one = await openReady();
    server.happen();
    await one.reaches('e:1');
    const two = await openReady();
    expect(two.ready).to.include({ resumed: false, cursor: 'e:1' });
    expect(two.ready.counts).to.deep.equal({ mine: { total: 0 } });
    expect(two.ready.now).to.be.at.least(1_790_000_000_001);
    expect(server.lines.length).to.equal(1);
  });

  it('gives a follower what it missed since its cursor', async () => {
    const one = await openReady();
    for (let n = 0; n < 3; n += 1) server.happen();
    await one.reaches('e:3');
    const two = await openReady('e:1');
    await two.reaches('e:3');
    expect(two.ready.resumed).to.equal(true);
    expect(two.heard.map(({ cursor }) => cursor)).to.deep.equal(['e:1', 'e:2', 'e:3']);
  });

  it('begins anew for a follower with a cursor that the leader does not know', async () => {
    await openReady();
    const two = await openReady('elsewhere:7');
    expect(two.ready).to.include({ resumed: false, cursor: 'e:0' });
  });

  it('keeps the last 500 events, and says so to one who comes from before', async () => {
    const one = await openReady();
    for (let n = 0; n < 600; n += 1) server.happen();
    await one.reaches('e:600');
    const late = await openReady('e:50');
    const early = await openReady('e:100');
    await early.reaches('e:600');
    expect([late.ready.resumed, early.ready.resumed]).to.deep.equal([false, true]);
  });

  it('goes on without a gap when the leader leaves', async () => {
    const one = await openReady();
    const two = await openReady();
    const three = await openReady();
    server.happen();
    await Promise.all(tabs.map((tab) => tab.reaches('e:1')));
    one.leave();
    server.happen();
    await Promise.all([two.reaches('e:2'), three.reaches('e:2')]);
    expect(server.lines.map(({ after }) => after)).to.deep.equal([undefined, 'e:1']);
    expect(server.open.length).to.equal(1);
  });

  it('goes on without a gap when the leader is frozen, for that one too', async () => {
    const scepter = new Scepter();
    const one = await openReady(undefined, { locks: scepter });
    const two = await openReady(undefined, { locks: scepter });
    server.happen();
    await Promise.all(tabs.map((tab) => tab.reaches('e:1')));
    scepter.steal();
    server.happen();
    await Promise.all([one.reaches('e:2'), two.reaches('e:2')]);
    expect(server.open.length).to.equal(1);
    expect(one.ready.resumed).to.equal(true);
  });

  it('that is lost is lost for all at once, with its pause, and asked for once', async () => {
    const one = await openReady();
    const two = await openReady();
    server.refusal = new Response('', { status: 503 });
    server.lines[0]!.write('retry: 7000\n\n');
    server.lines[0]!.end();
    await Promise.all(tabs.map((tab) => tab.until(() => tab.error)));
    for (const { error } of [one, two]) {
      expect([error!.code, error!.detail.retryAfterMs]).to.deep.equal(['unavailable', 7000]);
    }
    expect(server.lines.length).to.equal(1);
  });

  it('whose session has ended has ended for all', async () => {
    const one = await openReady();
    const two = await openReady();
    server.refusal = new Response('', { status: 401 });
    one.leave();
    await two.until(() => two.error);
    expect(two.error!.code).to.equal('unauthorized');
  });

  it('is joined again by a follower that missed a word', async () => {
    const one = await openReady();
    const two = await openReady();
    server.happen();
    await Promise.all(tabs.map((tab) => tab.reaches('e:1')));
    await unheard(async () => {
      server.happen();
      await one.reaches('e:2');
    });
    server.happen();
    await two.reaches('e:3');
    expect(two.heard.map(({ type, cursor }) => `${type} ${cursor}`)).to.deep.equal([
      'ready e:0',
      'beat e:1',
      'ready e:1',
      'beat e:2',
      'beat e:3',
    ]);
  });

  const otherToken = `other-${crypto.randomUUID()}`;
  const apart: [string, Partial<HttpOptions> | (() => Partial<HttpOptions>)][] = [
    ['another token', { token: () => otherToken }],
    ['another server', { url: 'https://other.example' }],
    [
      'another agent',
      () => ({ fetch: Object.assign(new LogServer(), { agentId: 'bruno' }).fetch }),
    ],
    ['the wish to have its own', { shareStream: false }],
  ];
  for (const [name, options] of apart) {
    it(`is not shared with ${name}`, async () => {
      const one = await openReady();
      const two = await openReady(undefined, typeof options === 'function' ? options() : options);
      one.leave();
      server.happen();
      if (name === 'another agent') expect(server.lines.length).to.equal(1);
      else await two.reaches('e:1');
      expect(two.types.filter((type) => type === 'ready').length).to.equal(1);
    });
  }

  it('is not opened for those who share by a token with another one', async () => {
    const one = await openReady();
    let own = token;
    const two = await openReady(undefined, { token: () => own });
    own = `somebody-else-${crypto.randomUUID()}`;
    one.leave();
    await two.until(() => two.error);
    expect(two.error!.code).to.equal('unavailable');
    expect(server.lines.map((line) => line.token)).to.deep.equal([`Bearer ${token}`]);
  });

  it('shows the token to nobody', async () => {
    const { postMessage } = BroadcastChannel.prototype;
    const posted: unknown[] = [];
    BroadcastChannel.prototype.postMessage = function (message) {
      posted.push(this.name, message);
      postMessage.call(this, message);
    };
    const one = await openReady();
    const two = await openReady();
    server.happen();
    await two.reaches('e:1');
    const { held, pending } = await navigator.locks.query();
    server.lines[0]!.end();
    await one.until(() => one.error);
    BroadcastChannel.prototype.postMessage = postMessage;
    expect(posted.length).to.be.greaterThan(3);
    expect(JSON.stringify([posted, held, pending])).not.to.contain(token);
  });

  it('leaves no lock behind', async () => {
    await openReady();
    await openReady();
    tabs.forEach((tab) => tab.leave());
    const isOurs = ({ name = '' }: LockInfo) => name.startsWith('chat-inbox:http:');
    for (;;) {
      const { held = [], pending = [] } = await navigator.locks.query();
      if (![...held, ...pending].some(isOurs)) break;
    }
    expect(server.open).to.deep.equal([]);
  });

  it('keeps every tab whole, whatever comes and goes', async () => {
    const step = fc.constantFrom('happen', 'join', 'leave', 'steal', 'return', 'deaf');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        server = new LogServer();
        token = `token-${crypto.randomUUID()}`;
        const locks = new Scepter();
        let here = [await openReady(undefined, { locks })];
        for (const what of steps) {
          if (what === 'happen') server.happen();
          else if (what === 'deaf') await unheard(() => server.happen());
          else if (what === 'join') here.push(await open(undefined, { locks }));
          else if (what === 'return') here.push(await open(here[0]?.cursor, { locks }));
          else if (what === 'steal') locks.steal();
          else here.shift()?.leave();
          await moment();
        }
        if (here.length === 0) here = [await openReady(undefined, { locks })];
        server.happen();
        await Promise.all(here.map((tab) => tab.until(() => tab.heard.length > 0)));
        server.happen();
        await Promise.all(here.map((tab) => tab.reaches(server.cursor)));
        expect(here.map(({ error }) => error)).to.deep.equal(here.map(() => undefined));
        expect(server.open.length).to.equal(1);
        here.forEach((tab) => tab.leave());
      }),
      { numRuns: 60, timeout: 20_000 },
    );
  });
});
