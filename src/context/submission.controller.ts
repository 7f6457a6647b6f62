import { createActor, type Actor } from 'xstate';
import type { AdapterError } from '../domain/errors.js';
import { submissionMachine } from '../machines/submission.machine.js';
import { Follower, type Host } from './follower.js';
import type { CommandInput, InboxHandle } from '../machines/inbox-handle.js';

export type SubmissionState = 'editing' | 'submitting' | 'refused' | 'done';

/** A form that becomes one command. Goes on while the host is moved within the page, and stops when it leaves. */
export class SubmissionController<V> extends Follower {
  readonly #command: (values: V) => CommandInput;
  #actor: Actor<typeof submissionMachine> | undefined;

  constructor(host: Host, command: (values: V) => CommandInput) {
    super(host);
    this.#command = command;
  }

  get state(): SubmissionState {
    return this.#actor?.getSnapshot().value ?? 'editing';
  }

  /** Why it was refused. */
  get error(): AdapterError | undefined {
    return this.#actor?.getSnapshot().context.error;
  }

  /** Sends the values under a new command id. Ignored while submitting. */
  submit(values: V): void {
    this.#actor?.send({ type: 'submit', values });
  }

  /** Sends the refused values again, under the same command id. */
  retry(): void {
    this.#actor?.send({ type: 'retry' });
  }

  /** Back to the beginning. */
  reset(): void {
    this.#actor?.send({ type: 'reset' });
  }

  protected override follow(handle: InboxHandle, wake: () => void): () => void {
    this.#actor ??= createActor(submissionMachine, {
      clock: handle.environment.clock,
      input: {
        newId: () => handle.environment.newId(),
        // Not taken back when the form leaves the page: the backend may have done it already.
        run: (values, id) => handle.execute({ ...this.#command(values as V), id }),
      },
    }).start();
    const subscription = this.#actor.subscribe(wake);
    return () => {
      subscription.unsubscribe();
      queueMicrotask(() => {
        if (this.host.isConnected) return;
        this.#actor?.stop();
        this.#actor = undefined;
      });
    };
  }
}
