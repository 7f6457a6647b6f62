import type { InboxEvent } from '../../src/domain.js';

type Typed<T> = Extract<InboxEvent, { type: T }>;

/** A browser at the end of a stream: what came so far, and what will come. */
export class EventReader {
  readonly events: InboxEvent[] = [];
  /** What a `retry` field asked for last. */
  retryMs: number | undefined;
  readonly headers: Headers;
  /** Resolves when the stream has ended, by whichever side. */
  readonly ended: Promise<void>;
  isEnded = false;
  readonly #cancel: () => Promise<void>;
  #wake = (): void => {};

  static async open(
    url: string,
    token: string,
    after?: string,
    headers: Record<string, string> = {},
  ): Promise<EventReader> {
    const response = await fetch(`${url}/v1/events`, {
      headers: {
        ...headers,
        Authorization: `Bearer ${token}`,
        ...(after !== undefined && { 'Last-Event-ID': after }),
      },
    });
    if (response.status !== 200)
      throw Object.assign(new Error(await response.text()), { response });
    return new EventReader(response);
  }

  private constructor(response: Response) {
    this.headers = response.headers;
    const body = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    this.#cancel = () => body.cancel().catch(() => {});
    this.ended = this.#read(body).finally(() => {
      this.isEnded = true;
      this.#wake();
    });
  }

  get cursor(): string | undefined {
    return this.events.findLast(({ cursor }) => cursor !== undefined)?.cursor;
  }

  of<T extends InboxEvent['type']>(type: T): Typed<T>[] {
    return this.events.filter((event): event is Typed<T> => event.type === type);
  }

  /** The first event of a type that fits, among those that came or will come. @throws Error when the stream ends first */
  async until<T extends InboxEvent['type']>(
    type: T,
    fits: (event: Typed<T>) => boolean = () => true,
  ): Promise<Typed<T>> {
    for (;;) {
      const found = this.of(type).find(fits);
      if (found) return found;
      if (this.isEnded) throw new Error(`The stream ended without "${type}"`);
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  close(): Promise<void> {
    return this.#cancel();
  }

  async #read(body: ReadableStreamDefaultReader<string>): Promise<void> {
    let rest = '';
    try {
      for (;;) {
        const { done, value } = await body.read();
        if (done) return;
        const frames = (rest + value).split('\n\n');
        rest = frames.pop()!;
        for (const frame of frames) this.#take(frame);
        this.#wake();
      }
    } catch {
      // cut off by the other side
    }
  }

  #take(frame: string): void {
    const fields = new Map(
      frame.split('\n').map((line) => {
        const [name = '', ...value] = line.split(': ');
        return [name, value.join(': ')];
      }),
    );
    const retry = fields.get('retry');
    if (retry !== undefined) this.retryMs = Number(retry);
    const data = fields.get('data');
    if (data === undefined) return;
    const id = fields.get('id');
    this.events.push({
      ...(JSON.parse(data) as InboxEvent),
      ...(id !== undefined && { cursor: id }),
    });
  }
}
