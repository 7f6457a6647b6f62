import { AdapterError, type Id, type Ref, type TransferTarget } from '../domain.js';
import { refOf, type AgentRow, type ConversationRow } from '../rows.js';
import { note } from '../say.js';
import { queueFor, sightOf } from '../sight.js';
import { seen, type Handler, type Scene } from './touched.js';

/**
 * Gives a conversation to a sector, where it waits again, or to an agent. Who serves it may, and a supervisor may with
 * every one that is not closed.
 */
export const transfer: Handler<'transfer'> = async (scene, { conversationId, to, note: words }) => {
  const { change, me, services } = scene;
  const { transfer: may } = services.can;
  if (!('sectorId' in to ? may?.sector : may?.agent)) throw new AdapterError('unsupported');
  const conversation = await seen(scene, conversationId);
  const queue = queueFor(sightOf(conversation), me);
  if (queue !== 'mine' && (me.role !== 'supervisor' || queue === 'closed'))
    throw new AdapterError('forbidden');
  const { name } = await handTo(scene, conversation, to);
  delete conversation.bot;
  conversation.waitingSince ??= change.now;
  note(change, conversation, 'transferred', {
    agent: me.name,
    to: name,
    ...(words && { note: words }),
  });
  return { conversation };
};

const handTo = (scene: Scene, conversation: ConversationRow, to: TransferTarget): Promise<Ref> =>
  'sectorId' in to
    ? toSector(scene, conversation, to.sectorId)
    : toAgent(scene, conversation, to.agentId);

async function toSector({ change }: Scene, conversation: ConversationRow, id: Id): Promise<Ref> {
  const [sector] = await change.sql.query<{ row: Ref }>(
    `select row from lookup where kind = 'sector' and id = $1`,
    [id],
  );
  if (!sector) throw new AdapterError('not_found', 'No such sector', { field: 'to' });
  conversation.sector = refOf(sector.row);
  delete conversation.assignee;
  return sector.row;
}

async function toAgent({ change }: Scene, conversation: ConversationRow, id: Id): Promise<Ref> {
  const [agent] = await change.sql.query<{ row: AgentRow }>('select row from agent where id = $1', [
    id,
  ]);
  if (!agent) throw new AdapterError('not_found', 'No such agent', { field: 'to' });
  if (id === conversation.assignee?.id)
    throw new AdapterError('invalid', 'It is hers already', { field: 'to' });
  conversation.assignee = refOf(agent.row);
  return agent.row;
}
