import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { httpAdapter, type Fetch } from '../../../../src/adapters/http/http.adapter.js';
import { simulatorClient } from '../../../simulator/src/client.js';
import type { SimulatorControl } from '../../../simulator/src/control.js';
import { Desk } from '../../../seed/desk.js';
import { signJwt } from '../../../src/agents/jwt.js';
import { freePort } from '../ports.js';
import { Worker, type NodeSettings } from '../worker.js';
import { Agent, Lane } from './agents.js';
import { Receipts, Talker } from './customers.js';
import type { Store } from './store.js';

const SECRET = 'a secret of at least thirty-two bytes';
const VERIFY_TOKEN = 'verify';
const DAY = 24 * 3_600_000;
/** The gateway waits for minutes for news of a message whose answer was lost: its clock is brisk. */
const TIMES = 10;
const AGENTS = 4;
const CUSTOMERS_EACH = 3;

/** A gateway of one node or two, a simulator, agents and customers, all at work until `rest` is called. */
export interface Scene {
  sim: SimulatorControl;
  nodes: readonly Worker[];
  agents: readonly Agent[];
  talkers: readonly Talker[];
  lanes: readonly Lane[];
  sectors: string[];
  /** A node is back: what it missed is brought now, not when Meta would try again. */
  isBack(): void;
  /** Resolves when something was accepted both ways from now on. */
  isBusy(): Promise<void>;
  /** Customers and agents say no more. Resolves when all that was begun has come to its end. */
  rest(): Promise<void>;
  /** Ends the gateway, gently. */
  stop(): Promise<void>;
  /** Ends the simulator. */
  close(): Promise<void>;
}

export async function openScene(store: Store, random: () => number): Promise<Scene> {
  const simulator = new Worker({ module: './simulator.ts', env: {} });
  const simUrl = await simulator.start();
  const sim = simulatorClient(simUrl);
  const ports = await Promise.all(Array.from({ length: store.nodes }, freePort));
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  const [number] = await sim.numbers();
  const settings: Omit<NodeSettings, 'port'> = {
    ...store.settings,
    graphUrl: simUrl,
    token: 'simulator-token',
    accountId: number!.wabaId,
    appSecret: 'simulator-secret',
    verifyToken: VERIFY_TOKEN,
    secret: SECRET,
    times: TIMES,
    began: Date.now(),
  };
  const nodes = ports.map(
    (port) =>
      new Worker({
        module: './gateway.ts',
        env: { SETTINGS: JSON.stringify({ ...settings, port }) },
      }),
  );
  for (const node of nodes) await node.start();
  await sim.webhooks.subscribe(`${urls[0]}/hooks/whatsapp`, VERIFY_TOKEN);

  const over = new AbortController();
  const receipts = new Receipts(sim, over.signal);
  const agents: Agent[] = [];
  const talkers: Talker[] = [];
  const lanes: Lane[] = [];
  for (let at = 0; at < AGENTS; at += 1) {
    const adapter = adapterOf(`agent-${at}`, alternating(urls, at));
    const agent = new Agent(`agent-${at}`, adapter, random);
    const desk = await Desk.open(adapter, randomUUID);
    for (let n = 0; n < CUSTOMERS_EACH; n += 1) {
      const customer = await sim.customer({ name: `Cliente ${at}-${n}` });
      await customer.says('Olá');
      await customer.hears('assistente virtual');
      await customer.says('atendente');
      const { text } = await customer.hears('protocolo');
      const id = await desk.takes(/\d+-\d+/.exec(text)![0]);
      talkers.push(new Talker(customer, id));
      lanes.push(new Lane(`to ${id}`, agent, id, randomUUID));
    }
    agents.push(agent);
  }

  const progress = new EventEmitter();
  const quiet = new AbortController();
  const streams = agents.map((agent) => agent.follow(over.signal));
  const work = [
    ...talkers.map((one) => one.talk(receipts, random, quiet.signal, () => progress.emit('in'))),
    ...lanes.map((one) => one.answer(random, quiet.signal, () => progress.emit('out'))),
  ];
  return {
    sim,
    nodes,
    agents,
    talkers,
    lanes,
    sectors: [],
    isBack() {
      sim.webhooks.flush().catch(() => {}); // killed again on the way: the next start brings it
    },
    async isBusy() {
      await Promise.all([once(progress, 'in'), once(progress, 'out')]);
    },
    async rest() {
      quiet.abort();
      const ended = Promise.all(work).then(() => true);
      // Who waits for her message to be taken would wait for Meta's next try, which may be an hour away.
      while (!(await Promise.race([ended, pause(200, false)]))) await sim.webhooks.flush();
      while ((await sim.webhooks.flush()).length > 0) await pause(100);
      await settled(agents, lanes);
    },
    async stop() {
      over.abort();
      await Promise.all(streams);
      await Promise.all(nodes.map((node) => node.stop()));
    },
    close: () => simulator.kill(),
  };
}

/** The demo's way to the gateway: a fresh token with each request. */
const adapterOf = (id: string, fetch: Fetch) =>
  httpAdapter({
    url: 'http://gateway',
    token: () => signJwt(SECRET, { id, name: id, sectors: [], role: 'agent' }, Date.now() + DAY),
    fetch,
    shareStream: false,
  });

/** Each request to the next node, as behind a balancer without sticky sessions. */
function alternating(urls: readonly string[], first: number): Fetch {
  let turn = first;
  return (url, init) => {
    turn += 1;
    return fetch(url.replace('http://gateway', urls[turn % urls.length]!), init);
  };
}

/** Nothing waits to leave, and for a second no stream has told anything new. */
async function settled(agents: readonly Agent[], lanes: readonly Lane[]): Promise<void> {
  for (let still = 0; still < 5;) {
    const before = agents.map(({ place }) => place).join();
    await pause(200);
    const waits = await Promise.all(lanes.map((lane) => lane.waits()));
    const isStill = before === agents.map(({ place }) => place).join() && !waits.includes(true);
    still = isStill ? still + 1 : 0;
  }
}
