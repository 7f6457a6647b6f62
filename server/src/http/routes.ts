import type { ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { hint } from '../agents/hints.js';
import type { SignedAgent } from '../agents/verify.js';
import {
  AdapterError,
  type Command,
  type CommandResult,
  type Cursor,
  type Hint,
  type LookupKind,
  type LookupQuery,
  type MessageQuery,
} from '../domain.js';
import type { Ground } from '../ground.js';
import { listConversations } from '../reads/conversations.js';
import { lookup } from '../reads/lookups.js';
import { linkedMedia, seenMedia } from '../reads/media.js';
import { listMessages } from '../reads/messages.js';
import { sessionFor } from '../reads/session.js';
import type { IncomingFile, Services } from '../services.js';
import type { Streams } from '../stream/streams.js';
import { limited, refuseLarge } from './body.js';
import { fileNameOf } from './content-disposition.js';
import { isDeclaredCommand, isDeclaredLookup, type Declared } from './declared.js';
import type { Limits } from './limits.js';
import type { MediaLinks } from './media-links.js';
import { serveMedia } from './serve-media.js';
import type { Checked } from './validate.js';

/** What the routes stand on. */
export interface Desk {
  ground: Ground;
  services: Services;
  streams: Streams;
  links: MediaLinks;
  execute(me: SignedAgent, command: Command): Promise<CommandResult>;
  stage(me: SignedAgent, file: IncomingFile): Promise<string>;
}

/** A request whose agent is known and whose parts fit the protocol. */
export interface Call extends Checked {
  desk: Desk;
  request: Request;
  /** Node's own response, for streams; undefined where there is no socket. */
  out: ServerResponse | undefined;
  /** What the answer shall carry beside its own headers. */
  headers: Headers;
}

interface Described {
  method: 'GET' | 'POST';
  path: string;
  /** Of docs/protocol.yaml. */
  operationId: string;
  /** How it is kept from agents what is not theirs. A test goes through all of them. */
  access: Access;
  /** Whose share of requests it takes from. */
  budget: keyof Limits['rates'];
  /** Whether its body is JSON, read and checked before. */
  json?: true;
  /** Absent: every gateway can. Else it may answer `unsupported`. */
  declared?: Declared;
}

export type Access =
  /** It only says what the token says. */
  | 'self'
  /** What all agents of the business may know. */
  | 'business'
  /** Out of a list what she does not see is left out, by the condition in its SQL. */
  | 'filtered'
  /** An id that she does not see answers 404, as one that does not exist. */
  | 'hidden'
  /** As `hidden`, or by a link that was given to somebody who may see it. */
  | 'linked';

/** One line of the table. Behind `linked` a request with a signature has no agent. */
export type Route =
  | (Described & {
      access: Exclude<Access, 'linked'>;
      handle: (call: Call & { me: SignedAgent }) => Promise<Response>;
    })
  | (Described & {
      access: 'linked';
      handle: (call: Call & { me?: SignedAgent }) => Promise<Response>;
    });

const json = (body: unknown, init: ResponseInit = {}): Response => Response.json(body, init);

/** Everything an agent's browser can ask. */
export const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/session',
    operationId: 'getSession',
    access: 'self',
    budget: 'reads',
    async handle({ desk: { ground, services }, me }) {
      const { info, etag } = sessionFor(me, services.can, ground.clock.now());
      return json(info, { headers: { ETag: etag } });
    },
  },
  {
    method: 'GET',
    path: '/v1/events',
    operationId: 'streamEvents',
    access: 'filtered',
    budget: 'streams',
    async handle({ desk: { streams }, me, params, out, headers }) {
      if (!out) throw new AdapterError('unsupported', 'Streams need a socket');
      const cursor = (params['Last-Event-ID'] ?? params['after']) as Cursor | undefined;
      await streams.open(me, cursor, out, Object.fromEntries(headers));
      return RESPONSE_ALREADY_SENT;
    },
  },
  {
    method: 'GET',
    path: '/v1/conversations',
    operationId: 'listConversations',
    access: 'filtered',
    budget: 'reads',
    handle: async ({ desk: { ground }, me, params }) =>
      json(await listConversations(ground.db, me, params, ground.clock.now())),
  },
  {
    method: 'GET',
    path: '/v1/conversations/:conversationId/messages',
    operationId: 'listMessages',
    access: 'hidden',
    budget: 'reads',
    handle: async ({ desk: { ground }, me, params }) =>
      json(await listMessages(ground.db, me, params as unknown as MessageQuery)),
  },
  {
    method: 'POST',
    path: '/v1/commands',
    operationId: 'executeCommand',
    access: 'hidden',
    budget: 'commands',
    json: true,
    declared: isDeclaredCommand,
    async handle({ desk, me, params, body }) {
      const command = body as Command;
      if (params['Idempotency-Key'] !== command.id)
        throw new AdapterError('invalid', 'Not the id of the command', {
          field: 'Idempotency-Key',
        });
      return json(await desk.execute(me, command));
    },
  },
  {
    method: 'GET',
    path: '/v1/lookups/:kind',
    operationId: 'listLookup',
    access: 'business',
    budget: 'reads',
    declared: isDeclaredLookup,
    async handle({ desk: { ground }, me, params }) {
      const { kind, ...query } = params as unknown as LookupQuery & { kind: LookupKind };
      return json(await lookup(ground.db, me, kind, query, ground.clock.now()));
    },
  },
  {
    method: 'POST',
    path: '/v1/uploads',
    operationId: 'uploadFile',
    access: 'hidden',
    budget: 'uploads',
    async handle({ desk, me, params, request }) {
      const { kinds } = desk.services.can.upload ?? { kinds: {} };
      const maxBytes = Math.max(0, ...Object.values(kinds).map((rule) => rule.maxBytes));
      refuseLarge(request, maxBytes, 'file');
      const [mime = ''] = (request.headers.get('content-type') ?? '').toLowerCase().split(';', 1);
      const attachment = await desk.stage(me, {
        id: params['Idempotency-Key'] as string,
        conversationId: params['conversationId'] as string,
        name: fileNameOf(params['Content-Disposition'] as string),
        mime: mime.trim() || 'application/octet-stream',
        bytes: limited(request.body, maxBytes, 'file'),
      });
      return json({ attachment }, { status: 201 });
    },
  },
  {
    method: 'GET',
    path: '/v1/media/:mediaId',
    operationId: 'getMedia',
    access: 'linked',
    budget: 'reads',
    async handle({ desk: { ground, services, links }, me, params, request }) {
      const id = params['mediaId'] as string;
      if (!me) links.check(id, params['expires'] as number, params['signature'] as string);
      const media = me ? await seenMedia(ground.db, me, id) : await linkedMedia(ground.db, id);
      if (me && /\bapplication\/json\b/i.test(request.headers.get('accept') ?? ''))
        return json(links.to(id));
      return serveMedia(services.storage, media, request.headers.get('range') ?? undefined);
    },
  },
  {
    method: 'POST',
    path: '/v1/hints',
    operationId: 'sendHint',
    access: 'hidden',
    budget: 'hints',
    json: true,
    async handle({ desk: { ground, services }, me, body }) {
      await hint(ground, services, me, body as Hint);
      return new Response(null, { status: 204 });
    },
  },
];
