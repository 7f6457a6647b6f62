import { objectUrl } from '../domain/links.js';
import type { Media } from '../domain/message.js';
import { Follower, type Host } from './follower.js';
import type { InboxHandle } from '../machines/inbox-handle.js';

/** The address from which the browser can load a media reference, or a blob that has not left yet. */
export class MediaController extends Follower {
  readonly #media: () => Media | undefined;
  readonly #blob: () => Blob | undefined;
  #url: string | undefined;
  #failed = false;
  #again: (() => void) | undefined;

  constructor(
    host: Host,
    media: () => Media | undefined,
    blob: () => Blob | undefined = () => undefined,
  ) {
    super(host);
    this.#media = media;
    this.#blob = blob;
  }

  /** Undefined until it is known. */
  get url(): string | undefined {
    return this.#url;
  }

  /** The backend has no address for it. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Asks for the address again: it had expired. */
  retry(): void {
    this.#again?.();
  }

  protected override key(): unknown {
    const media = this.#media();
    return this.#blob() ?? media?.id ?? media?.url;
  }

  protected override follow({ store }: InboxHandle, wake: () => void): () => void {
    const blob = this.#blob();
    const media = this.#media();
    let controller = new AbortController();
    this.#url = undefined;
    this.#failed = false;
    if (blob) {
      const url = URL.createObjectURL(blob);
      this.#url = url;
      return () => URL.revokeObjectURL(url);
    }
    const settle = (url: string | undefined): void => {
      this.#url = objectUrl(absolute(url));
      this.#failed = this.#url === undefined;
      wake();
    };
    const ask = (): void => {
      const { session } = store;
      controller.abort();
      controller = new AbortController();
      const { signal } = controller;
      if (!media || !session) return;
      if (!session.media) return settle(media.url);
      session.media(media, { signal }).then(
        ({ url }) => signal.aborted || settle(url),
        () => signal.aborted || settle(undefined),
      );
    };
    this.#again = ask;
    ask();
    const unwatch = store.watchSession(() => {
      if (this.#url === undefined) ask();
    });
    return () => {
      unwatch();
      controller.abort();
      this.#again = undefined;
    };
  }
}

const absolute = (url: string | undefined): string | undefined =>
  url !== undefined && URL.canParse(url, document.baseURI)
    ? new URL(url, document.baseURI).href
    : undefined;
