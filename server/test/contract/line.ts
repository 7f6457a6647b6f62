import type { Fetch } from '../../../src/adapters/http/http.adapter.js';
import { AdapterError, type ErrorCode, type Ms } from '../../src/domain.js';
import { problem } from '../../src/http/problem.js';

/** One browser's way to the gateway, over real sockets, on which things can go wrong. */
export class Line {
  readonly #urls: readonly string[];
  #turn: number;
  #cut = new AbortController();
  #isOnline = true;
  #losesAnswer = false;
  #refusal: AdapterError | undefined;
  #open = 0;

  /** Each request goes to the next of the nodes. */
  constructor(urls: readonly string[], first: number) {
    this.#urls = urls;
    this.#turn = first;
  }

  /** How many answers are still coming: streams, that is. */
  get open(): number {
    return this.#open;
  }

  setOnline(online: boolean): void {
    this.#isOnline = online;
    if (online) return;
    this.#cut.abort(new TypeError('The line was cut'));
    this.#cut = new AbortController();
  }

  loseNextAnswer(): void {
    this.#losesAnswer = true;
  }

  refuseNext(code: ErrorCode, retryAfterMs?: Ms): void {
    const detail = retryAfterMs === undefined ? {} : { retryAfterMs };
    this.#refusal = new AdapterError(code, code, detail);
  }

  /** For an adapter at `http://gateway`. */
  readonly fetch: Fetch = async (url, init) => {
    if (!this.#isOnline) throw new TypeError('There is no line');
    const { pathname, search } = new URL(url);
    const isCommand = pathname === '/v1/commands';
    if (isCommand && this.#refusal) return this.#refuse(this.#refusal);
    const loses = isCommand && this.#losesAnswer;
    if (loses) this.#losesAnswer = false;
    const signals = [this.#cut.signal, ...(init.signal ? [init.signal] : [])];
    const node = this.#urls[this.#turn++ % this.#urls.length]!;
    const response = await fetch(node + pathname + search, {
      ...init,
      signal: AbortSignal.any(signals),
    });
    if (!loses) return this.#counted(response);
    await response.arrayBuffer();
    throw new TypeError('The answer was lost');
  };

  #refuse(error: AdapterError): Response {
    this.#refusal = undefined;
    if (error.code === 'offline') throw new TypeError('There is no line');
    return problem(error);
  }

  /** The same answer, known to be open until its last byte was read or it was let go. */
  #counted(response: Response): Response {
    if (!response.body) return response;
    this.#open += 1;
    const reader = response.body.getReader();
    const end = (): void => {
      this.#open -= 1;
    };
    const body = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        try {
          const { done, value } = await reader.read();
          if (!done) return controller.enqueue(value);
          end();
          controller.close();
        } catch (error) {
          end();
          controller.error(error);
        }
      },
      cancel: async (reason) => {
        end();
        await reader.cancel(reason);
      },
    });
    return new Response(body, response);
  }
}
