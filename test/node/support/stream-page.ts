// Runs in a tab: follows the stream of the server that served the page.
import { httpAdapter } from '../../../src/adapters/http/http.adapter.js';

interface TabWindow {
  /** Follows as the agent this token stands for; resolves at `ready`. */
  follow(token: string): Promise<void>;
  /** Resolves once the event with this cursor was heard; with all cursors up to then. */
  reaches(cursor: string): Promise<string[]>;
}

const heard: string[] = [];
let wake = (): void => undefined;

const reaches = async (cursor: string): Promise<string[]> => {
  while (!heard.includes(cursor)) await new Promise<void>((resolve) => (wake = resolve));
  return heard;
};

const follow = async (token: string): Promise<void> => {
  const { signal } = new AbortController();
  const adapter = httpAdapter({ url: location.origin, token: () => token });
  const session = await adapter.open({ signal, locale: 'en' });
  await new Promise<void>((resolve, reject) => {
    const hear = async (): Promise<void> => {
      for await (const event of session.events({ signal })) {
        if (event.type === 'ready') resolve();
        if (event.cursor !== heard.at(-1)) heard.push(event.cursor!);
        wake();
      }
    };
    hear().catch(reject);
  });
};

Object.assign(globalThis, { follow, reaches } satisfies TabWindow);
export type { TabWindow };
