import type { LeaderLock } from '../domain/ports.js';
import { openChannel, type Channel } from './channel.js';

const ASK_EVERY = 5000;
const PATIENCE = 2;

type Word = 'there?' | 'here';

/**
 * Leadership by Web Locks. A tab that crashes or closes lets go at once; one that is frozen keeps its lock, so those
 * who wait ask from time to time, and take over from a leader that does not answer. Without Web Locks every tab
 * leads, which is safe: an entry is claimed in storage before it is sent.
 */
export const webLeaderLock: LeaderLock = {
  hold: (name, onChange, signal) => {
    run(name, onChange, signal).catch(() => signal.aborted || onChange(true));
  },
};

const run = async (
  name: string,
  onChange: (leading: boolean) => void,
  signal: AbortSignal,
): Promise<void> => {
  const channel = openChannel<Word>(name);
  signal.addEventListener('abort', () => channel.close(), { once: true });
  let steal = false;
  while (!signal.aborted) {
    let led = false;
    const impatience = new AbortController();
    const stopAsking = steal ? () => undefined : ask(channel, () => impatience.abort());
    const lead = async (): Promise<void> => {
      led = true;
      stopAsking();
      onChange(true);
      const stopAnswering = channel.listen((word) => word === 'there?' && channel.post('here'));
      await aborted(signal);
      stopAnswering();
    };
    const options = steal ? { steal } : { signal: AbortSignal.any([signal, impatience.signal]) };
    try {
      await navigator.locks.request(name, options, lead);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
    } finally {
      stopAsking();
    }
    // Not led: the leader does not answer. Led: another tab took over from us.
    steal = !led;
    if (led && !signal.aborted) onChange(false);
  }
};

/** Asks whether the leader is there, and calls back when it has not answered for too long. */
const ask = (channel: Channel<Word>, onSilence: () => void): (() => void) => {
  let unanswered = 0;
  const unlisten = channel.listen((word) => {
    if (word === 'here') unanswered = 0;
  });
  const timer = setInterval(() => {
    if (unanswered >= PATIENCE) return onSilence();
    unanswered += 1;
    channel.post('there?');
  }, ASK_EVERY);
  return () => {
    clearInterval(timer);
    unlisten();
  };
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
