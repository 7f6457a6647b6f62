import type { Clock } from './clock.js';
import type { JsonObject, OutStatus, SimMessage } from './control.js';
import type { Settings } from './simulation.js';
import type { Dispatcher } from './webhooks/dispatcher.js';
import { statusChange } from './webhooks/envelope.js';
import type { World } from './world.js';

const RANK: Record<OutStatus, number> = {
  failed: 0,
  accepted: 0,
  sent: 1,
  delivered: 2,
  read: 3,
  played: 4,
};

interface Parts {
  clock: Clock;
  world: World;
  webhooks: Dispatcher;
  settings: Settings;
}

/** What becomes of the business's messages: sent and delivered by the clock, read and played by the customer. */
export class StatusLadder {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Sets a message on its way. */
  start(message: SimMessage): void {
    const { settings } = this.#parts;
    this.#after(settings.sentMs, () => {
      this.climb(message, 'sent');
      if (message.type === 'reaction') return; // nothing else is ever told of a reaction
      this.#after(settings.deliveredMs, () => this.arrive(message));
    });
  }

  /** It gets to the phone, if that is in reach. */
  arrive(message: SimMessage): void {
    const { world } = this.#parts;
    if (world.people.get(message.customerId)?.online) this.climb(message, 'delivered');
  }

  /** Sets a higher status and tells of it; a lower one is nothing. */
  climb(message: SimMessage, status: 'sent' | 'delivered' | 'read' | 'played'): void {
    if (message.status === 'failed' || RANK[message.status] >= RANK[status]) return;
    this.#record(message, status);
    if (message.fromApp) return;
    const pricing =
      status === 'sent' && message.type !== 'reaction' && pricingOf(message, this.#parts.world);
    this.#tell(message, status, pricing ? { pricing } : {});
  }

  /** It cannot be delivered, for this reason of Meta's. */
  fail(message: SimMessage, code: number): void {
    this.#after(this.#parts.settings.sentMs, () => {
      this.#record(message, 'failed', code);
      this.#tell(message, 'failed', { code });
    });
  }

  #record(message: SimMessage, status: OutStatus, code?: number): void {
    const { clock, world } = this.#parts;
    message.status = status;
    message.statuses.push({ status, at: clock.now(), ...(code !== undefined && { code }) });
    world.saveMessage(message);
  }

  #tell(
    message: SimMessage,
    status: Exclude<OutStatus, 'accepted'>,
    more: { pricing?: JsonObject; code?: number },
  ): void {
    const { clock, world, webhooks } = this.#parts;
    const person = world.people.get(message.customerId);
    webhooks.publish(
      statusChange(world.number(message.phoneNumberId)!, {
        id: message.id,
        status,
        at: clock.now(),
        ...(person && { person }),
        ...(message.to !== undefined && { to: message.to }),
        ...(message.callbackData !== undefined && { callbackData: message.callbackData }),
        ...more,
      }),
    );
  }

  #after(ms: number, work: () => void): void {
    if (ms > 0) this.#parts.clock.setTimeout(work, ms);
    else setImmediate(work); // after the answer, which leaves first
  }
}

/** What Meta says of the price; the free tier is never used up here. */
function pricingOf({ template }: SimMessage, world: World): JsonObject {
  if (!template) {
    return {
      billable: false,
      pricing_model: 'PMP',
      type: 'free_customer_service',
      category: 'service',
    };
  }
  const category = world.template(template.name, template.language)?.category ?? 'UTILITY';
  return {
    billable: true,
    pricing_model: 'PMP',
    type: 'regular',
    category: category.toLowerCase(),
  };
}
