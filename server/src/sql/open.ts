import type { Database } from './database.js';

/**
 * Opens a PostgreSQL server by its URL (`postgres://…`), or else an embedded one in a folder.
 * @throws FolderInUse when another living process has the folder
 */
export async function openDatabase(place: string): Promise<Database> {
  if (/^postgres(ql)?:\/\//.test(place)) return (await import('./postgres.js')).openPostgres(place);
  return (await import('./pglite.js')).openPglite(place);
}
