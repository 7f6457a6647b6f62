import { CaptureError, type CaptureProblem } from '../../domain/media-tools.js';

/** What `getUserMedia` rejects with, in the inbox's words. W3C Media Capture and Streams, 10.2.1. */
const PROBLEMS = new Map<string, CaptureProblem>([
  ['AbortError', 'busy'],
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'missing'],
  ['NotReadableError', 'busy'],
  ['NotSupportedError', 'unsupported'],
  ['OverconstrainedError', 'missing'],
  ['SecurityError', 'denied'],
  ['TypeError', 'unsupported'],
]);

/**
 * Asks for a microphone or a camera. Rejects with CaptureError, and with the signal's reason, also while the browser
 * still asks the agent; a device that is given after that is turned off.
 */
export const openStream = async (
  constraints: MediaStreamConstraints,
  signal: AbortSignal,
): Promise<MediaStream> => {
  signal.throwIfAborted();
  // Absent on an insecure page.
  const { mediaDevices } = navigator as Partial<Navigator>;
  if (!mediaDevices?.getUserMedia) throw new CaptureError('unsupported');
  const asked = mediaDevices.getUserMedia(constraints);
  try {
    return await untilAborted(asked, signal);
  } catch (cause) {
    asked.then(stopTracks, () => undefined);
    signal.throwIfAborted();
    throw new CaptureError(PROBLEMS.get((cause as Error).name) ?? 'failed', { cause });
  }
};

export const stopTracks = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

const untilAborted = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    promise.then(resolve, reject);
  });
