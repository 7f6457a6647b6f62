import type { Command, CommandResult } from '../domain/commands.js';
import type { AdapterError } from '../domain/errors.js';
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
  /** Hears every command once it is answered: what it touched, or why it was refused. */
  readonly onAnswer?:
    ((command: Command, answer: CommandResult | AdapterError) => void) | undefined;
}

/** Names the outbox, the drafts and the lock of one agent at one backend. */
export const accountOf = ({ name }: InboxAdapter, { info }: InboxSession): string =>
  `${name}:${info.me.id}`;
