import { html, LitElement, nothing } from 'lit';
import { query } from 'lit/decorators.js';
import { FindController } from '../../../context/find.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import type { Id } from '../../../domain/id.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import {
  InboxAnnounceEvent,
  InboxDismissEvent,
  type InboxSearchEvent,
} from '../../events/first.js';
import { InboxFoundEvent } from '../../events/later.js';
import { InboxIconButton } from '../../parts/icon-button/icon-button.js';
import { InboxSearchField } from '../../parts/search-field/search-field.js';
import { styles } from './find.styles.js';

/** What was found is told to screen readers once the typing has paused (ms). */
const PAUSE = 600;

/**
 * @summary A search within the open conversation, from its newest message upwards: Enter leads to the next one above, with
 * Shift to the one below. Reads older messages when it is asked to go on where none is loaded.
 * @tag inbox-find
 * @fires {InboxFoundEvent} inbox-found - Another message is shown, or none.
 * @fires {InboxDismissEvent} inbox-dismiss - It is not needed any more: the cross, or Esc in the empty field.
 * @fires {InboxAnnounceEvent} inbox-announce - What has been found.
 */
export class InboxFind extends LitElement {
  static readonly tag = 'inbox-find';
  static readonly uses = [InboxIconButton, InboxSearchField];
  static override styles = [baseStyles, buttonStyles, styles];

  @query('inbox-search-field') private field!: InboxSearchField;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #find = new FindController(this);
  #hit: Id | undefined;
  #said = '';
  #timer: unknown;

  override async focus(): Promise<void> {
    await this.updateComplete;
    this.field.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#clock?.clearTimeout(this.#timer);
  }

  protected override updated(): void {
    const { hit } = this.#find;
    if (hit !== this.#hit) this.dispatchEvent(new InboxFoundEvent(hit));
    this.#hit = hit;
    this.#announce();
  }

  override render() {
    const t = this.#locale;
    const { place, count, hasMore, query: text } = this.#find;
    return html`<div class="bar" role="search" @keydown=${this.#onKeydown}>
      <div class="row">
        <inbox-search-field
          label=${t.term('findInConversation')}
          .value=${text}
          @inbox-search=${this.#onSearch}
        ></inbox-search-field>
        <bdi class="place num">${place > 0 ? t.term('findPlace', place, count, hasMore) : ''}</bdi>
        <inbox-icon-button
          icon="up"
          label=${t.term('findOlder')}
          ?disabled=${place === count && !hasMore}
          @click=${() => this.#find.older()}
        ></inbox-icon-button>
        <inbox-icon-button
          icon="down"
          label=${t.term('findNewer')}
          ?disabled=${place <= 1}
          @click=${() => this.#find.newer()}
        ></inbox-icon-button>
        <inbox-icon-button
          icon="close"
          label=${t.term('dismiss')}
          @click=${this.#onDismiss}
        ></inbox-icon-button>
      </div>
      ${this.#renderLine()}
    </div>`;
  }

  #renderLine() {
    const t = this.#locale;
    const { state } = this.#find;
    const words = this.#words;
    if (words === '') return nothing;
    const button = (label: string, onClick: () => void) =>
      html`<button class="button quiet small" type="button" @click=${onClick}>${label}</button>`;
    return html`<div class="line">
      <span class="says">${words}</span>
      ${
        state === 'reading'
          ? button(t.term('stopFinding'), () => this.#find.stop())
          : state === 'failed'
            ? button(t.term('retry'), () => this.#find.older())
            : this.#find.hasMore
              ? button(t.term('findFurther'), () => this.#find.older())
              : nothing
      }
    </div>`;
  }

  /** What is said where no message is shown, or while the next one is looked for. */
  get #words(): string {
    const t = this.#locale;
    const { state, since, count, hasMore, query: text } = this.#find;
    if (state === 'reading' && since !== undefined) return t.term('finding', t.full(since));
    if (state === 'failed') return t.term('findFailed');
    if (text.trim() === '' || count > 0) return '';
    if (state === 'waiting') return t.term('loading');
    return t.term(hasMore ? 'findNoneYet' : 'findNone');
  }

  get #clock() {
    return this.#inbox.handle?.environment.clock;
  }

  /** Which hit it is and what stands in it, or why there is none. */
  #announce() {
    const { place, count, hasMore, state, text } = this.#find;
    const at = place > 0 && `${this.#locale.term('findPlace', place, count, hasMore)}: ${text}`;
    const words = state === 'still' && at ? at : this.#words;
    if (words === this.#said) return;
    this.#said = words;
    this.#clock?.clearTimeout(this.#timer);
    const say = () => this.dispatchEvent(new InboxAnnounceEvent(words));
    if (words !== '') this.#timer = this.#clock?.setTimeout(say, PAUSE);
  }

  #onSearch = ({ text }: InboxSearchEvent) => {
    this.#find.search(text);
  };

  #onDismiss = () => {
    this.dispatchEvent(new InboxDismissEvent());
  };

  #onKeydown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const inField = event.composedPath()[0] instanceof HTMLInputElement;
    if (event.key === 'Escape') this.#onDismiss();
    else if (event.key !== 'Enter' || !inField) return;
    else if (event.shiftKey) this.#find.newer();
    else this.#find.older();
    event.preventDefault();
    event.stopPropagation();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-find': InboxFind;
  }
}
