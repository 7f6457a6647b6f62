import type { Ms } from '../../domain/id.js';
import type { Seed } from './rows.js';
import { files } from './seed/files.js';
import { history } from './seed/history.js';
import { long } from './seed/long.js';
import { AGENTS, QUICK_REPLIES, REASONS, SECTORS, TEMPLATES } from './seed/lookups.js';
import { queues } from './seed/queues.js';
import { rich } from './seed/rich.js';
import { Town } from './seed/town.js';

/** The demo's shop on an ordinary day. */
export async function seed(now: Ms): Promise<Seed> {
  const town = new Town(now);
  queues(town);
  rich(town, await files(town));
  long(town);
  history(town);
  return {
    contacts: town.contacts,
    files: town.files,
    ...town.rows(),
    sectors: Object.values(SECTORS),
    agents: Object.values(AGENTS),
    closeReasons: Object.values(REASONS),
    quickReplies: QUICK_REPLIES,
    templates: TEMPLATES,
  };
}
