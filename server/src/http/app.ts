import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import type { Roster } from '../agents/roster.js';
import type { SignedAgent, Verify } from '../agents/verify.js';
import { AdapterError } from '../domain.js';
import type { HttpMeter } from '../ops/metrics.js';
import { hashed } from '../ops/log.js';
import { readJson } from './body.js';
import type { Limits } from './limits.js';
import { problem } from './problem.js';
import { Rates } from './rates.js';
import { ROUTES, type Call, type Desk, type Route } from './routes.js';
import { protocolChecks, type Check } from './validate.js';

export interface AppOptions {
  verify: Verify;
  roster: Roster;
  limits: Limits;
  /** Of pages on other origins that may ask, `https://crm.example`. */
  origins: readonly string[];
  meter: HttpMeter;
}

interface Env {
  Bindings: Partial<HttpBindings>;
  Variables: { operation?: string; agent?: string };
}

export type App = Hono<Env>;

/**
 * The agents' side of the gateway, made from the table of routes. What is mounted on it beside them answers errors,
 * and what is not there, in the same way.
 */
export function createApp(desk: Desk, options: AppOptions): App {
  const checks = protocolChecks();
  const { clock, log, newId } = desk.ground;
  const app = new Hono<Env>();
  const rates = Object.fromEntries(
    Object.entries(options.limits.rates).map(([budget, rate]) => [budget, new Rates(clock, rate)]),
  ) as Record<Route['budget'], Rates>;

  app.use(async (c, next) => {
    const began = clock.now();
    await next();
    for (const [name, value] of HEADERS) if (!c.res.headers.has(name)) c.header(name, value);
    const { operation = 'other', agent } = c.var;
    const ms = clock.now() - began;
    options.meter.answered(operation, c.res.status, ms);
    log.debug({ operation, status: c.res.status, ms, agent }, 'answered');
  });
  app.use('/hooks/*', async (c, next) => {
    c.set('operation', 'webhook');
    await next();
  });
  app.use(
    '/v1/*',
    cors({
      origin: (origin) => (options.origins.includes(origin) ? origin : null),
      allowMethods: ['GET', 'POST'],
      allowHeaders: [
        'Authorization',
        'Content-Type',
        'Content-Disposition',
        'Idempotency-Key',
        'Last-Event-ID',
      ],
      exposeHeaders: ['Retry-After', 'ETag'],
      maxAge: 600,
    }),
  );
  for (const route of ROUTES) {
    const check = checks.get(route.operationId)!;
    app.on(route.method, route.path, (c) => answer(c, route, check));
  }
  app.notFound(() => problem(new AdapterError('not_found', 'There is no such address')));
  app.onError((error, c) => {
    const instance = `urn:uuid:${newId()}`;
    const response = problem(error, instance);
    if (response.status >= 500 && response.status !== 501)
      log.error({ err: error, instance, operation: c.get('operation') }, 'failed');
    return response;
  });
  return app;

  async function answer(c: Context<Env>, route: Route, check: Check): Promise<Response> {
    c.set('operation', route.operationId);
    const request = c.req.raw;
    const query = new URL(request.url).searchParams;
    const isLinked = route.access === 'linked' && query.has('signature');
    const me = isLinked ? undefined : await admit(c, route);
    const asked = {
      path: c.req.param(),
      ...(route.json && { body: await readJson(request, options.limits.jsonBytes) }),
    };
    if (route.declared?.(asked, desk.services.can) === false) throw new AdapterError('unsupported');
    const checked = check({ ...asked, query, headers: request.headers });
    const call: Call = { ...checked, desk, request, out: c.env?.outgoing, headers: c.res.headers };
    if (route.access === 'linked') return route.handle({ ...call, ...(me && { me }) });
    return route.handle({ ...call, me: me! });
  }

  /** Who asks, if she may ask now. @throws AdapterError `unauthorized`, `rate_limited` */
  async function admit(c: Context<Env>, { budget }: Route): Promise<SignedAgent> {
    const me = await signedAgent(options.verify, c.req.header('authorization'));
    c.set('agent', hashed(me.id));
    rates[budget].take(budget === 'streams' ? 'all' : me.id);
    await options.roster.admit(me);
    return me;
  }
}

/** What every answer carries, unless it says something else itself. */
const HEADERS = [
  ['Cache-Control', 'no-store'],
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
] as const;

async function signedAgent(verify: Verify, header = ''): Promise<SignedAgent> {
  const [, token] = /^Bearer +([!-~]+)$/i.exec(header) ?? [];
  if (token === undefined) throw new AdapterError('unauthorized', 'A bearer token is needed');
  try {
    return await verify(token);
  } catch (error) {
    if (error instanceof AdapterError) throw error;
    throw new AdapterError('unauthorized', 'The token is not good, or not any more', {
      cause: error,
    });
  }
}
