import type { Id, Ms } from '../../domain/id.js';
import type { Media } from '../../domain/message.js';
import type { Change } from './change.js';

const DAY: Ms = 86_400_000;
/** Nobody repeats a command, or sends what was staged, after so long. */
const LIFE: Ms = 30 * DAY;

/** Once a day lets go of what would only grow: old results of commands, and files that nothing refers to any more. */
export async function tidy({ tx, state, now }: Change): Promise<void> {
  if (now - (state.tidiedAt ?? -Infinity) < DAY) return;
  state.tidiedAt = now;
  const isOld = ({ at = -Infinity }: { at?: Ms }): boolean => now - at > LIFE;
  const [commands, files, messages, lookups] = await Promise.all([
    tx.objectStore('commands').getAll(),
    tx.objectStore('files').getAll(),
    tx.objectStore('messages').getAll(),
    tx.objectStore('lookups').getAll(),
  ]);
  const used = new Set<Id | undefined>();
  for (const { content } of messages) used.add(mediaIn(content));
  for (const row of lookups) used.add(mediaIn(row));
  await Promise.all([
    ...commands.filter(isOld).map(({ id }) => tx.objectStore('commands').delete(id)),
    ...files
      .filter((file) => isOld(file) && !used.has(file.id))
      .map(({ id }) => tx.objectStore('files').delete(id)),
  ]);
}

const mediaIn = (row: object): Id | undefined =>
  'media' in row ? (row.media as Media | undefined)?.id : undefined;
