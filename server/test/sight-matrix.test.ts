import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { execute } from '../src/commands/execute.js';
import type { Command, InboxEvent } from '../src/domain.js';
import { write } from '../src/ground.js';
import { listen } from '../src/http/listen.js';
import { ROUTES, type Access } from '../src/http/routes.js';
import type { AgentRow } from '../src/rows.js';
import { say } from '../src/say.js';
import { PT_BR } from '../src/words.pt-br.js';
import { stage } from '../src/media/stage.js';
import { openDesk, tokenOf } from './support/desk.js';
import { EventReader } from './support/event-reader.js';
import { openTestDatabase, openTestGround, TestClock } from './support/ground.js';
import { alter, ana, BILLING, bruno, SALES, vera, writes, wrote } from './support/people.js';

const db = await openTestDatabase();
const clock = new TestClock();
const ground = await openTestGround(db, clock);
const node = openDesk(ground, {
  rates: Object.fromEntries(
    ['reads', 'commands', 'uploads', 'hints', 'streams'].map((key) => [
      key,
      { burst: 10_000, perSecond: 1 },
    ]),
  ) as never,
});
Object.assign(node.desk.services, { words: PT_BR });
node.played.execute = (me, command) => execute(ground, node.desk.services, me, command);
node.desk.stage = (me, file) => stage(ground, node.desk.services, me, file);
const { ask } = node;

const uuid = (): string => crypto.randomUUID();

/** What is there of one conversation, by id. */
interface Things {
  conversationId: string;
  contactId: string;
  messageId: string;
  mediaId: string;
}

/** The same of nobody: no such things exist. */
const NOTHING: Things = {
  conversationId: 'no-conversation',
  contactId: 'no-contact',
  messageId: 'no-message',
  mediaId: 'no-media',
};

type Asked = Pick<Awaited<ReturnType<typeof ask>>, 'status' | 'text'>;

/** One way to ask a route for things by their ids. */
type Probe = (me: AgentRow, things: Things) => Promise<Asked>;

/** What a route answers with, without what differs from one error to the next. */
const seenIn = ({ status, text }: Asked): string =>
  `${status} ${text.replace(/"instance":"[^"]*"/, '"instance":""')}`;

const command =
  (make: (things: Things) => Record<string, unknown>): Probe =>
  (me, things) => {
    const json = { id: uuid(), ...make(things) } as Command;
    const headers = { 'Idempotency-Key': json.id };
    return ask(me, '/v1/commands', { json, headers });
  };

const get =
  (path: (things: Things) => string): Probe =>
  (me, things) =>
    ask(me, path(things));

/**
 * Every route, in every way in which an id goes into it. A route that is not here fails, and so does one whose access
 * is declared as another.
 */
const MATRIX: Record<string, { access: Access; probes: Record<string, Probe> }> = {
  getSession: { access: 'self', probes: {} },
  listConversations: {
    access: 'filtered',
    probes: {
      ids: get(({ conversationId }) => `/v1/conversations?ids=${conversationId}`),
      contactId: get(({ contactId }) => `/v1/conversations?contactId=${contactId}`),
      text: get(({ conversationId }) => `/v1/conversations?text=segredo-${conversationId}`),
    },
  },
  listMessages: {
    access: 'hidden',
    probes: {
      newest: get(({ conversationId }) => `/v1/conversations/${conversationId}/messages`),
      around: get(
        ({ conversationId, messageId }) =>
          `/v1/conversations/${conversationId}/messages?around=${messageId}`,
      ),
      'around, in a conversation of hers': get(
        ({ messageId }) => `/v1/conversations/own/messages?around=${messageId}`,
      ),
    },
  },
  executeCommand: {
    access: 'hidden',
    probes: {
      claim: command(({ conversationId }) => ({ type: 'claim', conversationId })),
      send: command(({ conversationId }) => ({
        type: 'send',
        conversationId,
        content: { kind: 'text', text: 'oi' },
      })),
      'send, a reply': command(({ messageId }) => ({
        type: 'send',
        conversationId: 'own',
        content: { kind: 'text', text: 'oi' },
        replyTo: messageId,
      })),
      'send, a file': command(({ mediaId }) => ({
        type: 'send',
        conversationId: 'own',
        content: { kind: 'image', attachment: mediaId },
      })),
      read: command(({ conversationId }) => ({ type: 'read', conversationId, upTo: '9' })),
      transfer: command(({ conversationId }) => ({
        type: 'transfer',
        conversationId,
        to: { sectorId: 'sales' },
      })),
      close: command(({ conversationId }) => ({ type: 'close', conversationId, reasonId: 'done' })),
      reopen: command(({ conversationId }) => ({ type: 'reopen', conversationId })),
      editContact: command(({ contactId }) => ({
        type: 'editContact',
        contactId,
        rev: 0,
        patch: { name: 'Outro' },
      })),
    },
  },
  listLookup: {
    access: 'business',
    probes: {
      'agents for': get(
        ({ conversationId }) => `/v1/lookups/agent?conversationId=${conversationId}`,
      ),
      'templates for': get(
        ({ conversationId }) => `/v1/lookups/template?conversationId=${conversationId}`,
      ),
    },
  },
  uploadFile: {
    access: 'hidden',
    probes: {
      upload: (me, { conversationId }) =>
        ask(me, `/v1/uploads?conversationId=${conversationId}`, {
          method: 'POST',
          body: 'texto',
          headers: {
            'Idempotency-Key': uuid(),
            'Content-Type': 'text/plain',
            'Content-Disposition': "attachment; filename*=UTF-8''nota.txt",
          },
        }),
    },
  },
  getMedia: {
    access: 'linked',
    probes: {
      link: (me, { mediaId }) =>
        ask(me, `/v1/media/${mediaId}`, { headers: { Accept: 'application/json' } }),
      bytes: get(({ mediaId }) => `/v1/media/${mediaId}`),
      'a forged link': (_me, { mediaId }) =>
        ask(undefined, `/v1/media/${mediaId}?expires=9999999999999&signature=AAAA`),
    },
  },
  sendHint: {
    access: 'hidden',
    probes: {
      typing: (me, { conversationId }) =>
        ask(me, '/v1/hints', { json: { type: 'typing', conversationId, on: true } }),
    },
  },
  streamEvents: { access: 'filtered', probes: {} },
};

/** Everything that happens to a conversation and is told. */
const HAPPENINGS: Record<InboxEvent['type'], ((id: string) => Promise<unknown>) | undefined> = {
  conversation: (id) => alter(ground, id, { custom: { Pedido: id } }),
  gone: (id) => alter(ground, id, { assignee: { id: 'carla', name: 'Carla' } }),
  message: (id) => writes(ground, id, `segredo-${id}`),
  contact: (id) =>
    write(ground, async (change) => {
      const contact = await change.get('contact', `c-${id}`);
      contact.notes = `segredo-${id}`;
      change.save('contact', contact);
    }),
  typing: async (id) => ground.bus.publish({ type: 'typing', conversationId: id, on: true }),
  // Nothing of a conversation is in these.
  ready: undefined,
  counts: undefined,
  agent: undefined,
  stale: undefined,
  beat: undefined,
};

/** A conversation of a sector, with all that belongs to it. */
async function plant(id: string, sector: typeof SALES): Promise<Things> {
  await wrote(ground, id, { sector, phone: `+55119${id.length}0000000`, says: [`segredo-${id}`] });
  const media = { id: `media-${id}`, mime: 'image/png', bytes: 1, sha256: 'x' };
  await db.query('insert into media (id, at, row) values ($1, 0, $2)', [media.id, media]);
  await node.played.storage.put(media.id, Buffer.from('x'));
  const { id: messageId } = await write(ground, async (change) =>
    say(change, await change.get('conversation', id), {
      direction: 'in',
      author: { kind: 'contact' },
      content: { kind: 'image', media },
    }),
  );
  return { conversationId: id, contactId: `c-${id}`, messageId, mediaId: media.id };
}

const ROLES: { me: AgentRow; foreign?: 'sales' | 'billing' }[] = [
  { me: ana, foreign: 'billing' },
  { me: bruno, foreign: 'sales' },
  { me: { ...ana, id: 'nobody', sectors: [] }, foreign: 'billing' },
  { me: vera },
];

/** Ways that say nothing of who sees all sectors: they begin at a conversation of one's own, or need no agent. */
const BY_OWN = /hers|^send, |forged/;

const things: Partial<Record<string, Things>> = {};

before(async () => {
  await node.streams.start();
  await db.query(
    `insert into lookup (kind, id, place, row, words) values ('closeReason', 'done', 0, '{"id":"done","name":"Feito"}', '')`,
  );
  things['sales'] = await plant('of-sales', SALES);
  things['billing'] = await plant('of-billing', BILLING);
});
after(async () => {
  await node.streams.stop();
  await ground.bus.close();
  await db.close();
});

describe(`the matrix of sight (${db.kind})`, () => {
  it('has every route, with the access that the table declares', () => {
    assert.deepEqual(
      Object.fromEntries(ROUTES.map(({ operationId, access }) => [operationId, access])),
      Object.fromEntries(Object.entries(MATRIX).map(([id, { access }]) => [id, access])),
    );
    const served = node.app.routes
      .filter(({ path, method }) => method !== 'ALL' && path.startsWith('/v1/'))
      .map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(served.sort(), ROUTES.map(({ method, path }) => `${method} ${path}`).sort());
  });

  for (const { me, foreign } of ROLES) {
    for (const [operation, { probes }] of Object.entries(MATRIX)) {
      for (const [way, probe] of Object.entries(probes)) {
        const what = `${operation} (${way}) as ${me.id}`;
        if (!foreign) {
          if (BY_OWN.test(way)) continue;
          it(`${what}: a supervisor sees all sectors`, async () => {
            const [there, none] = [await probe(me, things['sales']!), await probe(me, NOTHING)];
            assert.notEqual(seenIn(there), seenIn(none));
          });
          continue;
        }
        it(`${what}: another sector's ids are like none`, async () => {
          await own(me);
          const answer = await probe(me, things[foreign]!);
          const like = await probe(me, NOTHING);
          assert.equal(
            seenIn(answer).replaceAll(things[foreign]!.conversationId, ''),
            seenIn(like).replaceAll(NOTHING.conversationId, ''),
          );
          assert.doesNotMatch(answer.text, /segredo|of-(sales|billing)/);
        });
      }
    }
  }
});

/** A conversation that the agent serves, which probes name `own`. */
async function own(me: AgentRow): Promise<void> {
  const assignee = { id: me.id, name: me.name };
  const [there] = await db.query(`select id from conversation where id = 'own'`);
  if (there) await alter(ground, 'own', { assignee });
  else await wrote(ground, 'own', { assignee, says: ['Olá', 'Tudo bem?'] });
}

describe(`the matrix of events (${db.kind})`, () => {
  for (const [type, happen] of Object.entries(HAPPENINGS)) {
    if (!happen) continue;
    it(`${type}: is told to its sector and to supervisors, and to nobody else`, async () => {
      const listening = await listen(0);
      listening.serve(node.app);
      const id = `happens-${type}`;
      await wrote(ground, id, { sector: BILLING, says: [`segredo-${id}`] });
      const [hers, his, all] = await Promise.all(
        [ana, bruno, vera].map(async (me) => {
          const reader = await EventReader.open(listening.url, await tokenOf(ground, me));
          await reader.until('ready');
          return reader;
        }),
      );
      await happen(id);
      await wrote(ground, `end-${type}`, { says: ['fim'] });
      const isEnd = ({ message }: { message: { conversationId: string } }): boolean =>
        message.conversationId === `end-${type}`;
      for (const reader of [hers!, his!, all!]) await reader.until('message', isEnd);
      const tells = (reader: EventReader): boolean => JSON.stringify(reader.events).includes(id);
      if (type === 'typing') await his!.until('typing');
      assert.deepEqual([tells(hers!), tells(his!), tells(all!)], [false, true, true]);
      await Promise.all([hers, his, all].map((reader) => reader!.close()));
      await listening.close();
    });
  }
});
