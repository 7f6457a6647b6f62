import type { Draft } from '../../src/domain/draft.js';
import type { Id, Ms } from '../../src/domain/id.js';
import type { OutboxEntry } from '../../src/domain/outbox.js';
import type {
  Clock,
  Connectivity,
  Environment,
  InboxStorage,
  LeaderLock,
  StorageNews,
} from '../../src/domain/ports.js';

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

/** Lets everything that is already due happen: all promises, then one turn of the browser. */
export const turn = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(0);
  });

interface Timer {
  at: Ms;
  fn: () => void;
}

/** Time that passes only when told to. */
export class SimClock implements Clock {
  #now: Ms;
  #timers = new Set<Timer>();

  constructor(now: Ms = Date.UTC(2026, 2, 10, 17, 30)) {
    this.#now = now;
  }

  /** Timers that wait. */
  get waiting(): number {
    return this.#timers.size;
  }

  now(): Ms {
    return this.#now;
  }

  setTimeout(fn: () => void, ms: Ms): Timer {
    const timer = { at: this.#now + Math.max(ms, 0), fn };
    this.#timers.add(timer);
    return timer;
  }

  clearTimeout(timer: unknown): void {
    this.#timers.delete(timer as Timer);
  }

  /** Passes time, timer by timer, and lets each have its consequences. */
  async pass(ms: Ms): Promise<void> {
    const until = this.#now + ms;
    await turn();
    for (;;) {
      const due = [...this.#timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#now = Math.max(this.#now, due.at);
      this.#timers.delete(due);
      due.fn();
      await turn();
    }
    this.#now = until;
  }

  /** The machine slept, or somebody set the clock: time has passed and no timer has fired. */
  jump(ms: Ms): void {
    this.#now += ms;
  }
}

/** What is stored for one account; outlives the handles that use it. */
export class StoredRows {
  readonly outbox = new Map<Id, OutboxEntry>();
  readonly drafts = new Map<Id, Draft>();
  readonly undelivered = new Set<Id>();
  readonly watchers = new Set<(what: StorageNews) => void>();
  /** Set to make every write fail. */
  broken: Error | undefined;
  /** Open storages: one a tab. */
  tabs = 0;

  /** A tab's storage. Writes of one tab are heard by the others. */
  open(dead?: AbortSignal): InboxStorage {
    const own = new Set<(what: StorageNews) => void>();
    let closed = false;
    this.tabs += 1;
    const write = async (change: () => void): Promise<void> => {
      if (dead?.aborted) return;
      if (closed) throw new Error('closed');
      if (this.broken) throw this.broken;
      change();
    };
    const writeDraft = async (id: Id, change: () => void): Promise<Draft | undefined> => {
      const before = this.drafts.get(id);
      await write(change);
      return before;
    };
    const tell = (what: StorageNews = 'outbox'): void => {
      for (const watcher of [...this.watchers]) if (!own.has(watcher)) watcher(what);
    };
    return {
      kind: 'durable',
      outbox: async () => [...this.outbox.values()],
      putOutbox: (entry) => write(() => (this.outbox.set(entry.id, entry), tell())),
      deleteOutbox: (id) => write(() => this.outbox.delete(id) && tell()),
      claimOutbox: async (id) => {
        const entry = this.outbox.get(id);
        if (entry?.state !== 'queued' && entry?.state !== 'uploading') return false;
        await write(() => (this.outbox.set(id, { ...entry, state: 'sending' }), tell()));
        return true;
      },
      drafts: async () => [...this.drafts.values()],
      putDraft: (draft) =>
        writeDraft(
          draft.conversationId,
          () => (this.drafts.set(draft.conversationId, draft), tell('drafts')),
        ),
      deleteDraft: (id) => writeDraft(id, () => (this.drafts.delete(id), tell('drafts'))),
      undelivered: async () => [...this.undelivered],
      putUndelivered: (id) => write(() => this.undelivered.add(id)),
      deleteUndelivered: (id) => write(() => this.undelivered.delete(id)),
      watch: (onChange) => {
        own.add(onChange);
        this.watchers.add(onChange);
        return () => (own.delete(onChange), void this.watchers.delete(onChange));
      },
      close: () => {
        if (!closed) this.tabs -= 1;
        closed = true;
      },
    };
  }
}

/** Locks of one browser. */
export class FakeLocks implements LeaderLock {
  #lines = new Map<string, ((leading: boolean) => void)[]>();

  hold(name: string, onChange: (leading: boolean) => void, signal: AbortSignal): void {
    const line = this.#lines.get(name) ?? [];
    this.#lines.set(name, line);
    line.push(onChange);
    if (line[0] === onChange) queueMicrotask(() => signal.aborted || onChange(true));
    signal.addEventListener('abort', () => {
      const led = line[0] === onChange;
      line.splice(line.indexOf(onChange), 1);
      if (led) line[0]?.(true);
    });
  }

  /** The leader stopped answering: the next in line takes over. */
  steal(name: string): void {
    const line = this.#lines.get(name) ?? [];
    const [old] = line.splice(0, 1);
    if (!old) return;
    line.push(old);
    old(false);
    line[0]!(true);
  }

  /** Who waits or leads, over all names. */
  get holders(): number {
    return [...this.#lines.values()].reduce((count, line) => count + line.length, 0);
  }
}

export class FakeConnectivity implements Connectivity {
  isOnline = true;
  #listeners = new Set<() => void>();

  online(): boolean {
    return this.isOnline;
  }

  watch(onChange: () => void): () => void {
    this.#listeners.add(onChange);
    return () => void this.#listeners.delete(onChange);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  /** Somebody looks at the page again, or the network changed. */
  wake(online = true): void {
    this.isOnline = online;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** One browser: a clock, stored rows by account, locks. Each `environment()` is a tab of it. */
export class World {
  readonly clock: SimClock;
  readonly locks = new FakeLocks();
  readonly connectivity = new FakeConnectivity();
  readonly accounts = new Map<string, StoredRows>();
  /** What is told to `random`. */
  chance: () => number = () => 0.5;
  #ids = 0;

  constructor(now?: Ms) {
    this.clock = new SimClock(now);
  }

  rows(account = 'fake:ana'): StoredRows {
    const rows = this.accounts.get(account) ?? new StoredRows();
    this.accounts.set(account, rows);
    return rows;
  }

  /** A tab. Once `dead` is aborted its writes reach nothing, as after a crash. */
  environment(dead?: AbortSignal): Environment {
    return {
      clock: this.clock,
      yieldToPage: turn,
      newId: () => `id-${String((this.#ids += 1)).padStart(6, '0')}`,
      random: () => this.chance(),
      openStorage: async (account) => this.rows(account).open(dead),
      locks: this.locks,
      connectivity: this.connectivity,
    };
  }
}
