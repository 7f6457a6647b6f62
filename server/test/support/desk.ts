import { Readable } from 'node:stream';
import { jwtVerify, signJwt } from '../../src/agents/jwt.js';
import { Roster } from '../../src/agents/roster.js';
import type { Channel } from '../../src/channel/channel.js';
import { CAN } from '../../src/can.js';
import { type Command, type CommandResult, type Page, type SessionInfo } from '../../src/domain.js';
import type { Ground } from '../../src/ground.js';
import { createApp } from '../../src/http/app.js';
import { LIMITS, type Limits } from '../../src/http/limits.js';
import { MediaLinks } from '../../src/http/media-links.js';
import type { Desk } from '../../src/http/routes.js';
import type { MediaStorage } from '../../src/media/media-storage.js';
import { createMetrics } from '../../src/ops/metrics.js';
import type { AgentRow } from '../../src/rows.js';
import type { IncomingFile, Services } from '../../src/services.js';
import { Streams } from '../../src/stream/streams.js';

export const SECRET = 'a secret that only tests know, of more than 32 bytes';
const HOUR = 60 * 60_000;

/** Files in memory. */
export class MemoryStorage implements MediaStorage {
  readonly files = new Map<string, Uint8Array>();

  async put(key: string, bytes: Uint8Array): Promise<void> {
    if (!this.files.has(key)) this.files.set(key, bytes);
  }

  async get(key: string, range?: { start: number; end: number }): Promise<Readable | undefined> {
    const bytes = this.files.get(key);
    if (!bytes) return undefined;
    return Readable.from([Buffer.from(range ? bytes.slice(range.start, range.end + 1) : bytes)]);
  }

  async delete(key: string): Promise<void> {
    this.files.delete(key);
  }
}

/** What was asked of the parts behind the routes, which are played here. */
export interface Played {
  commands: Command[];
  uploads: (Omit<IncomingFile, 'bytes'> & { text: string })[];
  readMarks: string[];
  storage: MemoryStorage;
  /** Answers commands; a table of conversations' ids is looked up in the database. */
  execute: (me: AgentRow, command: Command) => Promise<CommandResult>;
}

/** The agents' side of the gateway with everything behind it played. */
export function openDesk(ground: Ground, limits: Partial<Limits> = {}) {
  const played: Played = {
    commands: [],
    uploads: [],
    readMarks: [],
    storage: new MemoryStorage(),
    execute: async () => ({}),
  };
  const roster = new Roster(ground);
  const all = { ...LIMITS, ...limits };
  const metrics = createMetrics(ground, () => streams.size);
  const streams: Streams = new Streams(ground, roster, all.streams, metrics);
  const channel = {
    async markRead(_channelId: string, wamid: string) {
      played.readMarks.push(wamid);
    },
  } as unknown as Channel;
  const desk: Desk = {
    ground,
    services: { channel, storage: played.storage, can: CAN } as unknown as Services,
    streams,
    links: new MediaLinks(SECRET, ground.clock),
    async execute(me, command) {
      played.commands.push(command);
      return played.execute(me, command);
    },
    async stage(_me, { bytes, ...file }) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of bytes) chunks.push(chunk);
      played.uploads.push({ ...file, text: Buffer.concat(chunks).toString() });
      return file.id;
    },
  };
  const app = createApp(desk, {
    verify: jwtVerify(SECRET, ground.clock),
    roster,
    limits: all,
    origins: ['https://crm.example'],
    meter: metrics,
  });
  return { app, desk, streams, metrics, played, roster, ask: asker(app, ground) };
}

export const tokenOf = (ground: Ground, agent: AgentRow, lastsMs = HOUR): Promise<string> =>
  signJwt(SECRET, agent, ground.clock.now() + lastsMs);

/** Asks as an agent; a body that is no text is sent as JSON. */
const asker =
  (app: ReturnType<typeof createApp>, ground: Ground) =>
  async (me: AgentRow | undefined, path: string, init: RequestInit & { json?: unknown } = {}) => {
    const headers = new Headers(init.headers);
    if (me) headers.set('Authorization', `Bearer ${await tokenOf(ground, me)}`);
    if (init.json !== undefined && !headers.has('Content-Type'))
      headers.set('Content-Type', 'application/json');
    const body = init.json === undefined ? init.body : JSON.stringify(init.json);
    const response = await app.request(path, {
      method: body === undefined ? 'GET' : 'POST',
      ...init,
      headers,
      ...(body !== undefined && { body }),
    });
    const text = await response.clone().text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  };

/** Something of everything that routes answer; tests say what they expect of it. */
export interface Answer extends Partial<SessionInfo>, Partial<Page<{ id: string }>> {
  code?: string;
  field?: string;
  detail?: string;
  retryAfterMs?: number;
  applied?: string;
  current?: unknown;
  url?: string;
  expiresAt?: number;
  attachment?: string;
}

const parsed = (text: string): Answer => {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return {};
  }
};
