import type { Ms } from './clock.js';

/** Whatever else: how often, and which. */
interface Occasions {
  /** How many occasions it takes. Default 1. */
  times?: number;
  /** Of all occasions only this share (0–1), drawn from the seed. Default 1: all of them. */
  chance?: number;
}

interface OnWebhooks extends Occasions {
  /** Only webhooks of this kind. Default both. */
  of?: 'messages' | 'statuses';
}

/** What shall go wrong. Nothing ever does by itself. */
export type FaultSpec =
  /** A send is accepted; the connection is cut instead of an answer. */
  | ({ kind: 'lose-answer' } & Occasions)
  /** The connection is cut before a send is looked at. */
  | ({ kind: 'lose-request' } & Occasions)
  /** A send is refused with this code, at once or by a `failed` status. `to` narrows it to one number or BSUID. */
  | ({ kind: 'refuse'; code: number; as?: 'answer' | 'status'; to?: string } & Occasions)
  /** A send is answered this much later. */
  | ({ kind: 'slow'; ms: Ms } & Occasions)
  /** The webhook of a status leaves before the send is answered. */
  | ({ kind: 'status-first' } & Occasions)
  /** A webhook arrives `copies` (default 1) times more. */
  | ({ kind: 'duplicate'; copies?: number } & OnWebhooks)
  /** A webhook arrives this much later. */
  | ({ kind: 'delay'; ms: Ms } & OnWebhooks)
  /** A webhook arrives after the one that follows it. */
  | ({ kind: 'reorder' } & OnWebhooks)
  /** The first attempt gets lost; the retry comes by the schedule. */
  | ({ kind: 'drop' } & OnWebhooks)
  /** It arrives, its 200 gets lost: it comes again by the schedule. */
  | ({ kind: 'lose-ack' } & OnWebhooks)
  /** Every request is answered 401/190. Lasts until cleared. */
  | { kind: 'expired-token' };

export type Fault = FaultSpec & {
  id: string;
  /** Occasions left; `null` for one that lasts. */
  left: number | null;
};

type Kind = FaultSpec['kind'];
type FaultOf<K extends Kind> = Extract<Fault, { kind: K }>;

/** The faults that are set, in the order they were. */
export class Faults {
  readonly #random: () => number;
  #list: Fault[] = [];
  #count = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  add(spec: FaultSpec): Fault {
    const left = spec.kind === 'expired-token' ? null : (spec.times ?? 1);
    const fault: Fault = { ...spec, id: `fault-${++this.#count}`, left };
    this.#list.push(fault);
    return fault;
  }

  list(): Fault[] {
    return this.#list.map((fault) => ({ ...fault }));
  }

  clear(id?: string): void {
    this.#list = id === undefined ? [] : this.#list.filter((fault) => fault.id !== id);
  }

  /** The first fault of this kind that this occasion meets; it is used up by one. */
  take<K extends Kind>(
    kind: K,
    matches: (fault: FaultOf<K>) => boolean = () => true,
  ): FaultOf<K> | undefined {
    const isOf = (fault: Fault): fault is FaultOf<K> => fault.kind === kind;
    const fault = this.#list.filter(isOf).find(matches);
    if (!fault) return undefined;
    const { chance = 1 } = fault as Occasions;
    if (chance < 1 && this.#random() >= chance) return undefined;
    if (fault.left !== null && --fault.left <= 0) this.clear(fault.id);
    return fault;
  }
}
