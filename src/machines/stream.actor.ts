import { fromCallback, type EventObject } from 'xstate';
import { AdapterError, toAdapterError } from '../domain/errors.js';
import type { InboxEvent } from '../domain/events.js';
import type { Ms } from '../domain/id.js';
import { loadMarks } from '../domain/texts.js';
import { attempt } from './attempt.js';
import { loadParse } from './load-parse.js';
import { accountOf, type Ports } from './ports.js';
import { Slices } from './slices.js';

const SILENCE: Ms = 45_000;

export type StreamEvent =
  { type: 'stream.ready'; resumed: boolean } | { type: 'stream.lost'; error: AdapterError };

/**
 * Opens a session and applies its events until the stream ends or falls silent, a burst in slices between which the
 * page answers. A malformed event is reported and left out. Cannot reconnect: its parent does.
 */
export const streamActor = fromCallback<EventObject, Ports>(({ input: ports, sendBack }) => {
  const { adapter, environment, store, persistence, locale, report } = ports;
  const { clock, connectivity } = environment;
  const { signal, abort } = abortable();
  let silence = SILENCE;
  let heard = clock.now();
  let timer: unknown;

  const stop = (): void => {
    abort();
    slices.stop();
    clock.clearTimeout(timer);
    unwatch();
  };
  const lose = (thrown: unknown): void => {
    if (signal.aborted) return;
    stop();
    sendBack({ type: 'stream.lost', error: toAdapterError(thrown) } satisfies StreamEvent);
  };
  /** Timers sleep when the machine does: the clock decides, the timer and the wake-up only make us look. */
  const listen = (): void => {
    const left = heard + silence - clock.now();
    clock.clearTimeout(timer);
    if (left > 0) timer = clock.setTimeout(listen, left);
    else lose(new AdapterError('timeout', 'the stream fell silent'));
  };
  const unwatch = connectivity.watch(listen);

  const take = (event: InboxEvent | undefined): void => {
    if (!event) return;
    store.apply(event);
    if (event.type !== 'ready') return;
    store.setLive(true);
    sendBack({ type: 'stream.ready', resumed: event.resumed } satisfies StreamEvent);
  };
  /** What has been told but not taken is told again: the cursor stands before it. */
  const slices = new Slices<() => InboxEvent | undefined>(environment, (parse) => {
    heard = clock.now();
    attempt(report, () => take(parse()));
  });
  const run = async (): Promise<void> => {
    const [session, { parseEvent }] = await Promise.all([
      adapter.open({ signal, locale }),
      loadParse(),
      loadMarks(),
    ]);
    if (!signal.aborted) await persistence.open(accountOf(adapter, session));
    if (signal.aborted) return session.close?.();
    attempt(report, () => store.session?.close?.());
    store.setSession(session);
    silence = session.info.silenceMs ?? SILENCE;
    heard = clock.now();
    listen();
    const after = session.info.resumable ? store.cursor : undefined;
    try {
      for await (const told of session.events({ signal, ...(after !== undefined && { after }) })) {
        if (signal.aborted) return;
        heard = clock.now();
        await slices.add(() => parseEvent(told));
      }
    } finally {
      await slices.settled();
    }
    throw new AdapterError('unavailable', 'the stream ended');
  };

  listen();
  run().catch(lose);
  return stop;
});

const abortable = (): { signal: AbortSignal; abort: () => void } => {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
};
