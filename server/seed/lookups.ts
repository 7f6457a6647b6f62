import { AGENTS, QUICK_REPLIES, REASONS, SECTORS } from '../../src/adapters/local/seed/lookups.js';
import { fold, type QuickReply } from '../src/domain.js';
import { write, type Ground } from '../src/ground.js';
import type { AgentRow, MediaRow } from '../src/rows.js';
import { keepShop } from '../src/shop/shop.js';

/** The agents of the demo's shop. */
export const agents: AgentRow[] = Object.values(AGENTS).map((agent) => ({
  ...agent,
  role: 'agent',
}));

/** Writes down who works here and what they choose from. `files` are those that quick replies carry. */
export async function plantLookups(ground: Ground, files: readonly MediaRow[]): Promise<void> {
  await keepShop(ground, {
    sectors: Object.values(SECTORS),
    closeReasons: Object.values(REASONS),
    quickReplies: QUICK_REPLIES.map((reply) => withFile(reply, files)),
  });
  await write(ground, async (change) => {
    for (const agent of agents) {
      await change.sql.query(
        `insert into agent (id, row, words) values ($1, $2, $3)
         on conflict (id) do update set row = excluded.row, words = excluded.words`,
        [agent.id, agent, fold(agent.name)],
      );
    }
    change.stale('agent');
  });
}

function withFile(reply: QuickReply, files: readonly MediaRow[]): QuickReply {
  const file = files.find(({ id }) => id === reply.media?.id);
  if (!file) return reply;
  const { sha256, ...media } = file;
  return { ...reply, media };
}
