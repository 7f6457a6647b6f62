import type { Clock, Ms } from '../clock.js';
import type { Delivery } from '../control.js';
import type { Faults } from '../faults.js';
import { envelopes, type Change } from './envelope.js';
import { signatureOf } from './sign.js';

/** Meta tries for seven days. */
const GIVE_UP_MS = 7 * 24 * 3_600_000;
/** A callback that has not answered by then has failed. */
const TIMEOUT_MS = 20_000;

/** How long after the n-th failed attempt the next one follows: 1 s, 2 s, 4 s … an hour at most. */
export const backOff = (attempts: number): Ms => Math.min(1000 * 2 ** (attempts - 1), 3_600_000);

export interface DispatcherOptions {
  clock: Clock;
  faults: Faults;
  fetch: (request: Request) => Promise<Response>;
  appSecret: string;
  /** How many are on their way at once. Meta sends many; 1 keeps their order. */
  concurrency: number;
  onChange: (delivery: Delivery) => void;
}

type Loss = 'request' | 'answer';

interface Trip {
  delivery: Delivery;
  loses?: Loss;
}

/** Signs and delivers webhooks, keeps their log, and tries again what failed. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #log = new Map<string, Delivery>();
  readonly #retries = new Map<Delivery, { timer: unknown; trip: Trip }>();
  #ready: Trip[] = [];
  #behind: Trip[] = [];
  #held: Change[] | undefined;
  #running = 0;
  #idle: (() => void)[] = [];
  #count = 0;
  #acknowledged: Delivery[] = [];

  /** Where webhooks go; they wait until there is one. */
  callback: string | undefined;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  log(): Delivery[] {
    return [...this.#log.values()];
  }

  /** In the order of their first 2xx. */
  delivered(): Delivery[] {
    return [...this.#acknowledged];
  }

  get(id: string): Delivery | undefined {
    return this.#log.get(id);
  }

  /** Tells of a change, at once or with others when `hold` was called. */
  publish(change: Change): void {
    if (this.#held) this.#held.push(change);
    else this.#post([change]);
  }

  /** Sends any bytes, signed. */
  send(body: string, contains: string[] = []): Delivery {
    const { clock, appSecret } = this.#options;
    const delivery: Delivery = {
      id: `webhook-${++this.#count}`,
      at: clock.now(),
      body,
      signature: signatureOf(body, appSecret),
      contains,
      attempts: [],
      state: 'waiting',
    };
    this.#log.set(delivery.id, delivery);
    this.#start(delivery);
    return delivery;
  }

  redeliver(delivery: Delivery): void {
    this.#enqueue({ delivery });
  }

  hold(): void {
    this.#held ??= [];
  }

  release(): void {
    const changes = this.#held ?? [];
    this.#held = undefined;
    this.#post(changes);
  }

  /** A callback was set: what waits for one goes there. */
  connect(url: string): void {
    this.callback = url;
    this.#pump();
  }

  /** Nothing is on its way. */
  async settled(): Promise<void> {
    if (this.#isIdle()) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** Tries everything that waits, now. */
  async flush(): Promise<Delivery[]> {
    await this.settled();
    const waiting = [...this.#retries.values()];
    for (const { timer } of waiting) this.#options.clock.clearTimeout(timer);
    this.#retries.clear();
    const behind = this.#behind.splice(0);
    for (const trip of [...behind, ...waiting.map((one) => one.trip)]) this.#enqueue(trip);
    await this.settled();
    return this.log().filter(({ state }) => state !== 'delivered');
  }

  /** Forgets everything but the callback. */
  reset(): void {
    for (const { timer } of this.#retries.values()) this.#options.clock.clearTimeout(timer);
    this.#retries.clear();
    this.#log.clear();
    this.#ready = [];
    this.#behind = [];
    this.#acknowledged = [];
    this.#held = undefined;
    this.#count = 0;
  }

  #post(changes: Change[]): void {
    for (const { body, contains } of envelopes(changes)) this.send(body, contains);
  }

  /** A delivery leaves for the first time, past the faults that are set. */
  #start(delivery: Delivery): void {
    const { faults } = this.#options;
    const isStatus = delivery.contains[0]?.includes(':');
    const kind = isStatus ? 'statuses' : 'messages';
    const fits = ({ of }: { of?: string }) => of === undefined || of === kind;
    const trip: Trip = { delivery };
    if (faults.take('drop', fits)) trip.loses = 'request';
    else if (faults.take('lose-ack', fits)) trip.loses = 'answer';
    const { copies = 1 } = faults.take('duplicate', fits) ?? { copies: 0 };
    const delay = faults.take('delay', fits)?.ms;
    const overtaken = this.#behind.splice(0);
    if (delay !== undefined) this.#later(trip, delay);
    else if (faults.take('reorder', fits)) this.#behind.push(trip);
    else this.#enqueue(trip);
    for (let copy = 0; copy < copies; copy += 1) this.#enqueue({ delivery });
    for (const earlier of overtaken) this.#enqueue(earlier);
    this.#options.onChange(delivery);
  }

  #enqueue(trip: Trip): void {
    this.#ready.push(trip);
    this.#pump();
  }

  #later(trip: Trip, ms: Ms): void {
    const { clock } = this.#options;
    const { delivery } = trip;
    delivery.nextAt = clock.now() + ms;
    const timer = clock.setTimeout(() => {
      this.#retries.delete(delivery);
      this.#enqueue(trip);
    }, ms);
    this.#retries.set(delivery, { timer, trip });
  }

  #pump(): void {
    while (this.callback !== undefined && this.#running < this.#options.concurrency) {
      const trip = this.#ready.shift();
      if (!trip) break;
      this.#running += 1;
      void this.#attempt(trip, this.callback).finally(() => {
        this.#running -= 1;
        this.#pump();
        if (this.#isIdle()) for (const resolve of this.#idle.splice(0)) resolve();
      });
    }
  }

  #isIdle(): boolean {
    return this.#running === 0 && (this.#ready.length === 0 || this.callback === undefined);
  }

  async #attempt({ delivery, loses }: Trip, callback: string): Promise<void> {
    const { clock, onChange } = this.#options;
    delete delivery.nextAt;
    const attempt: Delivery['attempts'][number] = { at: clock.now() };
    delivery.attempts.push(attempt);
    if (loses === 'request') attempt.error = 'lost on the way (fault)';
    else await this.#request(delivery, callback, attempt);
    if (loses === 'answer') attempt.error = `answer ${attempt.status ?? ''} lost (fault)`;
    const isTaken = attempt.error === undefined && isOk(attempt.status);
    if (isTaken && delivery.state !== 'delivered') {
      delivery.state = 'delivered';
      this.#acknowledged.push(delivery);
    }
    if (!isTaken && delivery.state !== 'delivered') this.#retry(delivery);
    onChange(delivery);
  }

  async #request(
    { body, signature }: Delivery,
    callback: string,
    attempt: Delivery['attempts'][number],
  ): Promise<void> {
    const { clock, fetch } = this.#options;
    const tooLate = new AbortController();
    const timer = clock.setTimeout(() => tooLate.abort(), TIMEOUT_MS);
    try {
      const response = await fetch(
        new Request(callback, {
          method: 'POST',
          body,
          signal: tooLate.signal,
          redirect: 'manual',
          headers: {
            'content-type': 'application/json',
            'user-agent': 'facebookexternalua',
            'x-hub-signature-256': signature,
          },
        }),
      );
      attempt.status = response.status;
      await response.arrayBuffer();
    } catch (error) {
      attempt.error = reasonOf(error);
    } finally {
      clock.clearTimeout(timer);
    }
  }

  #retry(delivery: Delivery): void {
    const { clock } = this.#options;
    if (this.#retries.has(delivery)) return;
    const wait = backOff(delivery.attempts.length);
    if (clock.now() + wait > delivery.at + GIVE_UP_MS) delivery.state = 'given-up';
    else this.#later({ delivery }, wait);
  }
}

const isOk = (status = 0): boolean => status >= 200 && status < 300;

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message;
}
