import { html, LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { MediaController } from '../../../context/media.controller.js';
import { visibleName } from '../../../domain/file-name.js';
import type { MediaProblem } from '../../../domain/media-problem.js';
import type { Media } from '../../../domain/message.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxIcon } from '../icon/icon.js';
import { InboxIconButton } from '../icon-button/icon-button.js';
import { styles } from './document.styles.js';
import { download } from './download.js';
import { fileIcon } from './file-icon.js';

/**
 * @summary A file that is offered for download, never opened in the page: PDF, SVG and HTML neither.
 * @tag inbox-document
 */
export class InboxDocument extends LitElement {
  static readonly tag = 'inbox-document';
  static readonly uses = [InboxIcon, InboxIconButton];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [baseStyles, styles];

  @property({ attribute: false }) media?: Media;
  /** The file itself, before it has been sent. */
  @property({ attribute: false }) blob?: Blob | undefined;

  @state() private fetching = false;
  @state() private refused = false;

  #locale = new LocaleController(this);
  #source = new MediaController(
    this,
    () => this.media,
    () => this.blob,
  );

  override render() {
    const t = this.#locale;
    const { name: given = '', mime = '' } = this.media ?? {};
    const name = visibleName(given) || t.term('kind', 'document');
    const problem = this.refused ? 'unsafe' : this.#source.problem;
    return html`<inbox-icon name=${fileIcon(given, mime)}></inbox-icon>
      <span class="grow"
        ><bdi class="name">${name}</bdi>${
          problem
            ? html`<small class="failed" role="status">${t.term('mediaProblem', problem)}</small>`
            : html`<small class="num">${this.#facts(name)}</small>`
        }</span
      >
      ${this.#renderAction(name, problem)}`;
  }

  #facts(name: string): string {
    const t = this.#locale;
    const { bytes = this.blob?.size, pages } = this.media ?? {};
    return [
      extension(name),
      bytes === undefined ? '' : t.bytes(bytes),
      pages === undefined ? '' : t.term('pages', pages),
      this.#source.arriving ? t.term('mediaArriving') : '',
    ]
      .filter(Boolean)
      .join(' · ');
  }

  #renderAction(name: string, problem: MediaProblem | undefined) {
    const t = this.#locale;
    const again = problem !== undefined && problem !== 'unsafe';
    return html`<inbox-icon-button
      icon=${again ? 'retry' : 'download'}
      label=${again ? t.term('retry') : t.term('download', name)}
      ?disabled=${this.fetching || this.#source.arriving || problem === 'unsafe'}
      @click=${again ? this.#onRetry : this.#onDownload}
    ></inbox-icon-button>`;
  }

  #onRetry = () => {
    this.#source.retry();
  };

  #onDownload = async () => {
    if (this.fetching || this.#source.arriving) return;
    this.fetching = true;
    const url = await this.#source.fresh();
    this.fetching = false;
    if (url !== undefined) this.refused = !download(url, this.media?.name, this.media?.mime);
  };
}

const extension = (name: string): string => {
  const dot = name.lastIndexOf('.');
  return dot > 0 && name.length - dot <= 6 ? name.slice(dot + 1).toUpperCase() : '';
};

declare global {
  interface HTMLElementTagNameMap {
    'inbox-document': InboxDocument;
  }
}
