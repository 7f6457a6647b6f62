import type { Change } from '../change.js';
import type { Id, MediaKind, Template } from '../domain.js';
import type { MessageRow, Option } from '../rows.js';
import { update } from '../say.js';

/** What is to be handed to the channel: a `LetterBody` whose files are still ours, by their ids in table `media`. */
export type OutboxBody =
  | { kind: 'text'; text: string }
  | {
      kind: 'media';
      media: MediaKind;
      mediaId: Id;
      caption?: string;
      name?: string;
      voice?: boolean;
    }
  | {
      kind: 'template';
      template: Template;
      params: Record<string, string>;
      /** The header's file, and its name when it is a document. */
      mediaId?: Id;
      name?: string;
    }
  /** Three fit on buttons; more need a `listLabel`, and ten are the most. */
  | { kind: 'options'; text: string; options: Option[]; listLabel?: string };

/**
 * Puts a message that `say` has just added in line, as `queued`: it leaves after everything that was put in line in
 * its conversation before. The conversation has to be locked by this change (`get` or `find`), which `say` needs too.
 */
export async function enqueue(
  change: Change,
  message: MessageRow,
  body: OutboxBody,
): Promise<void> {
  message.status = 'queued';
  await update(change, message);
  await change.sql.query(
    'insert into outbox (message_id, conversation_id, due, body) values ($1, $2, $3, $4)',
    [message.id, message.conversationId, change.now, body],
  );
}
