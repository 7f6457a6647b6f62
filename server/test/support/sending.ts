import type { Id } from '../../src/domain.js';
import { write, type Ground } from '../../src/ground.js';
import { enqueue, type OutboxBody } from '../../src/outbox/enqueue.js';
import type { Outbox } from '../../src/outbox/outbox.js';
import type { ConversationRow, MessageRow } from '../../src/rows.js';
import { say } from '../../src/say.js';

/** Conversations in which something is said to the customer, and what becomes of it. */
export function sendingOn(ground: Ground) {
  const { db } = ground;
  const open = (id: Id, over: Partial<ConversationRow> = {}): Promise<unknown> =>
    write(ground, (change) => {
      change.create('contact', { id: `c-${id}`, rev: 0, waId: '5511987654321', userId: 'BR.1' });
      return Promise.resolve(
        change.create('conversation', {
          id,
          rev: 0,
          contactId: `c-${id}`,
          channel: { kind: 'whatsapp', id: '1' },
          unread: 0,
          createdAt: change.now,
          activeAt: change.now,
          lastInboundAt: change.now,
          places: 0,
          ...over,
        }),
      );
    });

  const says = (
    conversationId: Id,
    text: string,
    body: OutboxBody = { kind: 'text', text },
    over: Partial<MessageRow> = {},
  ): Promise<Id> =>
    write(ground, async (change) => {
      const conversation = await change.get('conversation', conversationId);
      const message = say(change, conversation, {
        direction: 'out',
        author: { kind: 'agent', id: 'ana', name: 'Ana' },
        content: { kind: 'text', text },
        ...over,
      });
      await enqueue(change, message, body);
      return message.id;
    });

  const row = async (id: Id): Promise<MessageRow> => {
    const [found] = await db.query<{ row: MessageRow }>('select row from message where id = $1', [
      id,
    ]);
    return found!.row;
  };
  const statusOf = async (id: Id): Promise<string | undefined> => (await row(id)).status;
  const inLine = async (): Promise<number> => (await db.query('select id from outbox')).length;

  /** The file of a message, in the table only. */
  const file = (id: Id, name = 'nota.pdf'): Promise<unknown> =>
    db.query('insert into media (id, at, row) values ($1, 0, $2)', [
      id,
      { id, mime: 'application/pdf', name, bytes: 4, sha256: '' },
    ]);

  return { open, says, row, statusOf, inLine, file };
}

/** Until nothing more happens without the clock. */
export async function settle(worker: Outbox): Promise<void> {
  for (;;) {
    let ended = false;
    await worker.turn(() => (ended = true));
    await worker.landed();
    if (!ended) return;
  }
}
