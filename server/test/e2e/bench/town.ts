import { contactOf } from '../../../src/inbound/contacts.js';
import { begin } from '../../../src/inbound/conversations.js';
import { fold } from '../../../src/domain.js';
import { write, type Ground } from '../../../src/ground.js';
import type { AgentRow } from '../../../src/rows.js';

/** Who works and who writes in the bench: sectors of so many agents, each with customers who wait there. */
export interface Town {
  agents: AgentRow[];
  /** Digits of their numbers. */
  customers: string[];
}

const NUMBER = { id: '106540352242922', label: 'Loja Aurora' };

/** Plants everybody straight into the database: what is measured begins afterwards. */
export async function plantTown(
  ground: Ground,
  sectors: number,
  agentsEach: number,
  customersEach: number,
): Promise<Town> {
  const town: Town = { agents: [], customers: [] };
  for (let n = 0; n < sectors; n += 1) {
    const sector = { id: `sector-${n}`, name: `Setor ${n}` };
    await write(ground, async (change) => {
      await change.sql.query(
        `insert into lookup (kind, id, place, row, words) values ('sector', $1, $2, $3, $4)`,
        [sector.id, n, sector, fold(sector.name)],
      );
      for (let at = 0; at < agentsEach; at += 1) {
        const id = `agent-${n}-${at}`;
        const agent: AgentRow = { id, name: id, sectors: [sector.id], role: 'agent' };
        await change.sql.query('insert into agent (id, row, words) values ($1, $2, $3)', [
          id,
          agent,
          id,
        ]);
        town.agents.push(agent);
      }
      for (let at = 0; at < customersEach; at += 1) {
        const waId = `5511${String(900_000_000 + n * 1000 + at)}`;
        const contact = await contactOf(change, { waId, name: `Cliente ${waId}` }, change.now);
        const conversation = await begin(change, contact, NUMBER);
        conversation.sector = sector;
        conversation.waitingSince = change.now;
        town.customers.push(waId);
      }
    });
  }
  return town;
}
