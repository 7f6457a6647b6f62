import { CaptureError, type CaptureProblem } from '../../domain/media-tools.js';

/** What `getUserMedia` rejects with, in the inbox's words. W3C Media Capture and Streams, 10.2.1. */
const PROBLEMS = new Map<string, CaptureProblem>([
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
  ['NotFoundError', 'missing'],
  ['OverconstrainedError', 'missing'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['TypeError', 'unsupported'],
]);

/** Why a device gives nothing. */
export const captureErrorOf = (cause: unknown): CaptureError => {
  if (cause instanceof CaptureError) return cause;
  const { name = '' } = (cause ?? {}) as Partial<Error>;
  return new CaptureError(PROBLEMS.get(name) ?? 'failed', { cause });
};
