import { deleteDB } from 'idb';
import {
  backendControl,
  customerPhone,
  Faults,
  localAdapter,
  type BackendOptions,
  type CustomerPhone,
  type PhoneLine,
} from '../../src/adapters/local/local.adapter.js';
import { systemClock } from '../../src/browser/clock.js';
import { newId } from '../../src/browser/new-id.js';
import type { Customer, Hand, Seat } from '../../src/contract/hand.js';
import { wordsOf } from '../../src/contract/words.js';
import type { Clock } from '../../src/domain/ports.js';
import type { Content, ContentKind, MediaKind } from '../../src/domain/message.js';
import { quietShop } from '../harness/local.harness.js';

/** So short that it can be outgrown. */
const LOG_LENGTH = 200;

/** A hand on a local backend of its own: Ana and Diego serve Suporte, Carla does not. */
export async function localHand(): Promise<Hand> {
  const timers = new CountingClock();
  const name = `contract-${newId()}`;
  const options: BackendOptions = { name, seed: quietShop, logLength: LOG_LENGTH };
  const phones = await customerPhone(options);
  const control = await backendControl(options);
  const lines: Faults[] = [];

  const seat = async (agentId: string): Promise<Seat> => {
    const faults = new Faults();
    lines.push(faults);
    return {
      adapter: localAdapter({ ...options, agentId, faults, clock: timers }),
      setOnline: async (online) => faults.set({ offline: !online }),
      loseNextAnswer: async () => faults.set({ loseAnswer: 1 }),
      refuseNext: async (code, retryAfterMs) =>
        faults.set({ failNext: { code, ...(retryAfterMs !== undefined && { retryAfterMs }) } }),
    };
  };
  const call = async (...words: string[]): Promise<Customer> => {
    const { id } = await phones.addContact({ name: `Cliente ${newId().slice(-8)}` });
    const line = phones.line(id);
    const [first] = await inTurn(words, (text) => line.write(text));
    const failNext = async () =>
      lines.forEach((faults) => faults.set({ failDelivery: 'undeliverable' }));
    return customer(line, first!.conversationId, failNext);
  };
  return {
    agent: () => seat('ana'),
    colleague: () => seat('diego'),
    outsider: () => seat('carla'),
    stranger: () => seat('mallory'),
    arrive: () => call('Oi', 'suporte'),
    meetBot: () => call('Oi'),
    moveClock: async (by) => void (await control.moveClock(by)),
    forgetCursors: () => outgrow(phones),
    file: fileOf,
    leftovers: async () => {
      const { held = [] } = await navigator.locks.query();
      const locks = held.flatMap((lock) => (lock.name?.includes(name) ? lock.name : []));
      return [...locks, ...timers.running];
    },
    async close() {
      phones.close();
      control.close();
      await deleteDB(name);
    },
  };
}

async function customer(
  line: PhoneLine,
  conversationId: string,
  failNext: () => Promise<void>,
): Promise<Customer> {
  const received = async () =>
    (await line.thread()).messages.filter(({ direction }) => direction === 'out').map(wordsOf);
  const before = (await received()).length;
  const find = async (text: string): Promise<string> =>
    (await line.thread()).messages.find((message) => wordsOf(message) === text)!.id;
  return {
    conversationId,
    write: async (text) => void (await line.write(text)),
    received: async () => (await received()).slice(before),
    kinds: ['text', ...FILES.keys(), 'location', 'contacts', 'choice', 'unsupported'],
    send: (kind) => send(line, kind),
    report: (_text, status) => (status === 'read' ? line.look() : line.setReachable(true)),
    failNext,
    react: async (text, emoji) => line.react(await find(text), emoji),
    edit: async (text, to) => line.edit(await find(text), to),
    revoke: async (text) => line.revoke(await find(text)),
    seesTyping: () => typing(line),
    type: () => line.typing(true),
  };
}

async function typing(line: PhoneLine): Promise<void> {
  let look = (): void => {};
  const undo = line.watch(() => look());
  while (!(await line.thread()).typing) await new Promise<void>((resolve) => (look = resolve));
  undo();
}

const FILES = new Map<ContentKind, string>([
  ['image', 'image/png'],
  ['video', 'video/mp4'],
  ['audio', 'audio/ogg'],
  ['document', 'application/pdf'],
  ['sticker', 'image/webp'],
]);

const OTHERS: Partial<Record<ContentKind, Content>> = {
  text: { kind: 'text', text: 'Bom dia' },
  location: { kind: 'location', lat: -23.55, lng: -46.63, name: 'Loja Aurora' },
  contacts: { kind: 'contacts', contacts: [{ name: 'José', phones: ['+5521912345678'] }] },
  choice: { kind: 'choice', text: 'Sim', choiceId: 'yes' },
  unsupported: { kind: 'unsupported', note: 'poll' },
};

async function send(line: PhoneLine, kind: ContentKind): Promise<void> {
  const found = fileOf(kind);
  if (!found) await line.send(OTHERS[kind]!);
  else await line.sendFile(kind as MediaKind, found.file, { name: found.name });
}

function fileOf(kind: ContentKind): { file: Blob; name: string } | undefined {
  const type = FILES.get(kind);
  if (type === undefined) return undefined;
  const [, ending] = type.split('/');
  return { file: new Blob([kind], { type }), name: `file.${ending}` };
}

/** Others write until the log no longer holds what was. */
async function outgrow(phones: CustomerPhone): Promise<void> {
  const line = phones.line((await phones.addContact({ name: 'Tagarela' })).id);
  for (let i = 0; i < LOG_LENGTH; i += 1) await line.write(`palavra ${i}`);
}

async function inTurn<A, B>(list: readonly A[], work: (item: A) => Promise<B>): Promise<B[]> {
  const results: B[] = [];
  for (const item of list) results.push(await work(item));
  return results;
}

/** The machine's clock, with a list of the timers that have not fired. */
class CountingClock implements Clock {
  readonly #timers = new Map<unknown, number>();

  get running(): string[] {
    return [...this.#timers.values()].map((ms) => `a timer of ${ms} ms`);
  }

  now(): number {
    return systemClock.now();
  }

  setTimeout(fn: () => void, ms: number): unknown {
    const timer = systemClock.setTimeout(() => {
      this.#timers.delete(timer);
      fn();
    }, ms);
    this.#timers.set(timer, ms);
    return timer;
  }

  clearTimeout(timer: unknown): void {
    this.#timers.delete(timer);
    systemClock.clearTimeout(timer);
  }
}
