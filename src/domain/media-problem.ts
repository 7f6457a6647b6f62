import { ERRORS, type ErrorCode } from './errors.js';

/**
 * Why a file of a message is not seen or heard. `gone`: neither the backend nor its provider has it any more;
 * `network`, `server`: another try may help; `unreadable`: it is there, and this browser cannot draw or play it;
 * `unsafe`: it may be a page, and could not be saved without being opened; `unknown`: it did not load, and nothing says why.
 */
export type MediaProblem =
  'gone' | 'forbidden' | 'network' | 'server' | 'unreadable' | 'unsafe' | 'unknown';

const BY_CODE: Partial<Record<ErrorCode, MediaProblem>> = {
  not_found: 'gone',
  forbidden: 'forbidden',
  unauthorized: 'forbidden',
  offline: 'network',
  timeout: 'network',
};

/** What a backend's refusal of an address means to who wants to see the file. */
export const problemOfCode = (code: ErrorCode): MediaProblem =>
  BY_CODE[code] ?? (ERRORS[code] === 'never' ? 'gone' : 'server');

/** What the status of an answer says that held no picture, sound or film; 0 and below 400: nothing about a refusal. */
export const problemOfStatus = (status: number): MediaProblem => {
  if (status === 404 || status === 410) return 'gone';
  if (status === 401 || status === 403) return 'forbidden';
  if (status >= 400) return 'server';
  return status >= 200 ? 'unreadable' : 'unknown';
};
