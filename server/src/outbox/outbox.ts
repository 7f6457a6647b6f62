import { ChannelError } from '../channel/channel.js';
import type { Failure, Id, Ms } from '../domain.js';
import { write, type Ground } from '../ground.js';
import { startLoop, type Worker } from '../loop.js';
import type { Services } from '../services.js';
import { backOff, isNumberLimit } from './back-off.js';
import {
  findAbandoned,
  LEASE_MS,
  nextDue,
  passUnconfirmed,
  putOff,
  renew,
  take,
  uploaded,
  type Task,
} from './line.js';
import { forgetPace, holdNumber, META_PACE, type Pace } from './pace.js';
import { accepted, lost, refused } from './settle.js';

export interface OutboxOptions {
  pace?: Pace;
  /** How many are on their way at once, of this node. Default 16. */
  lanes?: number;
}

/**
 * After this time who waits behind an unconfirmed message goes on, if no status webhook has settled it before.
 * Meta tells of a message it took within seconds.
 */
export const UNCONFIRMED_MS: Ms = 60_000;

/** What could not be sent for so long, template or not, is told as failed. */
const LONGEST_WAIT_MS: Ms = 24 * 60 * 60_000;

const SWEEP_MS: Ms = 1000;

type Needs = Pick<Services, 'channel' | 'storage'>;

/**
 * Sends what waits, in the order of each conversation, one conversation not waiting for another.
 *
 * `queued` → `sending`, under a lease → gone (the message is `sent`), or back to `queued` until `due` (limits, trouble
 * on the way), or gone as `failed` (with what waited behind it, see `refused`), or `unconfirmed`: the answer was lost,
 * or the worker died. That is never sent again; a status webhook settles it (`applyStatus`), and who waits behind it
 * goes on then, or after `UNCONFIRMED_MS`. Files are given to the provider before (`uploading`), which may be repeated.
 */
export class Outbox {
  readonly #ground: Ground;
  readonly #services: Needs;
  readonly #pace: Pace;
  readonly #lanes: number;
  readonly #holder: Id;
  readonly #flying = new Map<Id, Promise<void>>();
  readonly #stopping = new AbortController();
  #sweepAt: Ms = -Infinity;

  constructor(
    ground: Ground,
    services: Needs,
    { pace = META_PACE, lanes = 16 }: OutboxOptions = {},
  ) {
    this.#ground = ground;
    this.#services = services;
    this.#pace = pace;
    this.#lanes = lanes;
    this.#holder = ground.newId();
  }

  /** Starts all that can be started now; `wake` is called when one has ended. Resolves with when to look again. */
  async turn(wake: () => void = () => {}): Promise<Ms | undefined> {
    await this.#sweep();
    while (this.#flying.size < this.#lanes && !this.#stopping.signal.aborted) {
      const task = await take(this.#ground, this.#holder, this.#pace);
      if (!task) break;
      if (task.step === 'busy') return task.waitMs;
      if (task.step !== 'putOff') this.#fly(task, wake);
    }
    const due = await nextDue(this.#ground);
    return due === undefined ? undefined : Math.max(due - this.#ground.clock.now(), 1);
  }

  /** Looks after what nobody works at any more, now and then. */
  async #sweep(): Promise<void> {
    const now = this.#ground.clock.now();
    if (now < this.#sweepAt) return;
    this.#sweepAt = now + SWEEP_MS;
    await forgetPace(this.#ground.db, now);
    await passUnconfirmed(this.#ground);
    for (const id of await findAbandoned(this.#ground, [...this.#flying.keys()]))
      await this.#lose(id);
  }

  /** Resolves when nothing is on its way. */
  async landed(): Promise<void> {
    await Promise.all(this.#flying.values());
  }

  /** Says that what is on its way is not abandoned. */
  async renew(): Promise<void> {
    if (this.#flying.size > 0) await renew(this.#ground, this.#holder, [...this.#flying.keys()]);
  }

  /** Takes nothing more. Uploads are broken off, to be begun again; sends come to their end. */
  stop(): Promise<void> {
    this.#stopping.abort();
    return this.landed();
  }

  #fly(task: Task, wake: () => void): void {
    const flight = this.#do(task)
      .catch((error: unknown) => {
        // The lease runs out, and says what became of it.
        this.#ground.log.error({ err: error, messageId: task.messageId }, 'outbox failed');
      })
      .finally(() => {
        this.#flying.delete(task.messageId);
        wake();
      });
    this.#flying.set(task.messageId, flight);
  }

  async #do(task: Task): Promise<void> {
    const { messageId } = task;
    switch (task.step) {
      case 'closed':
        return this.#refuse(messageId, null, { code: 'window_closed' });
      case 'upload':
        try {
          const providerId = await this.#upload(task);
          return await uploaded(this.#ground, this.#holder, messageId, providerId);
        } catch (thrown) {
          return this.#failed(task, channelErrorOf(thrown));
        }
      case 'send': {
        let sent: { wamid: string; held?: boolean };
        try {
          sent = await this.#services.channel.send(task.letter, new AbortController().signal);
        } catch (thrown) {
          const error = channelErrorOf(thrown, 'maybe');
          return error.detail.applied === 'maybe'
            ? this.#lose(messageId)
            : this.#failed(task, error);
        }
        return write(this.#ground, (change) => accepted(change, messageId, sent));
      }
    }
  }

  async #upload({ channelId, mediaId, name }: Extract<Task, { step: 'upload' }>): Promise<string> {
    const { db } = this.#ground;
    const [media] = await db.query<{ row: { mime: string; name?: string } }>(
      'select row from media where id = $1',
      [mediaId],
    );
    const file = media && (await this.#services.storage.get(mediaId));
    if (!file) throw new ChannelError('invalid', 'The file is no longer there');
    const bytes = Buffer.concat((await file.toArray()) as Uint8Array[]);
    const { mime } = media.row;
    const shown = name ?? media.row.name;
    const { providerId } = await this.#services.channel.uploadMedia(
      channelId,
      { bytes, mime, ...(shown !== undefined && { name: shown }) },
      this.#stopping.signal,
    );
    return providerId;
  }

  /** It was not taken: again later, or never. */
  async #failed(task: Task, error: ChannelError): Promise<void> {
    const { messageId, attempt, at } = task;
    const { db, clock, random } = this.#ground;
    const wait = backOff(error, attempt, random());
    const due = clock.now() + (wait ?? 0);
    if (task.step === 'send' && isNumberLimit(error))
      await holdNumber(db, this.#pace, task.letter.channelId, due);
    if (wait !== undefined && due < at + LONGEST_WAIT_MS)
      return putOff(this.#ground, this.#holder, messageId, due);
    return this.#refuse(messageId, this.#holder, { code: error.code, text: error.message });
  }

  #refuse(messageId: Id, holder: Id | null, error: Failure): Promise<void> {
    return write(this.#ground, (change) => refused(change, messageId, holder, error));
  }

  #lose(messageId: Id): Promise<void> {
    return write(this.#ground, (change) => lost(change, messageId, change.now + UNCONFIRMED_MS));
  }
}

/** A stranger's error is a fault of ours or of the storage: again later, unless it may have been sent. */
const channelErrorOf = (thrown: unknown, applied: 'no' | 'maybe' = 'no'): ChannelError =>
  thrown instanceof ChannelError
    ? thrown
    : new ChannelError('internal', 'Something failed here', {
        applied,
        retryAfterMs: 0,
        cause: thrown,
      });

/** Sends from now on, on this node beside others. */
export function startOutbox(ground: Ground, services: Needs, options?: OutboxOptions): Worker {
  const outbox = new Outbox(ground, services, options);
  const sending = startLoop(ground, 'outbox', () => outbox.turn(() => sending.wake()));
  const { clock, log } = ground;
  const renewing = startLoop({ clock, log }, 'lease', () => outbox.renew(), LEASE_MS / 3);
  return {
    wake: () => sending.wake(),
    async stop() {
      await sending.stop();
      await outbox.stop();
      await renewing.stop();
    },
  };
}
