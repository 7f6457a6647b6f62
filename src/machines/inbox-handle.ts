import type { CommandOf, CommandResult, CommandType } from '../domain/commands.js';
import type { Id } from '../domain/id.js';
import type { Environment } from '../domain/ports.js';
import type { InboxActor } from './inbox.machine.js';
import type { Store } from '../store/store.js';

/** A command without its id, or with the id it had on an earlier try. */
export type CommandInput<K extends CommandType = CommandType> = K extends CommandType
  ? Omit<CommandOf<K>, 'id'> & { id?: Id }
  : never;

/** One inbox: what is true, and what is going on. Stays the same object for its whole life. */
export interface InboxHandle {
  readonly store: Store;
  readonly actor: InboxActor;
  readonly environment: Environment;
  /**
   * Asks the backend for a change. Resolves when it is accepted and the store shows it; rejects with AdapterError,
   * after a conflict with the state that won in the store.
   */
  execute(command: CommandInput, signal?: AbortSignal): Promise<CommandResult>;
  /** Stops everything: connection, timers, listeners. What waits to leave stays in storage. */
  dispose(): void;
}
