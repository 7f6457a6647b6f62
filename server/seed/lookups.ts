import { AGENTS, QUICK_REPLIES, REASONS, SECTORS } from '../../src/adapters/local/seed/lookups.js';
import { fold, type LookupKind, type Media, type QuickReply, type Ref } from '../src/domain.js';
import { write, type Ground } from '../src/ground.js';
import type { AgentRow, MediaRow } from '../src/rows.js';

/** The agents of the demo's shop. */
export const agents: AgentRow[] = Object.values(AGENTS).map((agent) => ({
  ...agent,
  role: 'agent',
}));

/**
 * Writes down who works here and what they choose from; what is there under the same id is replaced. `files` are
 * those that quick replies carry.
 */
export async function plantLookups(ground: Ground, files: readonly MediaRow[]): Promise<void> {
  const lists: Partial<Record<LookupKind, readonly Ref[]>> = {
    sector: Object.values(SECTORS),
    closeReason: Object.values(REASONS),
    quickReply: QUICK_REPLIES.map((reply) => withFile(reply, files)),
  };
  await write(ground, async (change) => {
    for (const agent of agents) {
      await change.sql.query(
        `insert into agent (id, row, words) values ($1, $2, $3)
         on conflict (id) do update set row = excluded.row, words = excluded.words`,
        [agent.id, agent, fold(agent.name)],
      );
    }
    for (const [kind, list] of Object.entries(lists)) {
      for (const [place, row] of list.entries()) {
        await change.sql.query(
          `insert into lookup (kind, id, place, row, words) values ($1, $2, $3, $4, $5)
           on conflict (kind, id) do update
           set place = excluded.place, row = excluded.row, words = excluded.words`,
          [kind, row.id, place, row, wordsOf(row)],
        );
      }
      change.stale(kind as LookupKind);
    }
  });
}

function withFile(reply: QuickReply, files: readonly MediaRow[]): QuickReply {
  const file = files.find(({ id }) => id === reply.media?.id);
  if (!file) return reply;
  const { sha256, ...media } = file;
  return { ...reply, media: media satisfies Media };
}

const wordsOf = ({ name, text = '', shortcut = '' }: Ref & { text?: string; shortcut?: string }) =>
  fold(`${name} ${shortcut} ${text}`);
