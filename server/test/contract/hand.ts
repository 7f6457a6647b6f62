import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { httpAdapter } from '../../../src/adapters/http/http.adapter.js';
import type { Customer, Hand, Seat } from '../../../src/contract/hand.js';
import { signJwt } from '../../src/agents/jwt.js';
import type { Ms } from '../../src/domain.js';
import type { AgentRow } from '../../src/rows.js';
import type { Backend } from './backend.js';
import { customerOf, fileOf } from './customers.js';
import { Line } from './line.js';
import type { Wire } from './wire.js';

const DAY: Ms = 24 * 3_600_000;
const LONGEST_LEFTOVER: Ms = 1000;

const agent = (id: string, sector: string): AgentRow => ({
  id,
  name: id,
  sectors: [sector],
  role: 'agent',
});
const ana = agent('ana', 'suporte');
const diego = agent('diego', 'suporte');
const carla = agent('carla', 'comercial');

/** A hand on the gateway: Ana and Diego serve Suporte, Carla does not. Each browser speaks to all nodes in turn. */
export function gatewayHand(backend: Backend, wire: Wire): Hand {
  const { sim, clock, secret, urls, settle } = backend;
  const lines: Line[] = [];

  const seat = async (me: AgentRow, signedWith = secret): Promise<Seat> => {
    const line = new Line(urls, lines.length);
    lines.push(line);
    return {
      adapter: httpAdapter({
        url: 'http://gateway',
        token: () => signJwt(signedWith, me, clock.now() + DAY),
        fetch: wire.watch(line.fetch),
        shareStream: false,
      }),
      setOnline: async (online) => line.setOnline(online),
      loseNextAnswer: async () => line.loseNextAnswer(),
      refuseNext: async (code, retryAfterMs) => line.refuseNext(code, retryAfterMs),
    };
  };
  const call = async (...words: string[]): Promise<Customer> => {
    const phone = await sim.control.customer({ name: `Cliente ${randomUUID().slice(-8)}` });
    for (const text of words) {
      await phone.says(text);
      await settle();
    }
    const { userId } = await phone.info();
    return customerOf(sim, phone, await backend.conversationOf(userId), settle);
  };
  return {
    agent: () => seat(ana),
    colleague: () => seat(diego),
    outsider: () => seat(carla),
    stranger: () => seat(ana, 'another secret of thirty-two bytes'),
    arrive: () => call('Oi', 'suporte'),
    meetBot: () => call('Oi'),
    async moveClock(by) {
      await sim.control.clock.advance(by);
      clock.wake();
      await settle();
    },
    forgetCursors: () => backend.beginLogAnew(),
    file: fileOf,
    async leftovers() {
      const open = () => lines.filter((line) => line.open > 0);
      for (let waited = 0; open().length > 0 && waited < LONGEST_LEFTOVER; waited += 10)
        await pause(10);
      return open().map(({ open: count }) => `${count} answers still coming`);
    },
    async close() {
      await sim.control.faults.clear();
    },
  };
}
