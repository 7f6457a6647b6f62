import { createHash } from 'node:crypto';
import type { Capabilities, Ms, Queue, SessionInfo } from '../domain.js';
import type { AgentRow } from '../rows.js';
import { QUEUES } from '../sight.js';

/** A stream counts as dead after so much silence; it beats three times as often. */
export const SILENCE_MS: Ms = 45_000;

const TABS: Queue[] = QUEUES.map((id) => ({ id, kind: id }));

/** Who the agent is, and what she can do here; `etag` changes when anything but the time does. */
export function sessionFor(
  { id, name, sectors }: AgentRow,
  can: Capabilities,
  now: Ms,
): { info: SessionInfo; etag: string } {
  const lasting = {
    me: { id, name, sectors },
    queues: TABS,
    can,
    idempotent: true,
    resumable: true,
    silenceMs: SILENCE_MS,
  };
  const hash = createHash('sha256').update(JSON.stringify(lasting)).digest('base64url');
  return { info: { ...lasting, now }, etag: `"${hash.slice(0, 22)}"` };
}
