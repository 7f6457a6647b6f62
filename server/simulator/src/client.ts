import type {
  ClockControl,
  CustomerInfo,
  FaultControl,
  SimEvent,
  SimulatorControl,
  TemplateControl,
  WebhookControl,
} from './control.js';
import { Customer, type CustomerLine } from './customer.js';
import type { FaultSpec } from './faults.js';

/** What `fetch` is used of. */
export type Fetch = (request: Request) => Promise<Response>;

/**
 * The controls of a simulator that listens at `url` (`http://127.0.0.1:4001`).
 * Every verb rejects with an `Error` that carries the simulator's own words when it refuses.
 */
export function simulatorClient(url: string, fetch: Fetch = globalThis.fetch): SimulatorControl {
  const control = new URL('/control/', url);

  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const headers = { 'content-type': 'application/json' };
    const isForm = body instanceof FormData;
    const response = await fetch(
      new Request(new URL(path, control), {
        method,
        ...(body !== undefined && (isForm ? { body } : { body: JSON.stringify(body), headers })),
      }),
    );
    const answer = (await response.json()) as { error?: string };
    if (!response.ok) throw new Error(`${method} /control/${path}: ${answer.error}`);
    return answer as T;
  };
  const get = <T>(path: string): Promise<T> => call('GET', path);
  const post = <T>(path: string, body: unknown = {}): Promise<T> => call('POST', path, body);
  const path = (...parts: string[]): string => parts.map(encodeURIComponent).join('/');

  async function* events(signal: AbortSignal): AsyncIterable<SimEvent> {
    const response = await fetch(new Request(new URL('events', control), { signal }));
    const text = response.body!.pipeThrough(new TextDecoderStream(), { signal });
    let rest = '';
    try {
      for await (const chunk of text) {
        const blocks = (rest + chunk).split('\n\n');
        rest = blocks.pop()!;
        for (const block of blocks) {
          const data = /^data: (.*)$/m.exec(block)?.[1];
          if (data !== undefined) yield JSON.parse(data) as SimEvent;
        }
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  const until: SimulatorControl['until'] = async (look, signal) => {
    const done = new AbortController();
    const ended = AbortSignal.any([done.signal, ...(signal ? [signal] : [])]);
    const changes = events(ended)[Symbol.asyncIterator]();
    try {
      const first = changes.next(); // listening before the first look: what happens in between is not missed
      first.catch(() => {});
      for (let change = first; ; change = changes.next()) {
        const found = await look();
        if (found) return found;
        if ((await change).done) throw new Error('The simulator ended its events');
      }
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      done.abort();
    }
  };

  const line: CustomerLine = {
    act: (id, action, file) => {
      const to = `${path('customers', id)}/actions`;
      if (!file) return post(to, action);
      const form = new FormData();
      form.set('action', JSON.stringify(action));
      form.set('file', new Blob([file as Uint8Array<ArrayBuffer>]));
      return post(to, form);
    },
    set: (id, patch) => call('PATCH', path('customers', id), patch),
    info: (id) => get(path('customers', id)),
    thread: (id) => get(`messages?${new URLSearchParams({ customerId: id }).toString()}`),
    until,
  };
  const customerOf = ({ id }: CustomerInfo): Customer => new Customer(line, id);

  const clock: ClockControl = {
    now: async () => (await get<{ now: number }>('clock')).now,
    advance: async (ms) => (await post<{ now: number }>('clock', { advance: ms })).now,
    toWindowEnd: async (customer, before) =>
      (await post<{ now: number }>('clock', { toWindowEnd: idOf(customer), before })).now,
  };

  const add = (fault: FaultSpec) => post<Awaited<ReturnType<FaultControl['add']>>>('faults', fault);
  const faults: FaultControl = {
    add,
    list: () => get('faults'),
    clear: async (id) => {
      await call('DELETE', id === undefined ? 'faults' : path('faults', id));
    },
    loseAnswer: (times = 1) => add({ kind: 'lose-answer', times }),
    refuse: (code, { as = 'answer', times = 1 } = {}) => add({ kind: 'refuse', code, as, times }),
    duplicate: (copies = 1, times = 1) => add({ kind: 'duplicate', copies, times }),
    delay: (ms, times = 1) => add({ kind: 'delay', ms, times }),
    reorder: (times = 1) => add({ kind: 'reorder', times }),
    drop: (times = 1) => add({ kind: 'drop', times }),
    expireToken: () => add({ kind: 'expired-token' }),
  };

  const webhooks: WebhookControl = {
    subscribe: (callback, verifyToken) =>
      call('PUT', 'webhooks/callback', { url: callback, verifyToken }),
    log: () => get('webhooks'),
    delivered: () => get('webhooks?delivered'),
    settled: async () => {
      await post('webhooks/settled');
    },
    flush: () => post('webhooks/flush'),
    redeliver: (id) => post(`${path('webhooks', id)}/redeliver`),
    send: (envelope) =>
      post(
        'webhooks',
        typeof envelope === 'string' ? { body: envelope } : { body: JSON.stringify(envelope) },
      ),
    hold: async () => {
      await post('webhooks/hold');
    },
    release: async () => {
      await post('webhooks/release');
    },
  };

  const templates: TemplateControl = {
    list: () => get('templates'),
    add: (template) => post('templates', template),
    setStatus: (name, language, status, reason) =>
      call('PATCH', path('templates', name, language), { status, reason }),
  };

  const messages: SimulatorControl['messages'] = (filter = {}) =>
    get(`messages?${new URLSearchParams({ ...filter }).toString()}`);

  return {
    clock,
    faults,
    webhooks,
    templates,
    customer: async (who) => customerOf(await post('customers', who)),
    customers: async () => (await get<CustomerInfo[]>('customers')).map(customerOf),
    people: () => get('customers'),
    messages,
    messagesTo: (customer) => messages({ customerId: idOf(customer), direction: 'out' }),
    messagesFrom: (customer) => messages({ customerId: idOf(customer), direction: 'in' }),
    sends: () => get('sends'),
    requests: () => get('requests'),
    numbers: () => get('numbers'),
    writesFromApp: (customer, text) => post('app-messages', { customerId: idOf(customer), text }),
    run: async (script, customer) => {
      await post(path('scripts', script), { customerId: idOf(customer) });
    },
    reset: async () => {
      await post('reset');
    },
    export: () => get('snapshot'),
    import: async (snapshot) => {
      await call('PUT', 'snapshot', snapshot);
    },
    events,
    until,
  };
}

const idOf = (customer: Customer | string): string =>
  typeof customer === 'string' ? customer : customer.id;
