import type { Host } from '../../../context/follower.js';
import type { LocaleController } from '../../../context/locale.controller.js';
import { LookupController } from '../../../context/lookup.controller.js';
import { kindOfMime } from '../../../domain/attachment.js';
import type { QuickReply } from '../../../domain/lookups.js';
import type { Media } from '../../../domain/message.js';
import {
  fillQuickReply,
  findQuickReplies,
  type ReplyVariables,
} from '../../../domain/quick-reply.js';
import '../../../locales/later.js';

/** The quick replies: what of them follows `/` in the message field, and what one of them writes. */
export class QuickReplies extends LookupController<'quickReply'> {
  readonly #locale: LocaleController;
  #query: string | undefined;
  #items: readonly QuickReply[] | undefined;
  #found: readonly QuickReply[] | undefined;

  constructor(host: Host, locale: LocaleController) {
    super(host, 'quickReply');
    this.#locale = locale;
  }

  /**
   * What a query names; the same list until something changes. Undefined where the text goes on after a space and names
   * nothing: then it is meant as it stands.
   */
  find(query: string): readonly QuickReply[] | undefined {
    const { items } = this;
    if (query === this.#query && items === this.#items) return this.#found;
    const found = findQuickReplies(items ?? [], query);
    this.#query = query;
    this.#items = items;
    this.#found = items && found.length === 0 && /\s/.test(query) ? undefined : found;
    return this.#found;
  }

  /** Why nothing is found. */
  note(query: string): string {
    const t = this.#locale;
    if (this.state === 'failed') return t.term('loadFailed');
    if (this.items === undefined) return t.term('loading');
    return query ? t.term('noneFound', query) : t.term('quickRepliesEmpty');
  }

  /** What one of them writes: words for the field, and its file with the caption that it can have. */
  fill(
    { text, media }: QuickReply,
    variables: ReplyVariables,
  ): { words: string; file?: { media: Media; caption: string } } {
    const filled = fillQuickReply(text, variables);
    if (!media) return { words: filled };
    return kindOfMime(media.mime) === 'audio'
      ? { words: filled, file: { media, caption: '' } }
      : { words: '', file: { media, caption: filled } };
  }
}
