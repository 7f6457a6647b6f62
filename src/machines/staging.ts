import { MAX_FILES } from '../domain/attachment.js';
import type { StagedFile } from '../domain/draft.js';
import type { Id } from '../domain/id.js';
import type { UploadRules } from '../domain/ports.js';
import type { ComposerInput, Refusal } from './composer.setup.js';
import { editDraft, withFiles, withoutFile, withPrepared } from './draft-edits.js';
import { prepareFile } from './prepare-file.js';

/** So many files are looked at side by side: one that takes long does not hold up the others. */
const LANES = 2;
/** Larger pictures are not read, even if they could be made smaller. */
const MAX_PICTURE = 100_000_000;

type Chosen = Extract<StagedFile, { blob: Blob }>;

/**
 * Puts files into the draft of a conversation as they were chosen, and prepares those that stand there unprepared, whoever
 * put them there: another tab, or this one before it was loaded anew. `tell` hears which are refused. Once `signal` is
 * aborted nothing more is begun; what is left is prepared when the conversation is opened again.
 */
export class Staging {
  #inHand = new Set<Id>();
  readonly #input: ComposerInput;
  readonly #signal: AbortSignal;
  readonly #tell: (refusals: readonly Refusal[]) => void;

  constructor(
    input: ComposerInput,
    signal: AbortSignal,
    tell: (refusals: readonly Refusal[]) => void,
  ) {
    this.#input = input;
    this.#signal = signal;
    this.#tell = tell;
    if (signal.aborted) return;
    const { ports, conversationId } = input;
    signal.addEventListener('abort', ports.store.drafts.watch(conversationId, this.#run));
    this.#run();
  }

  add(files: readonly File[]): void {
    const { ports, conversationId } = this.#input;
    const room = MAX_FILES - (ports.store.drafts.get(conversationId)?.files.length ?? 0);
    const rules = ports.store.session?.info.can.upload;
    const refused: Refusal[] = [];
    const chosen: Chosen[] = [];
    for (const file of files) {
      const refusal = refuse(file, rules, ports.environment.media !== undefined);
      const { name } = file;
      if (refusal) refused.push(refusal);
      else if (chosen.length >= room) return this.#take(chosen, [...refused, TOO_MANY]);
      else {
        chosen.push({
          id: ports.environment.newId(),
          blob: file,
          name,
          caption: '',
          preparing: true,
        });
      }
    }
    this.#take(chosen, refused);
  }

  #take(chosen: readonly Chosen[], refused: readonly Refusal[]): void {
    const { ports, conversationId } = this.#input;
    if (refused.length > 0) this.#tell(refused);
    if (chosen.length > 0) editDraft(ports, conversationId, (draft) => withFiles(draft, chosen));
  }

  #run = (): void => {
    while (!this.#signal.aborted && this.#inHand.size < LANES) {
      const next = this.#files.find(({ id }) => !this.#inHand.has(id));
      if (!next) return;
      this.#inHand.add(next.id);
      void this.#prepare(next);
    }
  };

  /** What is still to be prepared. */
  get #files(): Chosen[] {
    const { ports, conversationId } = this.#input;
    const files = ports.store.drafts.get(conversationId)?.files ?? [];
    return files.filter((file): file is Chosen => 'preparing' in file);
  }

  async #prepare({ id, name, blob }: Chosen): Promise<void> {
    const { ports, conversationId } = this.#input;
    const outcome = await prepareFile(ports, { name, blob }).catch((error: unknown): Refusal => {
      ports.report(error);
      return { name, reason: 'unchecked' };
    });
    this.#inHand.delete(id);
    const isRefused = 'reason' in outcome;
    // Nobody would hear why it is gone: it stays, to be refused when she is back.
    const isUnheard = isRefused && this.#signal.aborted;
    if (!isUnheard && this.#files.some((file) => file.id === id)) {
      if (isRefused) this.#tell([outcome]);
      editDraft(ports, conversationId, (draft) =>
        isRefused ? withoutFile(draft, id) : withPrepared(draft, id, outcome),
      );
    }
    this.#run();
  }
}

const TOO_MANY: Refusal = { name: '', reason: 'too_many' };

/** What needs no look at the bytes; nor are files kept that nobody could send. */
const refuse = (
  { name, size }: File,
  rules: UploadRules | undefined,
  fitsPictures: boolean,
): Refusal | undefined => {
  const limits = Object.values(rules?.kinds ?? {}).map(({ maxBytes }) => maxBytes);
  if (limits.length === 0) return { name, reason: 'not_supported' };
  if (size === 0) return { name, reason: 'empty' };
  const maxBytes = Math.max(...limits, fitsPictures && rules?.kinds.image ? MAX_PICTURE : 0);
  return size > maxBytes ? { name, reason: 'too_large', maxBytes } : undefined;
};
