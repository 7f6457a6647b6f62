import { createHash } from 'node:crypto';
import { ChannelError } from '../channel/channel.js';
import type { Change } from '../change.js';
import type { Id, Ms } from '../domain.js';
import { write, type Ground } from '../ground.js';
import { startLoop, type Worker } from '../loop.js';
import type { MediaRow, MessageRow } from '../rows.js';
import { update } from '../say.js';
import type { Services } from '../services.js';
import { pictureSize } from './picture-size.js';

/** What came with a message is to be brought from the provider, who keeps it for 7 days. */
export async function bringMedia(
  change: Change,
  message: MessageRow,
  channelId: Id,
  providerId: string,
): Promise<void> {
  await change.sql.query(
    `insert into arriving (message_id, channel_id, provider_id, at, due) values ($1, $2, $3, $4, $4)`,
    [message.id, channelId, providerId, change.now],
  );
}

interface Arriving {
  message_id: Id;
  channel_id: Id;
  provider_id: string;
  attempt: number;
  at: number;
}

const DAY_MS: Ms = 24 * 60 * 60_000;
const KEPT_MS: Ms = 7 * DAY_MS;
/** Who has taken one and is silent for so long has died; to bring one twice does no harm. */
const LEASE_MS: Ms = 60_000;
const LONGEST_WAIT_MS: Ms = 60 * 60_000;

/** A provider stops answering who asks for lost files too often: four times longer each time, an hour at the most. */
const waitOf = (attempt: number): Ms => Math.min(1000 * 4 ** attempt, LONGEST_WAIT_MS);

type Needs = Pick<Services, 'channel' | 'storage'>;

/**
 * Brings the files that came, in the background. Until one is here its message's media has no `id`; one that can no
 * longer be brought turns its message into `unsupported`, for the agent to ask for it again.
 */
export const startArriving = (ground: Ground, services: Needs): Worker =>
  startLoop(ground, 'arriving files', async (signal) => {
    while (!signal.aborted && (await bringNext(ground, services, signal)));
  });

/** One file. False when none is due. */
export async function bringNext(
  ground: Ground,
  services: Needs,
  signal: AbortSignal,
): Promise<boolean> {
  const now = ground.clock.now();
  const [next] = await ground.db.query<Arriving>(
    `update arriving set due = $2, attempt = attempt + 1
     where message_id = (
       select message_id from arriving where due <= $1 order by due limit 1 for update skip locked)
     returning *`,
    [now, now + LEASE_MS],
  );
  if (!next) return false;
  try {
    const file = await services.channel.downloadMedia(next.channel_id, next.provider_id, signal);
    // One file comes with a message: its id will do, and twice is once.
    await services.storage.put(next.message_id, file.bytes, file.mime);
    await write(ground, (change) => arrived(change, next.message_id, file));
  } catch (thrown) {
    if (signal.aborted) return false;
    const isLost = thrown instanceof ChannelError && thrown.detail.retryAfterMs === undefined;
    ground.log.warn({ err: thrown, messageId: next.message_id, isLost }, 'file not brought');
    if (isLost || now >= next.at + KEPT_MS)
      await write(ground, (change) => lose(change, next.message_id));
    else await again(ground, next, thrown);
  }
  return true;
}

const again = async (
  { db, clock }: Ground,
  { message_id: id, attempt }: Arriving,
  thrown: unknown,
): Promise<void> => {
  const asked = thrown instanceof ChannelError ? (thrown.detail.retryAfterMs ?? 0) : 0;
  const due = clock.now() + Math.max(waitOf(attempt - 1), asked);
  await db.query('update arriving set due = $2 where message_id = $1', [id, due]);
};

async function arrived(
  change: Change,
  id: Id,
  { bytes, mime }: { bytes: Uint8Array; mime: string },
): Promise<void> {
  const message = await take(change, id);
  if (!message || !('media' in message.content) || !message.content.media) return;
  const media = { ...message.content.media, id, mime, bytes: bytes.byteLength };
  const row: MediaRow = {
    ...media,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...pictureSize(mime, bytes),
  };
  await change.sql.query(
    'insert into media (id, at, row) values ($1, $2, $3) on conflict do nothing',
    [id, change.now, row],
  );
  const { sha256: _, ...shown } = row;
  message.content = { ...message.content, media: shown };
  await update(change, message);
}

async function lose(change: Change, id: Id): Promise<void> {
  const message = await take(change, id);
  if (!message || !('media' in message.content)) return;
  const { content } = message;
  const words = 'caption' in content ? content.caption : undefined;
  message.content = { kind: 'unsupported', ...(words && { note: words }) };
  await update(change, message);
}

/** Its message, locked after its conversation. Undefined when somebody else was first. */
async function take(change: Change, id: Id): Promise<MessageRow | undefined> {
  const { conversationId } = (await change.peek('message', id))!;
  await change.get('conversation', conversationId);
  const message = await change.get('message', id);
  const gone = await change.sql.query(
    'delete from arriving where message_id = $1 returning message_id',
    [id],
  );
  return gone.length > 0 ? message : undefined;
}
