import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { Database } from '../../../src/sql/database.js';
import { openPglite } from '../../../src/sql/pglite.js';
import { openPostgres } from '../../../src/sql/postgres.js';
import type { NodeSettings } from '../worker.js';

/** A database of the test's own, that outlives the processes that write to it. */
export interface Store {
  /** How the gateway is told of it. */
  settings: Pick<NodeSettings, 'database' | 'folder'>;
  /** How many nodes may share it. */
  nodes: number;
  /** For reading, when no gateway has it. */
  open(): Promise<Database>;
  remove(): Promise<void>;
}

/** A folder, of which one process at a time may be the master. */
export async function pgliteStore(): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), 'chat-inbox-crash-'));
  return {
    settings: { folder },
    nodes: 1,
    open: () => openPglite(join(folder, 'database')),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A database on the server at this address. */
export async function postgresStore(server: string): Promise<Store> {
  const name = `crash_${randomUUID().replaceAll('-', '')}`;
  const folder = await mkdtemp(join(tmpdir(), 'chat-inbox-crash-'));
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    settings: { database: url.href, folder },
    nodes: 2,
    open: () => openPostgres(url.href),
    async remove() {
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
