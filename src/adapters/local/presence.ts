import { heldNames, holdName } from '../../browser/held-names.js';
import type { Id } from '../../domain/id.js';
import type { Agent } from '../../domain/lookups.js';
import type { Backend } from './backend.js';

const prefix = ({ name }: Backend): string => `chat-inbox:${name}:agent:`;

/** An agent is online while a stream of hers is open in any tab. Resolves when `signal` aborted and all were told. */
export async function beOnline(backend: Backend, agentId: Id, signal: AbortSignal): Promise<void> {
  const { released } = await holdName(prefix(backend) + agentId, signal);
  backend.signal({ type: 'presence' });
  await released;
  backend.signal({ type: 'presence' });
}

export const onlineAgents = (backend: Backend): Promise<Set<Id>> => heldNames(prefix(backend));

export const withPresence = (agent: Agent, online: ReadonlySet<Id>): Agent => ({
  ...agent,
  status: online.has(agent.id) ? 'online' : 'offline',
});
