import type { Change } from '../change.js';
import type { ContactRow, ConversationRow } from '../rows.js';
import { keysOf } from './contacts.js';
import type { Task } from './tasks.js';

/**
 * Reads at once what the tasks of a batch would each ask for, and locks it in the order that all keep to: contacts,
 * then their open conversations. Resolves with those wamids of which there is no message yet.
 */
export async function readAhead(change: Change, tasks: readonly Task[]): Promise<Set<string>> {
  const items = tasks.flatMap((task) => ('item' in task ? [task.item] : []));
  const keys = items.flatMap((item) => ('person' in item ? keysOf(item.person) : []));
  const wamids = items.flatMap((item) => (item.kind === 'message' ? item.wamid : []));
  if (keys.length === 0) return new Set();
  const contacts = await change.sql.query<{ row: ContactRow }>(
    `select row from contact
     where id in (select contact_id from contact_key where key = any($1))
     order by id for update`,
    [keys],
  );
  const ids = contacts.map(({ row }) => change.keep('contact', row).id);
  const conversations = await change.sql.query<{ row: ConversationRow }>(
    `select row from conversation where contact_id = any($1) and phase <> 'closed'
     order by id for update`,
    [ids],
  );
  for (const { row } of conversations) change.keep('conversation', row);
  const known = await change.sql.query<{ wamid: string }>(
    'select wamid from message where wamid = any($1)',
    [wamids],
  );
  const fresh = new Set(wamids);
  for (const { wamid } of known) fresh.delete(wamid);
  return fresh;
}
