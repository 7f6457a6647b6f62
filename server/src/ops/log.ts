import { createHash } from 'node:crypto';
import { pino, type DestinationStream, type Level, type Logger } from 'pino';
import { AdapterError } from '../domain.js';
import { ChannelError } from '../channel/channel.js';

/**
 * Structured logs, one JSON line each, on standard output. Errors are logged by name, code and place: the texts of
 * strangers' errors may hold what customers wrote, their numbers, or tokens.
 */
export const createLog = (level: Level | 'silent' = 'info', to?: DestinationStream): Logger =>
  pino({ level, base: null, serializers: { err: errorWithoutTexts } }, to ?? pino.destination(1));

interface LoggedError {
  type: string;
  code?: string | number;
  providerCode?: number;
  at: string[];
  cause?: LoggedError;
}

function errorWithoutTexts(thrown: unknown): LoggedError {
  if (!(thrown instanceof Error)) return { type: typeof thrown, at: [] };
  const { code } = thrown as { code?: unknown };
  const providerCode = thrown instanceof ChannelError ? thrown.detail.providerCode : undefined;
  const cause = thrown instanceof AdapterError ? thrown.detail.cause : thrown.cause;
  return {
    type: thrown.name,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(providerCode !== undefined && { providerCode }),
    at: placesOf(thrown),
    ...(cause instanceof Error && { cause: errorWithoutTexts(cause) }),
  };
}

/** The lines of the stack that name places: the first ones repeat the text. */
const placesOf = ({ stack = '' }: Error): string[] =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());

/** An agent's id as logs show it: it may be her e-mail address. */
export const hashed = (id: string): string =>
  createHash('sha256').update(id).digest('hex').slice(0, 12);
