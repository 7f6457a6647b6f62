import { jwtVerify as verifyJwt, SignJWT, type JWTPayload } from 'jose';
import { clean } from '../clean.js';
import { AdapterError, type Clock, type Ms } from '../domain.js';
import type { AgentRow, Role } from '../rows.js';
import type { Verify } from './verify.js';

/** RFC 7518: a key for HS256 has at least as many bits as the hash. */
export const MIN_SECRET_BYTES = 32;

const ALGORITHM = 'HS256';

/** Clocks of two machines may differ by so many seconds. */
const TOLERANCE_S = 5;

const LONGEST = 200;
const MOST_SECTORS = 1000;

/**
 * The ready-made `Verify`: JSON Web Tokens signed with a secret (HS256). Claims: `sub` (the agent's id), `name`, `exp`, and
 * optionally `sectors` (ids, default none) and `role` (`agent`, the default, or `supervisor`).
 * @throws Error when the secret has less than 32 bytes
 */
export function jwtVerify(secret: string, clock: Clock): Verify {
  const key = keyOf(secret);
  return async (token) => {
    const { payload } = await verifyJwt(token, key, {
      algorithms: [ALGORITHM],
      requiredClaims: ['sub', 'name', 'exp'],
      clockTolerance: TOLERANCE_S,
      currentDate: new Date(clock.now()),
    });
    return { ...agentOf(payload), until: (payload.exp ?? 0) * 1000 };
  };
}

/** A token that `jwtVerify` takes, for the back end of a CRM that has no issuer of its own, and for tests. */
export const signJwt = (
  secret: string,
  { id, name, sectors, role }: AgentRow,
  until: Ms,
): Promise<string> =>
  new SignJWT({ name, sectors, role })
    .setProtectedHeader({ alg: ALGORITHM })
    .setSubject(id)
    .setExpirationTime(Math.floor(until / 1000))
    .sign(keyOf(secret));

function keyOf(secret: string): Uint8Array {
  const key = new TextEncoder().encode(secret);
  if (key.byteLength >= MIN_SECRET_BYTES) return key;
  throw new Error(`A secret for HS256 needs at least ${MIN_SECRET_BYTES} bytes.`);
}

function agentOf({ sub, name, sectors = [], role = 'agent' }: JWTPayload): AgentRow {
  if (!isName(sub) || !isName(name) || !areSectors(sectors) || !isRole(role))
    throw new AdapterError('unauthorized', 'The claims of the token do not fit');
  return clean({ id: sub, name, sectors, role });
}

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST;

const areSectors = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length <= MOST_SECTORS && value.every(isName);

const isRole = (value: unknown): value is Role => value === 'agent' || value === 'supervisor';
