import { ContextProvider } from '@lit/context';
import { newId } from '../../src/browser/new-id.js';
import { systemClock } from '../../src/browser/clock.js';
import { memoryStorage } from '../../src/browser/memory-storage.js';
import { define } from '../../src/components/define.js';
import { InboxConversation } from '../../src/components/panes/conversation/conversation.js';
import { preload } from '../../src/components/panes/conversation/preload.js';
import { sampleBubbles } from '../../src/components/panes/conversation/samples.js';
import { InboxList } from '../../src/components/panes/list/list.js';
import { sampleRow } from '../../src/components/panes/list/samples.js';
import { InboxThread } from '../../src/components/panes/thread/thread.js';
import { rehearse } from '../../src/components/rehearse.js';
import { inboxContext } from '../../src/context/inbox.context.js';
import { localeContext } from '../../src/context/locale.context.js';
import { createInbox } from '../../src/create-inbox.js';
import type { Conversation } from '../../src/domain/conversation.js';
import type { InboxHandle } from '../../src/machines/inbox-handle.js';
import { deepElements } from '../../test/harness/deep.js';
import { FakeBackend } from '../../test/support/fake-backend.js';
import type { Drivers } from '../page/driver.js';
import { conversationAt, NOW } from '../page/workload.js';

/** The real panes on the real store; news comes by the stream of a backend in the page. */
define(InboxConversation, InboxList, InboxThread);

const PAGE = 40;
let backend: FakeBackend;
let handle: InboxHandle;
let pane: HTMLElement;
let provider: ContextProvider<typeof inboxContext> | undefined;

const start = (rows: Conversation[]): void => {
  const began = systemClock.now();
  const now = (): number => NOW + systemClock.now() - began;
  // With `media`, as the adapters that are shipped have it: addresses of pictures are asked for.
  backend = new FakeBackend({ now, conversations: rows, media: {} });
  handle = createInbox({
    adapter: backend.adapter,
    environment: {
      clock: systemClock,
      newId,
      random: Math.random,
      openStorage: async () => memoryStorage(),
      locks: { hold: (_name, onChange) => onChange(true) },
      connectivity: { online: () => true, watch: () => () => undefined },
    },
    locale: 'pt-BR',
  });
  handle.actor.send({ type: 'queue.show', queueId: 'mine' });
};

const idle = async (): Promise<void> => {
  do await new Promise((resolve) => setTimeout(resolve, 20));
  while (
    Object.values(handle.actor.getSnapshot().children).some((child) =>
      (child as { getSnapshot(): { hasTag?(tag: string): boolean } })
        ?.getSnapshot()
        .hasTag?.('busy'),
    )
  );
};

const open = (id: string): void =>
  handle.actor.send({ type: 'conversation.open', conversationId: id, readonly: false });

const put = (box: HTMLElement, tag: string): void => {
  if (!provider) {
    provider = new ContextProvider(box, { context: inboxContext, initialValue: handle });
    provider.hostConnected();
    const locale = { context: localeContext, initialValue: { lang: 'pt-BR' } };
    new ContextProvider(box, locale).hostConnected();
  }
  pane = document.createElement(tag);
  pane.style.height = '100%';
  box.append(pane);
};

/**
 * Parts that are loaded on first use (pictures, sounds, quotations) are there: a mount is over when all is drawn. Looks for
 * them in these elements alone, as looking is counted too.
 */
const complete = async (among: () => Iterable<Element>): Promise<void> => {
  for (;;) {
    await new Promise(requestAnimationFrame);
    const names = [...among()].flatMap(({ shadowRoot }) =>
      [...(shadowRoot?.querySelectorAll(':not(:defined)') ?? [])].map(({ localName }) => localName),
    );
    if (names.length === 0) return;
    await Promise.all(names.map((name) => customElements.whenDefined(name)));
  }
};

export const drivers: Drivers = {
  thread: {
    // What is said above the oldest of them is no gap either.
    row: '.item, .top',
    async prepare({ a, b }) {
      // As in the product once the shell is drawn: the parts come, of which the others have all from the beginning, and two
      // messages are drawn unseen.
      await preload();
      await rehearse(document.body, sampleBubbles());
      start(['a', 'b'].map((id, at) => ({ ...conversationAt(at), id })));
      for (const talk of [b, a]) {
        for (const message of talk.slice(-PAGE)) backend.messages.set(message.id, message);
        const { conversationId } = talk[0]!;
        open(conversationId);
        await idle();
        handle.store.apply({
          type: 'history',
          conversationId,
          page: { items: talk },
          way: 'older',
        });
      }
    },
    mount(box) {
      put(box, 'inbox-thread');
      return complete(() => pane.shadowRoot!.querySelectorAll('inbox-bubble'));
    },
    mountField(box) {
      put(box, 'inbox-conversation');
      return complete(() => deepElements(box));
    },
    append: (message) => backend.tell({ type: 'message', message }),
    change: (message) => backend.tell({ type: 'message', message }),
    prepend: (items) =>
      handle.store.apply({ type: 'history', conversationId: 'a', page: { items }, way: 'older' }),
    show: ([first]) => open(first!.conversationId),
    unmount: () => pane.remove(),
  },
  queue: {
    async prepare(rows) {
      // As in the product while the first page is on its way.
      await rehearse(document.body, [sampleRow()]);
      start(rows.slice(0, PAGE));
      await idle();
      handle.store.apply({ type: 'conversations', items: rows, queue: { id: 'mine', all: true } });
    },
    mount: (box) => put(box, 'inbox-list'),
    update: (conversation) => backend.tell({ type: 'conversation', conversation }),
    unmount: () => pane.remove(),
  },
};
