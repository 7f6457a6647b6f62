import {
  assign,
  cancel,
  enqueueActions,
  fromCallback,
  raise,
  setup,
  type EventObject,
} from 'xstate';
import type { AttachmentRef } from '../domain/commands.js';
import type { Id } from '../domain/id.js';
import type { InboxSession } from '../domain/ports.js';
import { backoff } from './backoff.js';
import type { LiveEvent } from './connection.machine.js';
import { deliveryActor, type DeliveryDoneEvent, type FileUploadedEvent } from './delivery.actor.js';
import { leaderActor, type LeaderEvent } from './leader.actor.js';
import { planOutbox, type Lane } from './outbox-plan.js';
import { accountOf, type Ports } from './ports.js';

export interface OutboxContext {
  ports: Ports;
  /** Whose outbox it is. */
  account?: string;
  lanes: ReadonlyMap<Id, Lane>;
  /** Taken by the server, whose message has not been seen yet. */
  accepted: ReadonlySet<Id>;
  /** What uploads answered, by entry: it may live no longer than the session it was answered in. */
  uploaded: ReadonlyMap<Id, { attachment: AttachmentRef; session: InboxSession }>;
}

export type OutboxEvent =
  | { type: 'connect.now' }
  | { type: 'rows.changed' }
  | { type: 'lanes.due' }
  | LeaderEvent
  | LiveEvent
  | FileUploadedEvent
  | DeliveryDoneEvent;

/** Tells once per turn that entries came, went or changed their state. */
const rowsActor = fromCallback<EventObject, Ports>(({ input: { store }, sendBack }) => {
  let told = false;
  return store.outbox.watchAll((id, old) => {
    if (told || store.outbox.get(id)?.state === old?.state) return;
    told = true;
    queueMicrotask(() => {
      told = false;
      sendBack({ type: 'rows.changed' });
    });
  });
});

/** What the outbox machine is made of. */
export const outboxSetup = setup({
  types: {
    context: {} as OutboxContext,
    input: {} as Ports,
    events: {} as OutboxEvent,
  },
  actors: { rows: rowsActor, leader: leaderActor, delivery: deliveryActor },
  guards: {
    isAnotherAccount: ({ context: { ports, account } }) =>
      accountOf(ports.adapter, ports.store.session!) !== account,
  },
  actions: {
    noteAccount: assign(({ context: { ports } }) => ({
      account: accountOf(ports.adapter, ports.store.session!),
    })),
    /** What waited for nothing but the connection is tried at once. */
    hurry: assign(({ context }) => ({
      lanes: new Map(
        [...context.lanes].map(([id, lane]) => [
          id,
          lane.firm ? lane : { ...lane, notBefore: undefined },
        ]),
      ),
    })),
    noteOutcome: assign(({ context }, { entry, outcome }: DeliveryDoneEvent) => {
      const { environment } = context.ports;
      const lanes = new Map(context.lanes);
      const attempt = lanes.get(entry.conversationId)?.attempt ?? 0;
      lanes.delete(entry.conversationId);
      if (outcome.is === 'later') {
        const wait = backoff(attempt, environment.random(), outcome.retryAfterMs);
        lanes.set(entry.conversationId, {
          attempt: attempt + 1,
          notBefore: environment.clock.now() + wait,
          firm: outcome.firm,
        });
      }
      const accepted = new Set(context.accepted);
      for (const id of accepted) if (!context.ports.store.outbox.get(id)) accepted.delete(id);
      if (outcome.is === 'accepted') accepted.add(entry.id);
      const uploaded = new Map(context.uploaded);
      for (const id of uploaded.keys())
        if (!context.ports.store.outbox.get(id)) uploaded.delete(id);
      return { lanes, accepted, uploaded };
    }),
    noteUpload: assign(({ context }, { id, attachment }: FileUploadedEvent) => {
      const uploaded = new Map(context.uploaded);
      const { session } = context.ports.store;
      if (attachment === undefined || !session) uploaded.delete(id);
      else uploaded.set(id, { attachment, session });
      return { uploaded };
    }),
    work: enqueueActions(({ context, enqueue }) => {
      const { ports } = context;
      const { store, environment, persistence } = ports;
      const now = environment.clock.now();
      const { changes, start, stop, next } = planOutbox({
        entries: store.outbox.values(),
        lanes: context.lanes,
        accepted: context.accepted,
        now,
        live: store.live,
        idempotent: store.session?.info.idempotent === true,
      });
      const lanes = new Map(context.lanes);
      for (const [id, lane] of lanes) {
        if (lane.flying !== undefined && stop.includes(lane.flying)) lanes.delete(id);
      }
      for (const { id, conversationId } of start) {
        lanes.set(conversationId, { attempt: 0, ...lanes.get(conversationId), flying: id });
      }
      enqueue.assign({ lanes });
      for (const id of stop) enqueue.stopChild(`delivery:${id}`);
      for (const { id, state } of changes) enqueue(() => persistence.update(id, { state }));
      for (const entry of start) {
        const known = context.uploaded.get(entry.id);
        const attachment = known?.session === store.session ? known?.attachment : undefined;
        enqueue.spawnChild('delivery', {
          id: `delivery:${entry.id}`,
          input: { ports, entry, attachment },
        });
      }
      enqueue(cancel('due'));
      if (next !== undefined)
        enqueue(raise({ type: 'lanes.due' }, { id: 'due', delay: next - now }));
    }),
    land: enqueueActions(({ enqueue }, { entry }: DeliveryDoneEvent) => {
      enqueue.stopChild(`delivery:${entry.id}`);
    }),
    halt: enqueueActions(({ context, enqueue }) => {
      for (const { flying } of context.lanes.values()) {
        if (flying !== undefined) enqueue.stopChild(`delivery:${flying}`);
      }
      enqueue(cancel('due'));
      enqueue.assign({ lanes: new Map() });
    }),
  },
});
