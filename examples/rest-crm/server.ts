import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Changes, Me, Note, Page, Ticket } from './crm.js';

type Agent = NonNullable<Ticket['agent']>;

const AGENTS = new Map<string, Agent>([
  ['token-of-ana', { id: 'ana', name: 'Ana Ribeiro' }],
  ['token-of-bruno', { id: 'bruno', name: 'Bruno Lima' }],
]);
const PAGE = '20';

/** A toy CRM: tickets and notes in memory, behind REST and nothing else. */
export class Crm {
  readonly #tickets = new Map<string, Ticket>();
  readonly #notes: Note[] = [];
  #version = 0;
  #server = createServer((request, response) => {
    this.#answer(request, response).catch(() => response.writeHead(500).end());
  });
  /** The answers to so many POSTs get lost on the way. */
  lostAnswers = 0;
  /** How far the CRM's clock is ahead of the machine's, in milliseconds. */
  ahead = 0;

  static async start(): Promise<Crm> {
    const crm = new Crm();
    crm.#server.listen(0, '127.0.0.1');
    await once(crm.#server, 'listening');
    return crm;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A customer writes; without a ticket of hers she gets one. */
  write(customer: Ticket['customer'], text: string): Ticket {
    const id = `ticket-${customer.id}`;
    if (!this.#tickets.has(id)) {
      const time = this.#now();
      this.#tickets.set(id, {
        id,
        version: 0,
        customer,
        opened: time,
        updated: time,
        unanswered: 0,
      });
    }
    this.#note(id, { text });
    return this.#tickets.get(id)!;
  }

  /** What agents wrote on a ticket. */
  sent(ticket: string): string[] {
    return this.#notes
      .filter((note) => note.ticket === ticket && note.agent)
      .map(({ text }) => text);
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url!, this.url);
    const [, what, id = '', verb = ''] = pathname.split('/').map(decodeURIComponent);
    const me = AGENTS.get(request.headers.authorization?.slice('Bearer '.length) ?? '');
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const body = text ? (JSON.parse(text) as { text?: string; ref?: string }) : {};
    const route = `${request.method} ${[what, id && ':id', verb].filter(Boolean).join('/')}`;
    if (!me) return void response.writeHead(401).end();
    if (id && !this.#tickets.has(id)) return void response.writeHead(404).end();
    if (route.endsWith('notes') && request.method === 'POST' && !body.text?.trim()) {
      return void response.writeHead(400).end();
    }
    const given = this.#do(route, me, id, searchParams, body);
    if (given === undefined) return void response.writeHead(404).end();
    if (given === 'forbidden') return void response.writeHead(403).end();
    if (request.method === 'POST' && this.lostAnswers > 0) {
      this.lostAnswers -= 1;
      return void response.destroy();
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(given));
  }

  #do(
    route: string,
    me: Agent,
    id: string,
    query: URLSearchParams,
    { text = '', ref }: { text?: string; ref?: string },
  ): Me | Changes | Page<Ticket | Note> | Ticket | Note | 'forbidden' | undefined {
    const ticket = this.#tickets.get(id)!;
    switch (route) {
      case 'GET me':
        return { ...me, time: this.#now(), version: this.#version };
      case 'GET changes':
        return this.#changes(Number(query.get('since')));
      case 'GET tickets':
        return this.#list(me, query);
      case 'GET tickets/:id/notes':
        return this.#notesOf(id, query);
      case 'POST tickets/:id/take':
        if (!ticket.agent) this.#change(ticket, { agent: me });
        return this.#tickets.get(id)!;
      case 'POST tickets/:id/notes':
        return ticket.agent?.id === me.id
          ? this.#note(id, { text, agent: me, ...(ref && { ref }) })
          : 'forbidden';
      default:
        return undefined;
    }
  }

  #changes(since: number): Changes {
    const isNew = ({ version }: { version: number }) => version > since;
    const tickets = [...this.#tickets.values()].filter(isNew);
    return { time: this.#now(), version: this.#version, tickets, notes: this.#notes.filter(isNew) };
  }

  /** Who waits longest first; else the newest movement. */
  #list(me: Agent, query: URLSearchParams): Page<Ticket> {
    const [queue, customer] = ['queue', 'customer'].map((name) => query.get(name));
    const ids = query.getAll('ids');
    const queueOf = ({ agent }: Ticket) =>
      !agent ? 'new' : agent.id === me.id ? 'mine' : 'others';
    const found = [...this.#tickets.values()]
      .filter((ticket) => !queue || queueOf(ticket) === queue)
      .filter(({ id }) => ids.length === 0 || ids.includes(id))
      .filter((ticket) => !customer || ticket.customer.id === customer)
      .sort((a, b) => (queue === 'new' ? a.version - b.version : b.version - a.version));
    const after = Number(query.get('page') ?? 0);
    const rest = found.filter(({ version }) =>
      !after ? true : queue === 'new' ? version > after : version < after,
    );
    const limit = Number(query.get('limit') ?? PAGE);
    const items = rest.slice(0, limit);
    return { items, ...(rest.length > limit && { more: String(items.at(-1)!.version) }) };
  }

  /** The newest; or those before, after or around a note. */
  #notesOf(ticket: string, query: URLSearchParams): Page<Note> {
    const notes = this.#notes.filter((note) => note.ticket === ticket);
    const limit = Number(query.get('limit') ?? PAGE);
    const [way, place] = (query.get('page') ?? '').split(':');
    const isUpTo = ({ number }: Note) => number <= Number(place);
    const around = notes.findIndex(({ id }) => id === query.get('around'));
    const end =
      way === 'before'
        ? notes.filter(isUpTo).length
        : way === 'after'
          ? notes.filter(isUpTo).length + limit
          : around < 0
            ? notes.length
            : around + Math.ceil(limit / 2);
    const from = way === 'after' ? end - limit : Math.max(0, Math.min(end, notes.length) - limit);
    const items = notes.slice(from, end);
    return {
      items,
      ...(from > 0 && { more: `before:${items[0]!.number - 1}` }),
      ...(end < notes.length && { newer: `after:${items.at(-1)!.number}` }),
    };
  }

  #note(ticket: string, said: Pick<Note, 'text' | 'agent' | 'ref'>): Note {
    const number = this.#notes.length + 1;
    const time = this.#now();
    this.#version += 1;
    const note = { id: `note-${number}`, version: this.#version, ticket, number, time, ...said };
    this.#notes.push(note);
    const last = { text: said.text, time, fromCustomer: !said.agent };
    const unanswered = said.agent ? 0 : this.#tickets.get(ticket)!.unanswered + 1;
    this.#change(this.#tickets.get(ticket)!, { updated: time, unanswered, last });
    return note;
  }

  #now(): number {
    return Date.now() + this.ahead;
  }

  #change(ticket: Ticket, change: Partial<Ticket>): void {
    this.#version += 1;
    this.#tickets.set(ticket.id, { ...ticket, ...change, version: this.#version });
  }
}
