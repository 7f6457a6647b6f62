import type { Ms } from '../domain/id.js';
import { Follower, type Host } from './follower.js';
import type { InboxHandle } from '../machines/inbox-handle.js';

class Ticker {
  #listeners = new Set<() => void>();
  #undo: (() => void)[] = [];
  #timer: unknown;
  readonly #handle: InboxHandle;
  readonly #every: Ms;

  constructor(handle: InboxHandle, every: Ms) {
    this.#handle = handle;
    this.#every = every;
  }

  add(listener: () => void): () => void {
    if (this.#listeners.size === 0) this.#start();
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) for (const undo of this.#undo) undo();
    };
  }

  #start(): void {
    const { store, environment } = this.#handle;
    const { clock, connectivity } = environment;
    const tick = (): void => {
      clock.clearTimeout(this.#timer);
      this.#timer = clock.setTimeout(tick, this.#every);
      for (const listener of [...this.#listeners]) listener();
    };
    this.#timer = clock.setTimeout(tick, this.#every);
    this.#undo = [
      store.watchRules(tick),
      connectivity.watch(tick),
      () => clock.clearTimeout(this.#timer),
    ];
  }
}

const tickers = new WeakMap<InboxHandle, Map<Ms, Ticker>>();

/** Server time for what is told relative to it; all components of an inbox share one timer per interval. */
export class NowController extends Follower {
  readonly #every: Ms;

  constructor(host: Host, everyMs: Ms = 30_000) {
    super(host);
    this.#every = everyMs;
  }

  /** Zero outside of an inbox. */
  get now(): Ms {
    return this.handle?.store.now() ?? 0;
  }

  protected override follow(handle: InboxHandle, wake: () => void): () => void {
    const ofHandle = tickers.get(handle) ?? new Map<Ms, Ticker>();
    tickers.set(handle, ofHandle);
    const ticker = ofHandle.get(this.#every) ?? new Ticker(handle, this.#every);
    ofHandle.set(this.#every, ticker);
    return ticker.add(wake);
  }
}
