import { toAdapterError } from '../domain/errors.js';
import { problemOfCode, problemOfStatus, type MediaProblem } from '../domain/media-problem.js';
import type { Media } from '../domain/message.js';
import type { InboxHandle } from '../machines/inbox-handle.js';
import { Follower, type Host } from './follower.js';
import { loadable } from './loadable.js';
import { addressesOf, type MediaAddresses } from './media-addresses.js';

/** The address from which the browser can load a media reference, or a blob that has not left yet. */
export class MediaController extends Follower {
  readonly #media: () => Media | undefined;
  readonly #blob: () => Blob | undefined;
  #url: string | undefined;
  /** The same, as the backend gave it. */
  #given: string | undefined;
  #problem: MediaProblem | undefined;
  #asked = 0;

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

  /** Why there is nothing to be seen or heard; `url` may be there nevertheless, for the download. */
  get problem(): MediaProblem | undefined {
    return this.#problem;
  }

  get failed(): boolean {
    return this.#problem !== undefined;
  }

  /** The backend has no file yet: its provider is still bringing it. */
  get arriving(): boolean {
    const media = this.#media();
    return !this.#blob() && media?.id === undefined && media?.url === undefined;
  }

  /** A person tries again. */
  retry(): void {
    const media = this.#media();
    if (!media || this.#blob()) return this.#settle(this.#given);
    this.#addresses?.forget(media);
    this.#ask();
  }

  /**
   * What is at `url` could not be loaded, drawn or played: its address may have expired, so that another one is asked
   * for, once, before it is given up.
   */
  broke(): void {
    const broken = this.#url;
    const media = this.#media();
    const book = this.#addresses;
    if (broken === undefined) return;
    if (this.#blob() || !media || !book) return this.#giveUp(broken);
    void this.#take(book.renew(media, this.#given!), () => this.#giveUp(broken));
  }

  /** An address that is good at this moment, for what is loaded long after it was drawn; undefined: see `problem`. */
  async fresh(): Promise<string | undefined> {
    const media = this.#media();
    const book = this.#addresses;
    if (!this.#blob() && media && book && !this.arriving) await this.#take(book.of(media));
    return this.#url;
  }

  protected override key(): unknown {
    const media = this.#media();
    return this.#blob() ?? media?.id ?? media?.url;
  }

  protected override follow({ store }: InboxHandle): () => void {
    const blob = this.#blob();
    this.#url = undefined;
    this.#problem = undefined;
    if (blob) {
      const url = URL.createObjectURL(harmless(blob));
      this.#url = this.#given = url;
      return () => URL.revokeObjectURL(url);
    }
    this.#ask();
    const unwatch = store.watchSession(() => {
      const mayHelp = !this.#problem || this.#problem === 'network' || this.#problem === 'server';
      if (this.#url === undefined && mayHelp && store.live) this.#ask();
    });
    return () => {
      unwatch();
      this.#asked += 1;
    };
  }

  get #addresses(): MediaAddresses | undefined {
    const { store } = this.handle ?? {};
    return store?.session && addressesOf(store.session, () => store.now());
  }

  #ask(): void {
    const media = this.#media();
    if (!media || !this.handle?.store.session || this.arriving) return;
    const book = this.#addresses;
    if (book) void this.#take(book.of(media));
    else this.#settle(media.url);
  }

  /** Only the last question counts. */
  async #take(
    answer: Promise<string | undefined>,
    onNone: () => void = () => this.#settle(undefined),
  ): Promise<void> {
    this.#asked += 1;
    const turn = this.#asked;
    try {
      const url = await answer;
      if (turn !== this.#asked) return;
      if (url === undefined) onNone();
      else this.#settle(url);
    } catch (thrown) {
      if (turn !== this.#asked) return;
      this.#url = undefined;
      this.#problem = problemOfCode(toAdapterError(thrown).code);
      this.host.requestUpdate();
    }
  }

  #settle(url: string | undefined): void {
    this.#given = url;
    this.#url = loadable(url);
    this.#problem = this.#url === undefined ? 'gone' : undefined;
    this.host.requestUpdate();
  }

  #giveUp(url: string): void {
    const isLive = this.handle?.store.live;
    const why = url.startsWith('blob:') ? 'unreadable' : problemOfStatus(statusOf(url));
    this.#problem = why === 'unknown' && !isLive ? 'network' : why;
    this.host.requestUpdate();
  }
}

/** How the server answered when this was loaded last; 0 where the browser does not tell. */
const statusOf = (url: string): number => {
  const [last] = performance.getEntriesByName(url, 'resource').slice(-1);
  return (last as PerformanceResourceTiming | undefined)?.responseStatus ?? 0;
};

const DRAWN = /^(?:image\/(?!svg)|audio\/|video\/)/;

/** What a browser would open as a page under our origin gets a type that it only saves. */
const harmless = (blob: Blob): Blob =>
  DRAWN.test(blob.type) ? blob : blob.slice(0, blob.size, 'application/octet-stream');
