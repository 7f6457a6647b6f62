import { toAdapterError, type AdapterError } from '../domain/errors.js';
import type { Ms } from '../domain/id.js';
import type { Media } from '../domain/message.js';
import type { InboxSession } from '../domain/ports.js';
import { shorten } from './shorten.js';

type Ask = NonNullable<InboxSession['media']>;
type Answer = Awaited<ReturnType<Ask>>;

const AT_ONCE = 4;
/** So many failures in a row, and nobody asks by itself for a while: providers shut out who asks for lost files too often. */
const FAILURES = 4;
const REST: Ms = 30_000;
/** An address must live so long to be worth loading. */
const MARGIN: Ms = 5000;
/** Addresses that are kept; a signed one may have a thousand letters. */
const KEPT = 1000;

/**
 * From where the files of one session's messages can be loaded: each is asked for once, and again when its address has
 * expired or a thousand others have come. A refusal for good is kept too, until a person tries again.
 */
export class MediaAddresses {
  #known = new Map<string, Promise<Answer>>();
  #renewed = new Set<string>();
  #asking = 0;
  #waiting: (() => void)[] = [];
  #failures = 0;
  #rest: { until: Ms; why: AdapterError } | undefined;
  readonly #ask: Ask;
  readonly #now: () => Ms;

  constructor(ask: Ask, now: () => Ms) {
    this.#ask = ask;
    this.#now = now;
  }

  /** An address that is good now. Rejects with AdapterError. */
  async of(media: Media): Promise<string> {
    const key = keyOf(media);
    const known = this.#known.get(key);
    if (!known) return this.#request(media);
    const { url, expiresAt = Infinity } = await known;
    if (expiresAt > this.#now() + MARGIN) return url;
    if (this.#known.get(key) === known) this.#known.delete(key);
    return this.of(media);
  }

  /** Another address than the one that led to nothing; undefined where there is none. Asks for each file once. */
  async renew(media: Media, broken: string): Promise<string | undefined> {
    const key = keyOf(media);
    const known = await this.of(media);
    if (known !== broken) return known;
    if (this.#renewed.has(key)) return undefined;
    this.#renewed.add(key);
    const fresh = await this.#request(media);
    return fresh === broken ? undefined : fresh;
  }

  /** A person tries again: nothing holds the next question back. */
  forget(media: Media): void {
    this.#known.delete(keyOf(media));
    this.#renewed.delete(keyOf(media));
    this.#failures = 0;
    this.#rest = undefined;
  }

  async #request(media: Media): Promise<string> {
    const key = keyOf(media);
    const answer = this.#inTurn(() => this.#ask(media, { signal: new AbortController().signal }));
    this.#known.set(key, answer);
    shorten(this.#known, KEPT);
    answer.catch(({ retry }: AdapterError) => {
      if (retry !== 'never' && this.#known.get(key) === answer) this.#known.delete(key);
    });
    return (await answer).url;
  }

  async #inTurn(ask: () => Promise<Answer>): Promise<Answer> {
    while (this.#asking >= AT_ONCE) await new Promise<void>((go) => this.#waiting.push(go));
    this.#asking += 1;
    try {
      if (this.#rest && this.#now() < this.#rest.until) throw this.#rest.why;
      const answer = await ask();
      this.#failures = 0;
      return answer;
    } catch (thrown) {
      const why = toAdapterError(thrown);
      if (why !== this.#rest?.why) this.#noteFailure(why);
      throw why;
    } finally {
      this.#asking -= 1;
      this.#waiting.shift()?.();
    }
  }

  #noteFailure(why: AdapterError): void {
    if (why.retry === 'never') return;
    this.#failures += 1;
    const { retryAfterMs = 0 } = why.detail;
    if (this.#failures < FAILURES && why.code !== 'rate_limited') return;
    this.#rest = { until: this.#now() + Math.max(REST, retryAfterMs), why };
  }
}

const books = new WeakMap<InboxSession, MediaAddresses>();

/** The addresses of a session; undefined where its backend gives none but those in the rows. `now` is server time. */
export const addressesOf = (session: InboxSession, now: () => Ms): MediaAddresses | undefined => {
  if (!session.media) return undefined;
  const book = books.get(session) ?? new MediaAddresses(session.media.bind(session), now);
  books.set(session, book);
  return book;
};

const keyOf = ({ id, url = '' }: Media): string => id ?? url;
