import type { Letter } from '../channel/channel.js';
import type { Change } from '../change.js';
import { windowEnd, type Id, type Ms } from '../domain.js';
import { write, type Ground } from '../ground.js';
import type { ContactRow, ConversationRow, MessageRow } from '../rows.js';
import type { OutboxBody } from './enqueue.js';
import { takeTurn, type Pace } from './pace.js';

/** Who works at a message, told apart from every other worker of every node. */
type Holder = Id;

/** A holder that has not said for so long that it is alive has died at its work. */
export const LEASE_MS: Ms = 30_000;

/**
 * The next step of a message whose turn has come.
 * - `upload`: its file has to be given to the provider first. It stays at the head of its line.
 * - `send`: from here on it may have been sent, whatever happens.
 * - `closed`: the window has closed while it waited; not taken, to be refused.
 */
export type Task = { messageId: Id; attempt: number; at: Ms } & (
  | { step: 'upload'; channelId: Id; mediaId: Id; name?: string }
  | { step: 'send'; letter: Letter }
  | { step: 'closed' }
);

interface Row {
  id: number;
  message_id: Id;
  attempt: number;
  body: OutboxBody;
  provider_id: string | null;
}

/**
 * Takes the message that is due the longest among those at the head of their conversation's line. Whatever is before
 * one, in any state, locked or not, holds it back. Undefined when there is none. A message to a person who gets too
 * many is put off; a number of which too many go is `busy` for all.
 */
export const take = (
  ground: Ground,
  holder: Holder,
  pace: Pace,
): Promise<Task | { step: 'putOff' } | { step: 'busy'; waitMs: Ms } | undefined> =>
  write(ground, async (change) => {
    const { sql, now } = change;
    const [row] = await sql.query<Row>(
      `select o.id, o.message_id, o.attempt, o.body, o.provider_id from outbox o
       where o.state = 'queued' and o.due <= $1 and not exists (
         select 1 from outbox before
         where before.conversation_id = o.conversation_id and before.id < o.id)
       order by o.due, o.id limit 1 for update skip locked`,
      [now],
    );
    if (!row) return undefined;
    const message = (await change.peek('message', row.message_id))!;
    const conversation = (await change.peek('conversation', message.conversationId))!;
    const contact = (await change.peek('contact', conversation.contactId))!;
    const head = { messageId: message.id, attempt: row.attempt, at: message.at };
    if (row.body.kind !== 'template' && now >= windowEnd(conversation))
      return { ...head, step: 'closed' };

    const channelId = conversation.channel.id;
    const mediaId = 'mediaId' in row.body ? row.body.mediaId : undefined;
    const name = 'name' in row.body ? row.body.name : undefined;
    if (mediaId !== undefined && row.provider_id === null) {
      await hold(change, row, 'uploading', holder);
      return { ...head, step: 'upload', channelId, mediaId, ...(name !== undefined && { name }) };
    }
    const waits = await takeTurn(sql, now, pace, channelId, contact.id);
    if (waits.pair > 0) {
      await sql.query('update outbox set due = $2 where id = $1', [row.id, now + waits.pair]);
      return { step: 'putOff' };
    }
    if (waits.number > 0) return { step: 'busy', waitMs: waits.number };
    await hold(change, row, 'sending', holder);
    const letter = await letterOf(change, row, message, conversation, contact);
    return { ...head, step: 'send', letter };
  });

const hold = (
  { sql, now }: Change,
  { id }: Row,
  state: 'uploading' | 'sending',
  holder: Holder,
): Promise<unknown> =>
  sql.query('update outbox set state = $2, holder = $3, lease = $4 where id = $1', [
    id,
    state,
    holder,
    now + LEASE_MS,
  ]);

async function letterOf(
  change: Change,
  { body, provider_id: providerId }: Row,
  message: MessageRow,
  conversation: ConversationRow,
  { waId, phone, userId }: ContactRow,
): Promise<Letter> {
  const quoted = message.replyTo && (await change.peek('message', message.replyTo));
  const number = waId ?? phone;
  return {
    channelId: conversation.channel.id,
    to: { ...(number !== undefined && { phone: number }), ...(userId !== undefined && { userId }) },
    // What the agent's own log calls it; a message of the bot has no command.
    callback: message.commandId ?? message.id,
    ...(quoted && quoted.wamid !== undefined && { quotes: quoted.wamid }),
    body: bodyOf(body, providerId),
  };
}

function bodyOf(body: OutboxBody, providerId: string | null): Letter['body'] {
  switch (body.kind) {
    case 'media': {
      const { mediaId: _, ...rest } = body;
      return { ...rest, providerId: providerId! };
    }
    case 'template': {
      const { mediaId: _, name, ...rest } = body;
      return {
        ...rest,
        ...(providerId !== null && { headerProviderId: providerId }),
        ...(name !== undefined && { headerName: name }),
      };
    }
    default:
      return body;
  }
}

/** Says that the holder is alive, and still at work at these. */
export const renew = async (
  { db, clock }: Ground,
  holder: Holder,
  messageIds: readonly Id[],
): Promise<void> => {
  await db.query('update outbox set lease = $3 where holder = $1 and message_id = any($2)', [
    holder,
    messageIds,
    clock.now() + LEASE_MS,
  ]);
};

/** The file is with the provider: what is left is to send it. */
export const uploaded = async (
  { db }: Ground,
  holder: Holder,
  messageId: Id,
  providerId: string,
): Promise<void> => {
  await db.query(
    `update outbox set state = 'queued', holder = null, lease = null, provider_id = $3
     where message_id = $1 and holder = $2`,
    [messageId, holder, providerId],
  );
};

/** Back into its place, until `due`. It was not taken by the provider. */
export const putOff = async (
  { db }: Ground,
  holder: Holder,
  messageId: Id,
  due: Ms,
): Promise<void> => {
  await db.query(
    `update outbox set state = 'queued', holder = null, lease = null, due = $3, attempt = attempt + 1
     where message_id = $1 and holder = $2`,
    [messageId, holder, due],
  );
};

/**
 * What nobody works at any more: uploads that can be begun again, and sends of which nobody knows what became. What is
 * `flying` here is not among them, however long the machine slept.
 */
export async function findAbandoned({ db, clock }: Ground, flying: readonly Id[]): Promise<Id[]> {
  const now = clock.now();
  await db.query(
    `update outbox set state = 'queued', holder = null, lease = null
     where state = 'uploading' and lease <= $1 and message_id <> all($2)`,
    [now, flying],
  );
  const rows = await db.query<{ message_id: Id }>(
    `select message_id from outbox where state = 'sending' and lease <= $1 and message_id <> all($2)`,
    [now, flying],
  );
  return rows.map(({ message_id }) => message_id);
}

/** Gives up the places of those that stayed unconfirmed: who waits behind them goes on. */
export const passUnconfirmed = async ({ db, clock }: Ground): Promise<void> => {
  await db.query(`delete from outbox where state = 'unconfirmed' and due <= $1`, [clock.now()]);
};

/** When the next one's time comes. What is due already waits for another's end, and is looked at then. */
export async function nextDue({ db, clock }: Ground): Promise<Ms | undefined> {
  const [row] = await db.query<{ due: number | null }>(
    `select min(due) as due from outbox where state in ('queued', 'unconfirmed') and due > $1`,
    [clock.now()],
  );
  return row?.due ?? undefined;
}
