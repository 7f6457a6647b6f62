import { setTimeout as pause } from 'node:timers/promises';
import type { SimulatorControl } from '../../../simulator/src/control.js';
import type { Customer } from '../../../simulator/src/customer.js';
import type { Attempt } from '../history.js';

/** Tells when the gateway has answered 200 to the webhook of a message. */
export class Receipts {
  readonly #taken = new Set<string>();
  readonly #waiting = new Map<string, () => void>();

  constructor(sim: SimulatorControl, signal: AbortSignal) {
    void this.#listen(sim, signal);
  }

  /** Resolves once the message is taken. */
  async taken(wamid: string): Promise<true> {
    if (!this.#taken.has(wamid))
      await new Promise<void>((resolve) => this.#waiting.set(wamid, resolve));
    return true;
  }

  async #listen(sim: SimulatorControl, signal: AbortSignal): Promise<void> {
    for await (const event of sim.events(signal)) {
      if (event.type !== 'webhook' || event.delivery.state !== 'delivered') continue;
      for (const wamid of event.delivery.contains) {
        this.#taken.add(wamid);
        this.#waiting.get(wamid)?.();
        this.#waiting.delete(wamid);
      }
    }
  }
}

/** A customer who writes on, one message after the other: the next when the gateway has taken the one before. */
export class Talker {
  /** By their texts, which are never the same twice. */
  readonly attempts: Attempt[] = [];
  readonly customer: Customer;
  readonly lane: string;

  constructor(customer: Customer, lane: string) {
    this.customer = customer;
    this.lane = lane;
  }

  async talk(
    receipts: Receipts,
    random: () => number,
    signal: AbortSignal,
    onAccepted: () => void,
  ): Promise<void> {
    while (!signal.aborted) {
      const attempt = {
        lane: this.lane,
        id: `${this.lane} ${this.attempts.length + 1}`,
        accepted: false,
      };
      this.attempts.push(attempt);
      const { id } = await this.customer.says(attempt.id);
      attempt.accepted = await receipts.taken(id);
      onAccepted();
      await pause(random() * 100);
    }
  }
}
