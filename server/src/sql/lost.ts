/** Error codes by which drivers say that the server is away, not that the question was wrong. */
const LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
]);

/** Whether the database could not be asked: PostgreSQL's classes 08, 53 and 57P, and what the socket says. */
export function isLost(thrown: unknown): boolean {
  const { code } = (thrown ?? {}) as { code?: unknown };
  return typeof code === 'string' && (LOST.has(code) || /^(08...|53...|57P..)$/.test(code));
}
