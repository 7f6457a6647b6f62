import { fromCallback, type EventObject } from 'xstate';
import type { AttachmentRef } from '../domain/commands.js';
import { AdapterError, toAdapterError } from '../domain/errors.js';
import type { Id, Ms } from '../domain/id.js';
import type { Failure } from '../domain/message.js';
import type { LostFile, OutboxEntry } from '../domain/outbox.js';
import { WINDOW_MS } from '../domain/window.js';
import { execute } from './execute.js';
import { knowRow } from './know-row.js';
import type { Ports } from './ports.js';
import { FileLostError, withFile } from './with-file.js';

export interface DeliveryDoneEvent {
  type: 'delivery.done';
  entry: OutboxEntry;
  outcome: Outcome;
}

/** What the upload of an entry's file answered, until it is of no use any more. */
export interface FileUploadedEvent {
  type: 'file.uploaded';
  id: Id;
  attachment: AttachmentRef | undefined;
}

/**
 * `settled`: accepted, failed or unconfirmed, as its row says. `accepted`: taken, but the backend did not show the
 * message, so its row stays until it is seen. `later`: try again.
 */
export type Outcome =
  | { is: 'settled' | 'accepted' }
  /** `firm`: a better connection is no reason to try sooner. */
  | { is: 'later'; firm: boolean; retryAfterMs: Ms | undefined };

export interface DeliveryInput {
  ports: Ports;
  entry: OutboxEntry;
  /** Of its file, when an earlier try in this session has uploaded it. */
  attachment: AttachmentRef | undefined;
}

type Tell = (event: DeliveryDoneEvent | FileUploadedEvent) => void;

/** Takes one entry out: looks at the window, uploads its file, sends it. One try; stopping it cancels an upload. */
export const deliveryActor = fromCallback<EventObject, DeliveryInput>(({ input, sendBack }) => {
  const controller = new AbortController();
  const tell: Tell = (event) => void (controller.signal.aborted || sendBack(event));
  void deliver(input, tell, controller.signal).then((outcome) =>
    tell({ type: 'delivery.done', entry: input.entry, outcome }),
  );
  return () => controller.abort();
});

const deliver = async (input: DeliveryInput, tell: Tell, signal: AbortSignal): Promise<Outcome> => {
  const { ports, entry } = input;
  const { store, persistence } = ports;
  let inboundAt: Ms | undefined;
  let handedOver = false;
  try {
    await lookAtWindow(input, signal);
    const content = await withFile(
      input,
      (attachment) => tell({ type: 'file.uploaded', id: entry.id, attachment }),
      signal,
    );
    await lookAtWindow(input, signal);
    inboundAt = store.conversations.get(entry.conversationId)?.lastInboundAt;
    const isTaken = !(await claim(input));
    if (signal.aborted || !store.outbox.get(entry.id)) return { is: 'settled' };
    // By another tab, which will tell: asked at once it would say the same.
    if (isTaken) return { is: 'later', firm: false, retryAfterMs: undefined };
    persistence.update(entry.id, { state: 'sending' });
    handedOver = true;
    const { id, conversationId, replyTo } = entry;
    const { message } = await execute(
      ports,
      { id, type: 'send', conversationId, content, ...(replyTo !== undefined && { replyTo }) },
      signal,
    );
    return { is: message ? 'settled' : 'accepted' };
  } catch (thrown) {
    const error = toAdapterError(thrown);
    if (signal.aborted || !store.outbox.get(entry.id)) return { is: 'settled' };
    if (thrown instanceof FileLostError) return fail(input, { code: 'file_lost' });
    if (handedOver && error.code === 'window_closed') {
      store.apply({ type: 'window.refused', conversationId: entry.conversationId, inboundAt });
    }
    if (error.code === 'invalid')
      tell({ type: 'file.uploaded', id: entry.id, attachment: undefined });
    if (error.retry === 'never') return fail(input, failureOf(error));
    const { applied, detail } = error;
    if (handedOver && applied === 'maybe' && !store.session?.info.idempotent) {
      persistence.update(entry.id, { state: 'unconfirmed', error: failureOf(error) });
      return { is: 'settled' };
    }
    if (store.now() - entry.at > WINDOW_MS) return fail(input, failureOf(error));
    persistence.update(entry.id, { state: 'queued' });
    const { retryAfterMs } = detail;
    return {
      is: 'later',
      firm: retryAfterMs !== undefined || error.retry === 'auth',
      retryAfterMs,
    };
  }
};

/** Storage that fails does not stop a message: the lock already says that this tab sends. */
const claim = ({ ports: { persistence, report }, entry }: DeliveryInput): Promise<boolean> =>
  persistence.claim(entry.id).catch((error: unknown) => {
    report(error);
    return true;
  });

/** The server decides in the end, but what is known to be too late does not leave. */
const lookAtWindow = async (
  { ports, entry: { conversationId, content } }: DeliveryInput,
  signal: AbortSignal,
): Promise<void> => {
  const { store } = ports;
  if (!store.session) throw new AdapterError('offline');
  await knowRow(ports, store.session, conversationId, signal);
  const state = store.windowOf(conversationId)?.state;
  const isShut = state === 'closed' || state === 'waiting';
  if (isShut && content.kind !== 'template') throw new AdapterError('window_closed');
};

const fail = ({ ports, entry }: DeliveryInput, error: Failure | LostFile): Outcome => {
  ports.persistence.update(entry.id, { state: 'failed', error });
  return { is: 'settled' };
};

const failureOf = ({ code, message }: AdapterError): Failure =>
  message === code ? { code } : { code, text: message };
