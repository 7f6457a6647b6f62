import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { CAN } from '../../src/can.js';
import { execute } from '../../src/commands/execute.js';
import {
  AdapterError,
  type Command,
  type CommandResult,
  type CommandType,
  type ErrorCode,
  type Id,
} from '../../src/domain.js';
import type { Ground } from '../../src/ground.js';
import { readLog } from '../../src/log.js';
import type { AgentRow, ConversationRow } from '../../src/rows.js';
import { FakeChannel } from './channel.js';
import { clear } from './ground.js';
import { ana, BILLING, bruno, SALES, vera } from './people.js';

export const carla: AgentRow = { id: 'carla', name: 'Carla', sectors: ['sales'], role: 'agent' };
/** A command as the browser sends it. */
export type Ask = { [K in CommandType]: Omit<Extract<Command, { type: K }>, 'id'> }[CommandType];

export const refused = async (asked: Promise<unknown>, code: ErrorCode): Promise<AdapterError> => {
  const error = await asked.then(
    () => assert.fail(`should be ${code}`),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof AdapterError, String(error));
  assert.equal(error.code, code);
  return error;
};

export const text = (words: string) => ({ kind: 'text', text: words }) as const;
export const sends = (conversationId: Id, words: string): Ask => ({
  type: 'send',
  conversationId,
  content: text(words),
});
export const inSales = { sector: SALES };
export const ofAna = { sector: SALES, assignee: { id: 'ana', name: 'Ana' } };
export const ofBruno = { sector: BILLING, assignee: { id: 'bruno', name: 'Bruno' } };

/** A desk at which agents give commands, and what can be seen behind it. */
export function deskOn(ground: Ground) {
  const { db } = ground;
  const channel = new FakeChannel();
  const services = {
    channel,
    bot: { name: 'Assistente', turn: () => assert.fail('nobody asked the bot') },
    words: {
      finalMessage: 'Obrigada!',
      survey: {
        text: 'Que nota?',
        options: [{ id: 'rating:5', title: '5' }],
        listLabel: 'Avaliar',
      },
      thanks: 'Obrigado',
      phone: 'Telefone',
    },
    can: CAN,
  };

  const run = (me: AgentRow, ask: Ask, id: Id = randomUUID()): Promise<CommandResult> =>
    execute(ground, services, me, { id, ...ask });

  const conversation = async (id: Id): Promise<ConversationRow> => {
    const [found] = await db.query<{ row: ConversationRow }>(
      'select row from conversation where id = $1',
      [id],
    );
    return found!.row;
  };
  const lines = async (): Promise<string[]> => {
    const events = await readLog(db, 0, 1000);
    return events.flatMap(({ body }) =>
      body.kind === 'message' && body.message.content.kind === 'notice'
        ? [body.message.content.code]
        : [],
    );
  };
  const said = async (): Promise<{ text: string; status: string }[]> =>
    db.query(
      `select row #>> '{content,text}' as text, row ->> 'status' as status from message
     where row ->> 'direction' = 'out' and not row ? 'internal' order by place`,
    );

  const lookup = (kind: string, id: Id, row: object): Promise<unknown> =>
    db.query('insert into lookup (kind, id, place, row, words) values ($1, $2, 0, $3, $2)', [
      kind,
      id,
      { id, ...row },
    ]);

  /** Empties everything, and puts people and lists in their places. */
  const reset = async (): Promise<void> => {
    await clear(db);
    channel.read.length = 0;
    for (const agent of [ana, bruno, vera, carla])
      await db.query('insert into agent (id, row, words) values ($1, $2, $1)', [agent.id, agent]);
    await lookup('sector', 'sales', { name: 'Vendas' });
    await lookup('sector', 'billing', { name: 'Financeiro' });
    await lookup('closeReason', 'sold', { name: 'Vendido' });
    await lookup('closeReason', 'other', { name: 'Outro', noteRequired: true });
  };

  return { channel, services, run, conversation, lines, said, lookup, reset };
}
