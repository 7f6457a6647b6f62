import { createInbox } from '../../src/create-inbox.js';
import type { InboxAdapter } from '../../src/domain/ports.js';
import type { AfterTemplate } from '../../src/domain/window.js';
import type { InboxHandle } from '../../src/machines/inbox-handle.js';
import { loadReadAgain } from '../../src/machines/history.actor.js';
import { loadOutbox } from '../../src/machines/load-outbox.actor.js';
import { loadOutgoing, loadStaging } from '../../src/machines/stager.actor.js';
import { loadSessionParts } from './session-parts.js';
import type { World } from './world.js';

export interface Tab extends InboxHandle {
  /** What was reported so far. */
  readonly reports: unknown[];
  /** The tab is gone from one moment to the next: nothing is saved on the way out. */
  crash(): void;
}

/** Opens an inbox in a tab of this world and lets it settle. */
export const openTab = async (
  world: World,
  adapter: InboxAdapter,
  options: { afterTemplate?: AfterTemplate; open?: string } = {},
): Promise<Tab> => {
  await loadSessionParts();
  const reports: unknown[] = [];
  const death = new AbortController();
  const handle = createInbox({
    adapter,
    environment: world.environment(death.signal),
    locale: 'pt-BR',
    report: (error) => reports.push(error),
    ...(options.afterTemplate && { afterTemplate: options.afterTemplate }),
  });
  // Loaded on first use: here before the clock is in the test's hands.
  await Promise.all([loadOutbox(), loadOutgoing(), loadStaging(), loadReadAgain()]);
  await world.clock.pass(0);
  if (options.open !== undefined) {
    handle.actor.send({ type: 'conversation.open', conversationId: options.open });
    await world.clock.pass(0);
  }
  const crash = (): void => {
    death.abort();
    handle.dispose();
  };
  return { ...handle, reports, crash };
};

/** The actors on screen. */
export const onScreen = ({ actor }: InboxHandle) => {
  const { children, context } = actor.getSnapshot();
  const { connection, list, conversation } = children;
  return {
    connection: connection!,
    list: list!,
    conversation: conversation!,
    outbox: context.outbox!,
    composer: conversation?.getSnapshot().children.composer as NonNullable<
      ReturnType<NonNullable<typeof conversation>['getSnapshot']>['children']['composer']
    >,
  };
};
