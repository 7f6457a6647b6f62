import type { Ms } from '../domain.js';
import type { AgentRow } from '../rows.js';

/** An agent as her token proves her. */
export interface SignedAgent extends AgentRow {
  /** The end of the token: her streams end then too. Absent: it has none. */
  until?: Ms;
}

/**
 * Who a bearer token belongs to. A host brings its own, or takes `jwtVerify`. It is asked at every request, and what it
 * says of sectors and role counts from then on. Rejects when the token is not (or no longer) good; with AdapterError
 * `unavailable` when it cannot tell now, so that nobody is signed out by it.
 */
export type Verify = (token: string) => Promise<SignedAgent>;
