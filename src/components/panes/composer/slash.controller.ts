import type { Host } from '../../../context/follower.js';
import type { LocaleController } from '../../../context/locale.controller.js';
import { LookupController } from '../../../context/lookup.controller.js';
import type { QuickReply } from '../../../domain/lookups.js';
import { findQuickReplies } from '../../../domain/quick-reply.js';

/** The quick replies, and what of them follows `/` in the message field. */
export class SlashController extends LookupController<'quickReply'> {
  readonly #locale: LocaleController;
  #query: string | undefined;
  #items: readonly QuickReply[] | undefined;
  #found: readonly QuickReply[] | undefined;

  constructor(host: Host, locale: LocaleController) {
    super(host, 'quickReply');
    this.#locale = locale;
  }

  /** What follows `/`; undefined while the text does not begin so. */
  get query(): string | undefined {
    return this.#query;
  }

  set query(query: string | undefined) {
    if (query !== undefined) this.load();
    this.#query = query;
    this.#items = undefined;
    this.host.requestUpdate();
  }

  /**
   * What it names; the same list until something changes. Undefined while nothing is asked, and where the text goes
   * on after a space and names nothing: then it is meant as it stands.
   */
  get found(): readonly QuickReply[] | undefined {
    const { items } = this;
    if (this.#query === undefined) return undefined;
    if (this.#found && items !== undefined && items === this.#items) return this.#found;
    const found = findQuickReplies(items ?? [], this.#query);
    this.#items = items;
    this.#found = items && found.length === 0 && /\s/.test(this.#query) ? undefined : found;
    return this.#found;
  }

  /** Why nothing is found. */
  get note(): string {
    const t = this.#locale;
    if (this.state === 'failed') return t.term('loadFailed');
    if (this.items === undefined) return t.term('loading');
    return this.#query ? t.term('noneFound', this.#query) : t.term('quickRepliesEmpty');
  }
}
