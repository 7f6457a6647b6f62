import type { AdapterError } from '../../domain/errors.js';
import type { Id } from '../../domain/id.js';
import { hold, isAdapterError, need, same } from '../breach.js';
import { failureOf, type Desk, type Order } from '../desk.js';
import type { Customer } from '../hand.js';
import { list, type Scene } from '../scene.js';
import { wordsOf } from '../words.js';
import { Random } from './random.js';
import { Watcher } from './watcher.js';

/** A command of somebody, and what became of it. */
export interface Deed {
  id: Id;
  by: Watcher;
  order: Order;
  /** Of a message. */
  text?: string;
  /** `straight`: done at the first try. `waits`: surely not done yet. `open`: nobody knows. */
  fate: 'straight' | 'later' | 'refused' | 'waits' | 'open';
  /** What a repeat was refused with, though the command had been done. */
  refusedAfterwards?: AdapterError;
}

const CUSTOMERS = 3;
const MOST_TRIES = 5;

/** Several agents and customers at once, by chance; and what must be true at the end of it. */
export class Story {
  readonly scene: Scene;
  readonly random: Random;
  readonly customers: Customer[] = [];
  readonly watchers: Watcher[] = [];
  readonly deeds: Deed[] = [];
  /** What each customer wrote, in order. */
  readonly written = new Map<Id, string[]>();
  /** For the message of a breach. */
  readonly log: string[] = [];

  constructor(scene: Scene, seed: number) {
    this.scene = scene;
    this.random = new Random(seed);
  }

  async begin(): Promise<void> {
    const { scene } = this;
    const { hand } = scene;
    for (let i = 0; i < CUSTOMERS; i += 1) this.customers.push(await hand.arrive());
    const ids = this.customers.map(({ conversationId }) => conversationId);
    for (const id of ids) this.written.set(id, []);
    const seats = {
      'the agent': await hand.agent(),
      'the agent elsewhere': await hand.agent(),
      'the colleague': await hand.colleague?.(),
      'the outsider': await hand.outsider?.(),
    };
    for (const [name, seat] of Object.entries(seats))
      if (seat) this.watchers.push(await Watcher.open(name, seat, scene, ids));
    for (const command of ['claim', 'send'] as const) this.watchers[0]!.desk.needs(command);
  }

  /** Somebody gives a command, whatever comes of it. */
  async tell(by: Watcher, order: Order, text?: string): Promise<Deed> {
    const deed: Deed = { id: this.scene.newId(), by, order, fate: 'waits', ...(text && { text }) };
    this.deeds.push(deed);
    await this.attempt(deed, 'straight');
    return deed;
  }

  /** Tries a command, under the id that it has. */
  async attempt(deed: Deed, fate: 'straight' | 'later'): Promise<void> {
    const { by, order, id } = deed;
    const failure = await this.scene.patience.wait(
      failureOf(by.desk.ask(order, id)),
      `\`${order.type}\` to be answered`,
    );
    if (failure === undefined) deed.fate = fate;
    else if (!isAdapterError(failure)) hold(false, 'an AdapterError', failure);
    else if (failure.retry === 'never') this.#refuse(deed, failure);
    else if (failure.applied === 'maybe') deed.fate = 'open';
  }

  #refuse(deed: Deed, refusal: AdapterError): void {
    const isDone = deed.fate === 'straight' || deed.fate === 'later';
    if (isDone) deed.refusedAfterwards = refusal;
    else deed.fate = 'refused';
  }

  /** Everybody comes back, and what is open is tried again until it is settled. */
  async end(): Promise<void> {
    for (const watcher of this.watchers.filter(({ isOnline }) => !isOnline))
      await this.back(watcher);
    for (const deed of this.deeds) {
      for (let i = 0; i < MOST_TRIES && mayTry(deed); i += 1) await this.attempt(deed, 'later');
    }
  }

  async back(watcher: Watcher): Promise<void> {
    await watcher.seat.setOnline?.(true);
    watcher.isOnline = true;
    await watcher.disconnect();
    await watcher.connect();
  }

  /** G16 to G20: no gap, no ghost, nothing older than it could be. */
  async viewsAreFresh(): Promise<void> {
    for (const watcher of this.watchers) {
      const fresh = await this.scene.open(watcher.seat);
      await fresh.follow();
      await watcher.settle(fresh);
      await fresh.leave();
    }
  }

  /** G2 and G4: each message once, in order, in the conversation and on the phone. */
  async messagesAreRight(): Promise<void> {
    for (const { text, refusedAfterwards: refusal } of this.deeds)
      hold(!text || !refusal, `"${text}" sent again to be answered as at first`, refusal);
    for (const customer of this.customers) {
      const { conversationId } = customer;
      const reader = await this.#whoSees(conversationId);
      const stored = (await reader.messages(conversationId)).map(wordsOf);
      const received = await customer.received();
      const sent = this.deeds.filter(
        ({ order, text }) =>
          text && order.type === 'send' && order.conversationId === conversationId,
      );
      for (const [place, texts] of Object.entries({
        'the conversation': stored,
        'the phone': received,
      })) {
        for (const { text = '', fate } of sent) timesAreRight(texts, text, fate, place);
        const straight = sent.flatMap(({ text, fate }) =>
          fate === 'straight' && text ? text : [],
        );
        orderIsRight(texts, straight, `the messages of agents, in order, in ${place}`);
      }
      const written = this.written.get(conversationId) ?? [];
      orderIsRight(stored, written, 'the messages of the customer, in order, in the conversation');
    }
  }

  async #whoSees(conversationId: Id): Promise<Desk> {
    for (const { desk } of this.watchers) if (await desk.conversation(conversationId)) return desk;
    return need(undefined, `nobody sees ${conversationId} any more`);
  }
}

const mayTry = ({ fate, by }: Deed): boolean =>
  fate === 'waits' || (fate === 'open' && mayRepeat(by));

export const mayRepeat = ({ desk }: Watcher): boolean => desk.session.info.idempotent;

function timesAreRight(
  texts: readonly string[],
  text: string,
  fate: Deed['fate'],
  place: string,
): void {
  const times = texts.filter((other) => other === text).length;
  if (fate === 'open' || fate === 'waits')
    return hold(times <= 1, `"${text}" once at most in ${place}`, list(texts));
  const expected = fate === 'refused' ? 0 : 1;
  hold(times === expected, `"${text}" ${expected} times in ${place} (${fate})`, list(texts));
}

const orderIsRight = (texts: readonly string[], expected: readonly string[], what: string): void =>
  same(
    texts.filter((text) => expected.includes(text)),
    expected,
    what,
  );
