import { AdapterError } from '../../domain/errors.js';
import type { Id, Ms } from '../../domain/id.js';
import type { Agent } from '../../domain/lookups.js';
import type { InboxAdapter, InboxSession } from '../../domain/ports.js';
import { Backend, type BackendOptions } from './backend.js';
import { CAN, QUEUES } from './capabilities.js';
import { Faults } from './faults.js';
import { FileUrls, stage } from './files.js';
import { listConversations, listMessages } from './lists.js';
import { agentsOf, lookup } from './lookups.js';
import { beOnline, onlineAgents } from './presence.js';
import { SILENCE_MS, stream } from './stream.js';

export { backendControl, type BackendControl } from './backend-control.js';
export type { BackendOptions } from './backend.js';
export { Faults, type FaultSettings } from './faults.js';
export { customerPhone, type CustomerPhone } from './phone.js';
export type { PhoneLine, PhoneMessage, PhoneThread } from './phone-line.js';
export type { Seed } from './rows.js';

export interface LocalOptions extends BackendOptions {
  /** Who is signed in. One who is not in the seed is refused with `unauthorized`. */
  agentId: Id;
  /** Each call takes this long. Default 0. */
  latencyMs?: Ms;
  /** What shall go wrong, for tests and demos. */
  faults?: Faults;
}

/**
 * A whole backend in the browser: one IndexedDB database that all tabs of an origin share, with a bot, and with
 * customers played on `customerPhone`. Nothing leaves the machine.
 */
export function localAdapter({
  agentId,
  latencyMs = 0,
  faults = new Faults(),
  ...options
}: LocalOptions): InboxAdapter {
  if (latencyMs > 0) faults.set({ slowMs: latencyMs });
  const urls = new FileUrls();
  return {
    name: 'local',
    async open({ signal }) {
      const backend = await Backend.open(options);
      try {
        await faults.pass(backend.clock, { signal });
        return await openSession(backend, faults, urls, agentId);
      } catch (error) {
        backend.close();
        throw error;
      }
    },
  };
}

async function openSession(
  backend: Backend,
  faults: Faults,
  urls: FileUrls,
  agentId: Id,
): Promise<InboxSession> {
  const me = await agentOf(backend, agentId);
  const now = await backend.read(async (_tx, _state, time) => time);
  const closed = new AbortController();
  const streams: Promise<void>[] = [];
  urls.hold();
  const pass = (options: { signal: AbortSignal }) => faults.pass(backend.clock, options);
  return {
    info: {
      me,
      now,
      queues: QUEUES,
      can: CAN,
      idempotent: true,
      resumable: true,
      silenceMs: SILENCE_MS,
    },
    events({ signal, after }) {
      const until = AbortSignal.any([signal, closed.signal]);
      streams.push(beOnline(backend, me.id, until).catch(() => {})); // presence may fail, the stream not
      return stream(backend, faults, me, { signal: until, ...(after !== undefined && { after }) });
    },
    async listConversations(query, options) {
      await pass(options);
      return listConversations(backend, me, query);
    },
    async listMessages(query, options) {
      await pass(options);
      return listMessages(backend, me, query);
    },
    async execute(command, options) {
      const { execute } = await import('./execute.js'); // the heavier half: lists and stream come first
      return execute(backend, faults, me, command, options);
    },
    async lookup(kind, query, options) {
      await pass(options);
      return lookup(backend, kind, query);
    },
    upload: (upload, options) => stage(backend, faults, upload, options),
    async media(media, options) {
      await pass(options);
      return { url: await urls.of(media, backend) };
    },
    hint({ conversationId, on }) {
      backend.signal({ type: 'typing', conversationId, by: 'agent', on });
    },
    close() {
      if (closed.signal.aborted) return;
      closed.abort();
      urls.release();
      void Promise.all(streams).then(() => backend.close());
    },
  };
}

async function agentOf(backend: Backend, id: Id): Promise<Agent> {
  const agents = await agentsOf(backend, await onlineAgents(backend));
  const me = agents.find((agent) => agent.id === id);
  if (!me) throw new AdapterError('unauthorized', `Nobody here is called "${id}"`);
  return me;
}
