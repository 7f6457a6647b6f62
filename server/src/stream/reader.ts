import type { ServerResponse } from 'node:http';
import type { Ms } from '../domain.js';
import type { AgentRow } from '../rows.js';

/** A reader that leaves more than this unread is cut off, and resumes by its cursor when it can. */
const MAX_UNSENT_BYTES = 2 ** 20;

const HEADERS = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
};

/** The browser at the other end of one stream. Frames are collected, and leave together. */
export class Reader {
  /** The counts that were told last. */
  counts = '';
  #waiting = '';

  constructor(
    readonly me: AgentRow,
    private readonly out: ServerResponse,
  ) {}

  get isGone(): boolean {
    return this.out.destroyed || this.out.writableEnded;
  }

  begin(headers: Record<string, string>): void {
    this.out.writeHead(200, { ...headers, ...HEADERS });
    this.out.flushHeaders();
  }

  push(frame: string): void {
    this.#waiting += frame;
  }

  /** Sends what was collected. False when the reader was too slow and was cut off. */
  flush(): boolean {
    const frames = this.#waiting;
    this.#waiting = '';
    if (frames === '' || this.isGone) return true;
    this.out.write(frames);
    if (this.out.writableLength <= MAX_UNSENT_BYTES) return true;
    this.out.destroy();
    return false;
  }

  /** Resolves when most of what was sent has left, or the reader has. */
  async drained(): Promise<void> {
    if (!this.out.writableNeedDrain || this.isGone) return;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        this.out.off('drain', end).off('close', end);
        resolve();
      };
      this.out.on('drain', end).on('close', end);
    });
  }

  /** Ends the stream in good order; the client shall come back after `pauseMs`. */
  end(pauseMs?: Ms): void {
    if (this.isGone) return;
    if (pauseMs !== undefined) this.push(`retry: ${Math.round(pauseMs)}\n\n`);
    if (this.flush()) this.out.end();
  }
}
