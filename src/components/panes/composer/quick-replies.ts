import type { Host } from '../../../context/follower.js';
import { isSame } from '../../../context/is-same.js';
import type { LocaleController } from '../../../context/locale.controller.js';
import { LookupController } from '../../../context/lookup.controller.js';
import { RowController } from '../../../context/row.controller.js';
import { kindOfMime } from '../../../domain/attachment.js';
import type { Id } from '../../../domain/id.js';
import type { QuickReply } from '../../../domain/lookups.js';
import type { Media } from '../../../domain/message.js';
import {
  fillQuickReply,
  findQuickReplies,
  readQuickReply,
  type ReplyVariables,
} from '../../../domain/quick-reply.js';
import '../../../locales/later.js';

/** The quick replies: how they read in a conversation, what of them follows `/` in the message field, and what one writes. */
export class QuickReplies extends LookupController<'quickReply'> {
  readonly #locale: LocaleController;
  readonly #row;
  #query: string | undefined;
  #items: readonly QuickReply[] | undefined;
  #filled: ReplyVariables = {};
  #shown: readonly QuickReply[] | undefined;
  #found: readonly QuickReply[] | undefined;

  constructor(host: Host, locale: LocaleController, conversation: () => Id) {
    super(host, 'quickReply');
    this.#locale = locale;
    this.#row = new RowController(host, (store) => store.conversations, conversation);
  }

  get #variables(): ReplyVariables {
    const { contact, protocol } = this.#row.row ?? {};
    const agent = this.handle?.store.session?.info.me.name;
    return { customer: contact?.name, agent, protocol };
  }

  /** As they will be sent; the same list until something changes. Undefined until they have been read. */
  get shown(): readonly QuickReply[] | undefined {
    const { items } = this;
    const variables = this.#variables;
    if (items === this.#items && isSame(variables, this.#filled)) return this.#shown;
    this.#items = items;
    this.#filled = variables;
    this.#query = undefined;
    this.#shown = items?.map((reply) => ({
      ...reply,
      text: readQuickReply(reply.text, variables),
    }));
    return this.#shown;
  }

  /**
   * What a query names; the same list until something changes. Undefined where the text goes on after a space and names
   * nothing: then it is meant as it stands.
   */
  find(query: string): readonly QuickReply[] | undefined {
    const { shown } = this;
    if (query === this.#query) return this.#found;
    const found = findQuickReplies(shown ?? [], query);
    this.#query = query;
    this.#found = shown && found.length === 0 && /\s/.test(query) ? undefined : found;
    return this.#found;
  }

  /** Why nothing is found. */
  note(query: string): string {
    const t = this.#locale;
    if (this.state === 'failed') return t.term('loadFailed');
    if (this.items === undefined) return t.term('loading');
    return query ? t.term('noneFound', query) : t.term('quickRepliesEmpty');
  }

  /** What one of those shown writes: words for the field, and its file with the caption that it can have. */
  fill({ id }: QuickReply): { words: string; file?: { media: Media; caption: string } } {
    const { text = '', media } = this.items?.find((reply) => reply.id === id) ?? {};
    const filled = fillQuickReply(text, this.#variables);
    if (!media) return { words: filled };
    return kindOfMime(media.mime) === 'audio'
      ? { words: filled, file: { media, caption: '' } }
      : { words: '', file: { media, caption: filled } };
  }
}
