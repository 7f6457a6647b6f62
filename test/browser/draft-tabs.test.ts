import { expect } from '@open-wc/testing';
import { systemClock } from '../../src/browser/clock.js';
import { forgetAccount } from '../../src/browser/forget-account.js';
import { openStorage } from '../../src/browser/open-storage.js';
import type { Draft } from '../../src/domain/draft.js';
import { Persistence } from '../../src/store/persistence.js';
import { Store } from '../../src/store/store.js';
import { waitUntil } from '../harness/wait-until.js';

interface Tab {
  persistence: Persistence;
  write(change: Partial<Draft>): void;
  text(): string | undefined;
  files(): string[];
}

/** What one tab keeps of an account, in the browser's own database. */
const openTab = async (agent: string): Promise<Tab> => {
  const report = (error: unknown): never => {
    throw error;
  };
  const store = new Store({ clock: systemClock, report });
  const persistence = new Persistence(
    store,
    { openStorage: (account) => openStorage(account, report), clock: systemClock },
    report,
  );
  await persistence.open(`fake:${agent}`);
  const draft = (): Draft | undefined => store.drafts.get('c1');
  return {
    persistence,
    write: (change) => {
      const old = draft() ?? { conversationId: 'c1', text: '', files: [] };
      store.drafts.set({ ...old, ...change, savedAt: Math.random() });
    },
    text: () => draft()?.text,
    files: () => draft()?.files.map(({ name }) => name) ?? [],
  };
};

describe('one draft in two tabs', () => {
  let tabs: Tab[];
  let agent: string;

  beforeEach(async () => {
    agent = crypto.randomUUID();
    tabs = [await openTab(agent), await openTab(agent)];
  });

  afterEach(async () => {
    for (const { persistence } of tabs) persistence.close();
    await forgetAccount('fake', agent);
  });

  const [HI, ORDER] = ['Bom dia, Maria', 'O pedido saiu'];

  it('is followed by the tab in which nothing is typed', async () => {
    tabs[0]!.write({ text: HI });
    await waitUntil(() => tabs[1]!.text() === HI);
    tabs[1]!.write({ text: `${HI}!` });
    await waitUntil(() => tabs[0]!.text() === `${HI}!`);
  });

  it('keeps what both write at the same moment, before either has heard of the other', async () => {
    tabs[0]!.write({ text: HI });
    tabs[1]!.write({ text: ORDER });
    for (const { persistence } of tabs) persistence.flushDrafts();
    await waitUntil(() => tabs[0]!.text() === tabs[1]!.text());
    await waitUntil(() =>
      tabs.every((tab) => [HI, ORDER].every((words) => tab.text()?.includes(words))),
    );
    const later = await openTab(agent);
    expect([HI, ORDER].every((words) => later.text()?.includes(words))).to.equal(true);
    later.persistence.close();
  });

  it('keeps the file that one adds and the words that the other one writes at that moment', async () => {
    const blob = new Blob(['photo'], { type: 'image/png' });
    tabs[0]!.write({ files: [{ id: 'f1', name: 'foto.png', caption: '', blob }] });
    tabs[1]!.write({ text: ORDER });
    for (const { persistence } of tabs) persistence.flushDrafts();
    await waitUntil(() =>
      tabs.every((tab) => tab.text() === ORDER && tab.files().join() === 'foto.png'),
    );
  });
});
