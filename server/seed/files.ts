import { createHash } from 'node:crypto';
import { paper } from '../../src/adapters/local/seed/media.js';
import type { Ground } from '../src/ground.js';
import type { MediaStorage } from '../src/media/media-storage.js';
import type { MediaRow } from '../src/rows.js';
import { showroom } from './picture.js';

/** What quick replies carry, under the ids by which the local demo's replies name them. */
export async function plantFiles(
  { db, clock }: Ground,
  storage: MediaStorage,
): Promise<MediaRow[]> {
  const catalogue = await paper(['Loja Aurora', 'Catálogo da coleção nova']).arrayBuffer();
  const files: [Pick<MediaRow, 'id' | 'mime' | 'name' | 'width' | 'height'>, Uint8Array][] = [
    [
      { id: 'file-room', mime: 'image/png', name: 'showroom.png', width: 1200, height: 900 },
      showroom(),
    ],
    [
      { id: 'file-catalogue', mime: 'application/pdf', name: 'catalogo-aurora.pdf' },
      new Uint8Array(catalogue),
    ],
  ];
  const rows: MediaRow[] = [];
  for (const [facts, bytes] of files) {
    const row: MediaRow = { ...facts, bytes: bytes.length, sha256: sha256Of(bytes) };
    await storage.put(row.id, bytes, row.mime);
    await db.query(
      `insert into media (id, at, row) values ($1, $2, $3)
       on conflict (id) do update set row = excluded.row`,
      [row.id, clock.now(), row],
    );
    rows.push(row);
  }
  return rows;
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
