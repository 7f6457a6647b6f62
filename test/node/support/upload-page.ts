// Runs in a tab: an inbox without a screen, on the server that served the page, whose storage survives reloads.
import { httpAdapter } from '../../../src/adapters/http/http.adapter.js';
import { browserEnvironment } from '../../../src/browser/environment.js';
import { createInbox } from '../../../src/create-inbox.js';
import { isReady } from '../../../src/domain/draft.js';
import type { OutboxEntry } from '../../../src/domain/outbox.js';

export interface Waiting {
  state: OutboxEntry['state'];
  progress: OutboxEntry['progress'] | undefined;
  error: string | undefined;
}

interface UploadWindow {
  /** Sends a file of so many bytes to the conversation. */
  attach(name: string, bytes: number): Promise<void>;
  /** What waits to leave, by name. */
  waiting(): Record<string, Waiting>;
  /** Takes a message back while its file leaves. */
  cancel(name: string): void;
  /** Names of the files in the draft. */
  staged(): string[];
}

const inbox = createInbox({
  adapter: httpAdapter({ url: location.origin, token: () => 'of-ana' }),
  environment: browserEnvironment(),
  locale: 'en',
});
inbox.actor.send({ type: 'conversation.open', conversationId: 'c1' });
const entries = (): OutboxEntry[] => [...inbox.store.outbox.values()];

const waiting = (): Record<string, Waiting> =>
  Object.fromEntries(
    entries().map(({ file, content, state, progress, error }) => [
      file?.name ?? ('name' in content ? content.name : ''),
      { state, progress, error: error?.code },
    ]),
  );
const composer = () =>
  inbox.actor.getSnapshot().children.conversation?.getSnapshot().children.composer;

/** Resolves once something holds; the store tells of nothing sooner than the next turn. */
const until = async (what: () => unknown): Promise<void> => {
  while (!what()) await new Promise((resolve) => requestAnimationFrame(resolve));
};

Object.assign(globalThis, {
  attach: async (name, bytes) => {
    const file = new File(['%PDF-1.4\n', new Uint8Array(bytes)], name, { type: 'application/pdf' });
    await until(() => composer() && inbox.store.windowOf('c1')?.state === 'open');
    composer()!.send({ type: 'files.add', files: [file] });
    await until(() => {
      const files = inbox.store.drafts.get('c1')?.files ?? [];
      return files.some((each) => each.name === name) && files.every(isReady);
    });
    composer()!.send({ type: 'submit' });
    await until(() => name in waiting());
  },
  waiting: () => waiting(),
  cancel: (name) => {
    for (const { id, file } of entries())
      if (file?.name === name) inbox.actor.send({ type: 'entry.discard', id });
  },
  staged: () => inbox.store.drafts.get('c1')?.files.map((file) => file.name) ?? [],
} satisfies UploadWindow);
export type { UploadWindow };
