import type { AdapterError } from '../../../src/domain/errors.js';
import type { InboxEvent } from '../../../src/domain/events.js';
import type { Message } from '../../../src/domain/message.js';
import type { ModelBackend } from '../model/backend.js';
import type { Spoil } from '../model/hand.js';

/** A way to break the promise of one rule, and of no other. */
export interface Flaw {
  /** What the adapter, or its backend, does. */
  it: string;
  /** The name of the rule that it breaks. */
  breaks: string;
  backend?: () => ModelBackend;
  spoil?: Spoil;
}

/** What is told in the place of an event. */
export type Retell = (event: InboxEvent) => readonly InboxEvent[];

/** A session whose streams tell something else; `begin` is called for each stream. */
export const retelling =
  (begin: (after: string | undefined, backend: ModelBackend) => Retell): Spoil =>
  (session, backend) => ({
    ...session,
    async *events(options) {
      const retell = begin(options.after, backend);
      for await (const event of session.events(options)) yield* retell(event);
    },
  });

/** A session whose streams tell messages otherwise, or not at all. */
export const retellingMessages = (retell: (message: Message) => Message | undefined): Spoil =>
  retelling(() => (event) => {
    if (event.type !== 'message') return [event];
    const message = retell(event.message);
    return message ? [{ ...event, message }] : [];
  });

/** A session that refuses commands with something else. */
export const refusing =
  (change: (refusal: AdapterError) => AdapterError): Spoil =>
  (session) => ({
    ...session,
    execute: (command, options) =>
      session.execute(command, options).catch((refusal: AdapterError) => {
        throw change(refusal);
      }),
  });
