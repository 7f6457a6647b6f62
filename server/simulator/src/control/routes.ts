import { Hono, type Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { act } from '../actions.js';
import type {
  JsonObject,
  MessageFilter,
  NewCustomer,
  Snapshot,
  TemplateStatus,
} from '../control.js';
import type { CustomerAction, CustomerPatch } from '../customer.js';
import type { FaultSpec } from '../faults.js';
import { GraphError } from '../graph/errors.js';
import { addTemplate } from '../graph/templates.js';
import { mediaResponse } from '../graph/media.js';
import { addCustomer, setCustomer, writeFromApp } from '../people.js';
import { Refusal } from '../refusal.js';
import { run } from '../scripts.js';
import type { Simulation } from '../simulation.js';
import { restore, takeSnapshot } from '../snapshot.js';
import { verify } from '../webhooks/handshake.js';
import { templateChange } from '../webhooks/envelope.js';
import type { Person } from '../world.js';

/** The control surface, `/control/…`: what `SimulatorControl` says, a route each. `reset` starts the world over. */
export function controlApp(sim: Simulation, reset: () => void): Hono {
  const { world, clock, faults, webhooks, ids } = sim;
  const app = new Hono();

  app.onError((error, c) => {
    const isRefusal = [Refusal, GraphError, SyntaxError].some((kind) => error instanceof kind);
    if (isRefusal) return c.json({ error: error.message }, 400);
    throw error;
  });

  const person = (id: string): Person => {
    const found = world.people.get(id);
    if (!found) throw new Refusal(`There is no customer ${id}`);
    return found;
  };
  const json = <T>(c: Context): Promise<T> => c.req.json<T>();
  const done = { done: true };

  app.get('/customers', (c) => c.json([...world.people.values()].map((one) => world.infoOf(one))));
  app.post('/customers', async (c) =>
    c.json(world.infoOf(addCustomer(sim, await json<NewCustomer>(c)))),
  );
  app.get('/customers/:id', (c) => c.json(world.infoOf(person(c.req.param('id')))));
  app.patch('/customers/:id', async (c) => {
    const one = person(c.req.param('id'));
    setCustomer(sim, one, await json<CustomerPatch>(c));
    return c.json(world.infoOf(one));
  });
  app.post('/customers/:id/actions', async (c) => {
    const one = person(c.req.param('id'));
    const { action, file } = await actionOf(c);
    return c.json(act(sim, one, action, file));
  });

  app.get('/messages', (c) => c.json(world.messages(c.req.query() as MessageFilter)));
  app.post('/app-messages', async (c) => {
    const { customerId, text } = await json<{ customerId: string; text: string }>(c);
    return c.json(writeFromApp(sim, person(customerId), text));
  });
  app.post('/scripts/:name', async (c) => {
    const { customerId } = await json<{ customerId: string }>(c);
    run(sim, c.req.param('name'), person(customerId));
    return c.json(done);
  });
  app.get('/sends', (c) => c.json(world.sends));
  app.get('/requests', (c) => c.json(world.requests));
  app.get('/numbers', (c) => c.json(world.numbers));
  app.get('/media/:id', (c) => {
    const file = world.media.get(c.req.param('id'));
    return file
      ? mediaResponse(file, c.req.header('range'))
      : c.json({ error: 'No such file' }, 404);
  });

  const untilWindowEnd = (one: Person, before = 60_000): number => {
    const { windowEndsAt = -Infinity } = world.infoOf(one);
    return Math.max(0, windowEndsAt - before - clock.now());
  };
  const now = (c: Context) => c.json({ now: clock.now() });
  app.get('/clock', now);
  app.post('/clock', async (c) => {
    const { advance, toWindowEnd, before } = await json<Advance>(c);
    const ms =
      toWindowEnd === undefined ? (advance ?? 0) : untilWindowEnd(person(toWindowEnd), before);
    await clock.advance(ms, () => webhooks.settled());
    world.emit({ type: 'clock', now: clock.now() });
    return now(c);
  });

  app.get('/faults', (c) => c.json(faults.list()));
  app.post('/faults', async (c) => {
    const fault = faults.add(await json<FaultSpec>(c));
    world.emit({ type: 'faults' });
    return c.json(fault);
  });
  app.delete('/faults/:id?', (c) => {
    faults.clear(c.req.param('id'));
    world.emit({ type: 'faults' });
    return c.json(done);
  });

  app.put('/webhooks/callback', async (c) => {
    const { url, verifyToken } = await json<{ url: string; verifyToken?: string }>(c);
    if (!URL.canParse(url)) throw new Refusal(`"${url}" is no URL`);
    const verified = verifyToken !== undefined && (await verify(url, verifyToken, ids, sim.fetch));
    if (verified || verifyToken === undefined) webhooks.connect(url);
    return c.json({ verified });
  });
  app.get('/webhooks', (c) =>
    c.json(c.req.query('delivered') === undefined ? webhooks.log() : webhooks.delivered()),
  );
  app.post('/webhooks', async (c) => c.json(webhooks.send((await json<{ body: string }>(c)).body)));
  app.post('/webhooks/settled', async (c) => {
    await webhooks.settled();
    return c.json(done);
  });
  app.post('/webhooks/flush', async (c) => c.json(await webhooks.flush()));
  app.post('/webhooks/hold', (c) => {
    webhooks.hold();
    return c.json(done);
  });
  app.post('/webhooks/release', (c) => {
    webhooks.release();
    return c.json(done);
  });
  app.post('/webhooks/:id/redeliver', (c) => {
    const delivery = webhooks.get(c.req.param('id'));
    if (!delivery) throw new Refusal(`There is no webhook ${c.req.param('id')}`);
    webhooks.redeliver(delivery);
    return c.json(delivery);
  });

  app.get('/templates', (c) => c.json([...world.templates.values()]));
  app.post('/templates', async (c) => c.json(addTemplate(sim, await json(c))));
  app.patch('/templates/:name/:language', async (c) => {
    const { name, language } = c.req.param();
    const template = world.template(name, language);
    if (!template) throw new Refusal(`There is no template ${name} in ${language}`);
    const { status, reason } = await json<{ status: TemplateStatus; reason?: string }>(c);
    Object.assign(template, { status, ...(reason !== undefined && { rejectedReason: reason }) });
    world.saveTemplate(template);
    webhooks.publish(templateChange(world.numbers[0]!.wabaId, template, clock.now()));
    return c.json(template);
  });

  app.post('/reset', (c) => {
    reset();
    world.emit({ type: 'reset' });
    return c.json(done);
  });
  app.get('/snapshot', (c) => c.json(takeSnapshot(sim)));
  app.put('/snapshot', async (c) => {
    restore(sim, await json<Snapshot>(c));
    world.emit({ type: 'reset' });
    return c.json(done);
  });

  app.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      const undo = world.listen((event) => {
        void stream.writeSSE({ data: JSON.stringify(event) });
      });
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      undo();
    }),
  );
  return app;
}

interface Advance {
  advance?: number;
  toWindowEnd?: string;
  before?: number;
}

/** An action, and its file when it came as a form. */
async function actionOf(c: Context): Promise<{ action: CustomerAction; file?: Uint8Array }> {
  const isForm = (c.req.header('content-type') ?? '').startsWith('multipart/');
  if (!isForm) return { action: parseAction(await c.req.json<JsonObject>()) };
  const form = await c.req.formData();
  const [action, file] = [form.get('action'), form.get('file')];
  if (typeof action !== 'string' || !(file instanceof File))
    throw new Refusal('A form needs an action and a file');
  return {
    action: parseAction(JSON.parse(action) as JsonObject),
    file: new Uint8Array(await file.arrayBuffer()),
  };
}

function parseAction(action: JsonObject): CustomerAction {
  if (typeof action.type !== 'string') throw new Refusal('An action needs a type');
  return action as unknown as CustomerAction;
}
