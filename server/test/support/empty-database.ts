import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';

const manifest = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'));
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
const FOLDER = fileURLToPath(new URL('../../../.cache/', import.meta.url));
const PATH = `${FOLDER}pglite-${version}.tar`;

/**
 * The files of a database with nothing in it. Making them takes PGlite many seconds, reading them one or two: they are
 * kept between runs. Running this file makes them.
 */
export async function emptyDatabase(): Promise<Blob> {
  const kept = await readFile(PATH).catch(() => undefined);
  if (kept) return new Blob([kept]);
  const db = await PGlite.create();
  const files = await db.dumpDataDir('none');
  await db.close();
  await mkdir(FOLDER, { recursive: true });
  const draft = `${PATH}.${randomUUID()}`; // several test files may be here at once
  await writeFile(draft, Buffer.from(await files.arrayBuffer()));
  await rename(draft, PATH);
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await emptyDatabase();
