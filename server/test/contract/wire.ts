import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { readFrames } from '../../../src/adapters/http/frames.js';
import type { Fetch } from '../../../src/adapters/http/http.adapter.js';
import { validators, type Answered, type Asked } from '../../../test/support/protocol.js';

const protocol = validators(
  parse(await readFile(new URL('../../../docs/protocol.yaml', import.meta.url), 'utf8')),
  { exact: true },
);

/**
 * Holds everything that crosses the wire against the protocol, property by property. The contract asks for what is not
 * in it too: that has to be refused.
 */
export class Wire {
  /** What did not keep it, each once. */
  readonly problems = new Set<string>();
  /** How many requests, answers and events were looked at, by operation. */
  readonly seen: Record<string, number> = {};

  /** What the protocol has, and nobody asked for. */
  get unseen(): string[] {
    return protocol.operations.map(({ id }) => id).filter((id) => !this.seen[id]);
  }

  /** A `fetch` that looks at what goes through it, and changes nothing. */
  watch(fetch: Fetch): Fetch {
    return async (url, init, onProgress) => {
      const asked = askedOf(url, init);
      const operation = protocol.find(asked);
      if (operation) this.#note(operation.id, 'asks', []);
      const answer = await fetch(url, init, onProgress);
      if (!operation) return answer;
      if (answer.ok) this.#note(operation.id, 'is done though it asks', operation.request(asked));
      if (typeOf(answer) === 'text/event-stream' && answer.body) {
        this.#note(operation.id, 'answers', operation.answer(await answeredOf(answer)));
        return new Response(answer.body.pipeThrough(this.#listener()), answer);
      }
      answeredOf(answer.clone()).then(
        (answered) => this.#note(operation.id, 'answers', operation.answer(answered)),
        () => {}, // broken off on the way: the client hears of it too
      );
      return answer;
    };
  }

  /** Lets a stream through, and reads along. */
  #listener(): TransformStream<Uint8Array, Uint8Array> {
    const copy = new TransformStream<Uint8Array, Uint8Array>();
    const writer = copy.writable.getWriter();
    void this.#follow(copy.readable);
    return new TransformStream({
      transform: (chunk, controller) => {
        void writer.write(chunk);
        controller.enqueue(chunk);
      },
      flush: () => writer.close(),
    });
  }

  async #follow(stream: ReadableStream<Uint8Array>): Promise<void> {
    for await (const { data } of readFrames(stream)) {
      const event = JSON.parse(data) as { type?: string };
      this.#note(`event ${event.type}`, 'tells', protocol.event(event));
    }
  }

  #note(what: string, how: string, problems: readonly string[]): void {
    this.seen[what] = (this.seen[what] ?? 0) + 1;
    for (const problem of problems) this.problems.add(`${what} ${how}: ${problem}`);
  }
}

const typeOf = ({ headers }: Response): string | undefined =>
  headers.get('content-type')?.split(';')[0];

const askedOf = (url: string, { method = 'GET', headers, body }: RequestInit): Asked => {
  const { pathname, search } = new URL(url);
  return {
    method,
    url: pathname + search,
    headers: Object.fromEntries(new Headers(headers)),
    ...(typeof body === 'string' && { body: JSON.parse(body) as unknown }),
  };
};

async function answeredOf(answer: Response): Promise<Answered> {
  const type = typeOf(answer);
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    ...(type?.endsWith('json') && { body: (await answer.json()) as unknown }),
  };
}
