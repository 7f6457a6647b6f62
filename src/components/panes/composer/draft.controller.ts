import { ActorController } from '../../../context/actor.controller.js';
import type { Host } from '../../../context/follower.js';
import { RowController } from '../../../context/row.controller.js';
import type { StagedFile } from '../../../domain/draft.js';
import type { Id } from '../../../domain/id.js';
import type { ComposerEvent, Refusal } from '../../../machines/composer.setup.js';
import type { InboxStagedFileEvent } from '../../events/later.js';

/** What has been begun to write in one conversation, and the composer that keeps it. */
export class DraftController {
  readonly #row;
  readonly #composer;

  constructor(host: Host, conversationId: () => Id) {
    this.#row = new RowController(host, (store) => store.drafts, conversationId);
    this.#composer = new ActorController(
      host,
      ({ actor }) => actor.getSnapshot().children.conversation?.getSnapshot().children.composer,
      ({ value, context }) => [value, context.refusals, context.error],
    );
  }

  get text(): string {
    return this.#row.row?.text ?? '';
  }

  get files(): readonly StagedFile[] {
    return this.#row.row?.files ?? [];
  }

  get replyTo(): Id | undefined {
    return this.#row.row?.replyTo;
  }

  /** A recording waits in it. */
  get hasVoice(): boolean {
    return this.#row.row?.voice !== undefined;
  }

  get isEmpty(): boolean {
    return this.text.trim() === '' && this.files.length === 0;
  }

  /** It is being put where it is safe. */
  get busy(): boolean {
    return this.#composer.snapshot?.hasTag('busy') ?? false;
  }

  /** It cannot leave yet, and will: files are being looked at, or what went before is being stored. */
  get isHeld(): boolean {
    return this.busy || this.files.some((file) => 'preparing' in file);
  }

  /** It could not be put where it is safe, and is still here. */
  get notSaved(): boolean {
    return this.#composer.snapshot?.context.error !== undefined;
  }

  /** Files that were not taken. */
  get refusals(): readonly Refusal[] {
    return this.#composer.snapshot?.context.refusals ?? [];
  }

  send(event: ComposerEvent): void {
    this.#composer.actor?.send(event);
  }

  changeFile({ id, change }: InboxStagedFileEvent): void {
    if (change === 'remove') this.send({ type: 'file.remove', id });
    else if (change === 'accept') this.send({ type: 'file.accept', id });
    else if ('by' in change) this.send({ type: 'file.move', id, by: change.by });
    else this.send({ type: 'file.caption', id, caption: change.caption });
  }
}
