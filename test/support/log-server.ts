import type { Fetch } from '../../src/adapters/http/http.adapter.js';
import type { InboxEvent } from '../../src/domain/events.js';
import type { SessionInfo } from '../../src/domain/ports.js';

interface Line {
  /** The cursor it was opened with. */
  after: string | undefined;
  token: string;
  write(text: string): void;
  end(): void;
  isOpen: boolean;
}

const NOW = 1_790_000_000_000;

/** A server of the protocol within the page, with a log of beats: the n-th has the cursor `e:n`. */
export class LogServer {
  /** Every stream that was ever opened. */
  readonly lines: Line[] = [];
  /** Refuses the next streams. */
  refusal: Response | undefined;
  /** Who is signed in. */
  agentId = 'ana';
  #length = 0;

  get open(): Line[] {
    return this.lines.filter(({ isOpen }) => isOpen);
  }

  get cursor(): string {
    return `e:${this.#length}`;
  }

  /** Something happens. */
  happen(): void {
    this.#length += 1;
    for (const line of this.open) line.write(frame(this.#length));
  }

  readonly fetch: Fetch = async (url, { headers, signal }) => {
    const asked = new Headers(headers);
    if (url.includes('/v1/session')) return Response.json(this.#session());
    if (this.refusal) return this.refusal.clone();
    const after = asked.get('last-event-id') ?? undefined;
    const known = Number(/^e:(\d+)$/.exec(after ?? '')?.[1] ?? NaN);
    const resumed = known <= this.#length;
    const from = resumed ? known : this.#length;
    const counts = { mine: { total: from } };
    const ready = { type: 'ready', now: NOW, resumed, counts } satisfies InboxEvent;
    let frames = `id: e:${from}\ndata: ${JSON.stringify(ready)}\n\n`;
    for (let at = from + 1; at <= this.#length; at += 1) frames += frame(at);
    return this.#stream(after, asked.get('authorization')!, frames, signal!);
  };

  #stream(after: string | undefined, token: string, frames: string, signal: AbortSignal): Response {
    const encoder = new TextEncoder();
    let controller: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({ start: (its) => void (controller = its) });
    const line: Line = {
      after,
      token,
      isOpen: true,
      write: (text) => controller.enqueue(encoder.encode(text)),
      end: () => {
        line.isOpen = false;
        controller.close();
      },
    };
    signal.addEventListener('abort', () => {
      if (line.isOpen) controller.error(signal.reason);
      line.isOpen = false;
    });
    this.lines.push(line);
    line.write(frames);
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }

  #session(): SessionInfo {
    return {
      me: { id: this.agentId, name: this.agentId, sectors: [] },
      now: NOW,
      queues: [],
      can: { commands: [], content: [], lookups: [] },
      idempotent: true,
      resumable: true,
    };
  }
}

const frame = (at: number): string =>
  `id: e:${at}\ndata: ${JSON.stringify({ type: 'beat', now: NOW + at })}\n\n`;
