import type { Environment, InboxAdapter, InboxSession } from '../domain/ports.js';
import type { Persistence } from '../store/persistence.js';
import type { Store } from '../store/store.js';

/** What the machines work with. */
export interface Ports {
  readonly adapter: InboxAdapter;
  readonly environment: Environment;
  readonly store: Store;
  readonly persistence: Persistence;
  /** BCP 47, for texts the server writes. */
  readonly locale: string;
  /** For errors that no person is told of elsewhere. */
  readonly report: (error: unknown) => void;
  /** The backend no longer knows us: the session is opened again. */
  readonly onUnauthorized: () => void;
}

/** Names the outbox, the drafts and the lock of one agent at one backend. */
export const accountOf = ({ name }: InboxAdapter, { info }: InboxSession): string =>
  `${name}:${info.me.id}`;
