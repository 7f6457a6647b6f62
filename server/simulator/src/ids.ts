import { createHash } from 'node:crypto';

/** Ids and chance from a seed: the same seed gives the same ids in the same order. */
export class Ids {
  readonly #seed: string;
  #state: number;

  constructor(seed: string) {
    this.#seed = seed;
    this.#state = hash(seed);
  }

  /** Where the sequence stands; set it to go on from there. */
  get state(): number {
    return this.#state;
  }

  set state(state: number) {
    this.#state = state;
  }

  reset(): void {
    this.#state = hash(this.#seed);
  }

  /** Uniform in [0, 1): mulberry32. */
  readonly random = (): number => {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };

  /** That many digits, not beginning with 0: how Meta writes ids of objects. */
  digits(length: number): string {
    let digits = String(1 + Math.floor(this.random() * 9));
    while (digits.length < length) digits += Math.floor(this.random() * 10);
    return digits;
  }

  /** A message's id, opaque: `wamid.` and base64, as long as Meta's. */
  wamid(waId = ''): string {
    const head = Buffer.from([0x1c, 0x18, waId.length]);
    const tail = Buffer.from([0x15, 2, 0, 0x12, 0x18, 0x14]);
    const bytes = [head, Buffer.from(waId), tail, Buffer.from(this.#hex(20)), Buffer.from([0])];
    return `wamid.${Buffer.concat(bytes).toString('base64')}`;
  }

  /** A call's id. */
  wacid(): string {
    return `wacid.${Buffer.from(this.#hex(24)).toString('base64')}`;
  }

  /** A business-scoped user id. */
  userId(country: string): string {
    return `${country}.${this.digits(18)}`;
  }

  /** `fbtrace_id` of an error. */
  trace(): string {
    return `A${Buffer.from(this.#hex(16), 'hex').toString('base64url')}${this.#hex(6)}`;
  }

  #hex(length: number): string {
    let hex = '';
    while (hex.length < length) hex += Math.floor(this.random() * 16).toString(16);
    return hex.toUpperCase();
  }
}

const hash = (seed: string): number => createHash('sha256').update(seed).digest().readInt32BE();
