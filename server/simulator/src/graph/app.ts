import { Hono, type Context, type MiddlewareHandler } from 'hono';
import type { BusinessNumber, GraphRequest, JsonObject } from '../control.js';
import type { Simulation } from '../simulation.js';
import { GraphError, unknownObject } from './errors.js';
import { checkUpload } from './media-rules.js';
import { findMedia, keepMedia, mediaNode, mediaOfUrl, mediaResponse } from './media.js';
import { postMessage } from './messages.js';
import { accountNode, numberNode } from './nodes.js';
import { page } from './paging.js';
import { createTemplate, deleteTemplates, listTemplates } from './templates.js';

/** The connection shall be cut instead of an answer; the listener does it, `fetch` in the same process rejects. */
export class ConnectionCut extends Error {
  constructor() {
    super('The connection was cut (fault)');
  }
}

/** The Graph's versions: v25.0, any of them. */
const VERSION = '/:version{v[0-9]+[.][0-9]+}';

interface Env {
  Variables: { body?: JsonObject; seen?: GraphRequest };
}
type Call = Context<Env>;

/** What of Meta's Graph API a customer service needs, under any version. */
export function graphApp(sim: Simulation): Hono<Env> {
  const { world, ids } = sim;
  const app = new Hono<Env>();

  const refuse = (c: Call, error: GraphError): Response => {
    const seen = c.get('seen');
    if (seen) Object.assign(seen, { status: error.http, code: error.code });
    if (error.http === 401) {
      c.header(
        'www-authenticate',
        `OAuth "Facebook Platform" "invalid_token" "${error.message.replace(/"/g, "'")}"`,
      );
    }
    return c.json(error.toBody(ids.trace()), error.http as 400);
  };

  app.onError((error, c) => {
    if (error instanceof GraphError) return refuse(c, error);
    throw error;
  });

  const admit: MiddlewareHandler<Env> = async (c, next) => {
    const { pathname } = new URL(c.req.url);
    const seen: GraphRequest = {
      at: sim.clock.now(),
      method: c.req.method,
      path: pathname,
      status: 0,
    };
    world.requests.push(seen);
    c.set('seen', seen);
    checkToken(sim, c);
    if (isJson(c) && c.req.method === 'POST') c.set('body', (seen.body = await readJson(c)));
    await next();
    seen.status = c.res.status;
  };
  app.use(`${VERSION}/*`, admit);

  const number = (c: Call): BusinessNumber => {
    const id = c.req.param('id')!;
    const found = world.number(id);
    if (!found) throw unknownObject(c.req.method, id);
    return found;
  };
  const account = (c: Call): string => {
    const id = c.req.param('id')!;
    if (!world.numbers.some(({ wabaId }) => wabaId === id)) throw unknownObject(c.req.method, id);
    return id;
  };
  const url = (c: Call): URL => new URL(c.req.url);
  const fields = (c: Call): string | null => url(c).searchParams.get('fields');
  const origin = (c: Call): string => sim.settings.publicUrl ?? url(c).origin;
  const body = (c: Call): JsonObject => {
    const json = c.get('body');
    if (!json) throw new GraphError(100, { message: '(#100) The body must be JSON.' });
    return json;
  };

  app.post(`${VERSION}/:id/messages`, async (c) => {
    const from = number(c);
    if (sim.faults.take('lose-request')) throw new ConnectionCut();
    const answer = postMessage(sim, from, body(c));
    if (answer.lost) throw new ConnectionCut();
    if (answer.slowMs !== undefined) {
      const { slowMs } = answer;
      await new Promise<void>((resolve) => sim.clock.setTimeout(resolve, slowMs));
    }
    return c.json(answer.body);
  });

  app.post(`${VERSION}/:id/media`, async (c) => {
    const { id } = number(c);
    const form = await c.req.formData().catch(() => {
      throw new GraphError(100, { message: '(#100) The body must be multipart/form-data.' });
    });
    const file = form.get('file');
    if (form.get('messaging_product') !== 'whatsapp')
      throw new GraphError(100, { message: '(#100) The parameter messaging_product is required.' });
    if (!(file instanceof File))
      throw new GraphError(100, { message: '(#100) The parameter file is required.' });
    const type = file.type || form.get('type');
    const mime = typeof type === 'string' ? type : '';
    checkUpload(mime, file.size);
    const kept = keepMedia(sim, id, mime, new Uint8Array(await file.arrayBuffer()), 30);
    return c.json({ id: kept.id });
  });

  app.get(`${VERSION}/:id/message_templates`, (c) => {
    account(c);
    return c.json(listTemplates(sim, url(c)));
  });
  app.post(`${VERSION}/:id/message_templates`, (c) => {
    account(c);
    return c.json(createTemplate(sim, body(c)));
  });
  app.delete(`${VERSION}/:id/message_templates`, (c) => {
    account(c);
    return c.json(deleteTemplates(sim, url(c).searchParams.get('name')));
  });

  app.get(`${VERSION}/:id/phone_numbers`, (c) => {
    const id = account(c);
    const own = world.numbers.filter(({ wabaId }) => wabaId === id);
    return c.json(
      page(
        own.map((one) => numberNode(one, fields(c))),
        url(c),
      ),
    );
  });

  app.post(`${VERSION}/:id/subscribed_apps`, (c) => {
    world.subscribed.add(account(c));
    return c.json({ success: true });
  });
  app.delete(`${VERSION}/:id/subscribed_apps`, (c) => {
    world.subscribed.delete(account(c));
    return c.json({ success: true });
  });
  app.get(`${VERSION}/:id/subscribed_apps`, (c) => {
    const app = { id: '1000000000000001', name: 'Simulator', link: 'https://www.facebook.com/' };
    const data = world.subscribed.has(account(c)) ? [{ whatsapp_business_api_data: app }] : [];
    return c.json({ data });
  });

  const ofNumber = (c: Call) => url(c).searchParams.get('phone_number_id') ?? undefined;
  app.get(`${VERSION}/:id`, (c) => {
    const id = c.req.param('id');
    const node = world.number(id);
    if (node) return c.json(numberNode(node, fields(c)));
    const owner = world.numbers.find(({ wabaId }) => wabaId === id);
    if (owner) return c.json(accountNode(id, owner.verifiedName, fields(c)));
    return c.json(mediaNode(sim, findMedia(sim, 'get', id, ofNumber(c)), origin(c)));
  });
  app.delete(`${VERSION}/:id`, (c) => {
    const file = findMedia(sim, 'delete', c.req.param('id'), ofNumber(c));
    world.media.delete(file.id);
    return c.json({ success: true });
  });

  app.get('/whatsapp_business/attachments/', (c) => {
    checkToken(sim, c);
    const file = mediaOfUrl(sim, url(c));
    return file ? mediaResponse(file, c.req.header('range')) : c.text('Not found', 404);
  });

  app.all(`${VERSION}/:id/:edge`, (c) => {
    const { id, edge } = c.req.param();
    if (!world.number(id)) account(c);
    throw new GraphError(100, { message: `(#100) Tried accessing nonexisting field (${edge})` });
  });
  app.all(`${VERSION}/*`, () => {
    throw new GraphError(2500, { message: 'Unknown path components' });
  });
  return app;
}

const isJson = (c: Call): boolean =>
  (c.req.header('content-type') ?? '').startsWith('application/json');

async function readJson(c: Call): Promise<JsonObject> {
  try {
    const json: unknown = await c.req.json();
    if (typeof json === 'object' && json !== null && !Array.isArray(json))
      return json as JsonObject;
  } catch {
    // said below
  }
  throw new GraphError(100, { message: '(#100) The body must be a JSON object.' });
}

/** The bearer of the header; Meta also takes it as `access_token` in the query. */
function checkToken({ settings, faults }: Simulation, c: Call): void {
  const [, bearer] = /^(?:Bearer|OAuth) (.+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
  const token = bearer ?? new URL(c.req.url).searchParams.get('access_token');
  if (token === null)
    throw new GraphError(190, {
      message: 'An access token is required to request this resource.',
    });
  if (faults.take('expired-token'))
    throw new GraphError(190, {
      subcode: 463,
      message: 'Error validating access token: Session has expired.',
    });
  if (token !== settings.accessToken)
    throw new GraphError(190, {
      message: 'Invalid OAuth access token - Cannot parse access token',
    });
}
