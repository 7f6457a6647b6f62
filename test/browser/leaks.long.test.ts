import { expect } from '@open-wc/testing';
import { deleteDB } from 'idb';
import { Actor } from 'xstate';
import { localAdapter } from '../../src/adapters/local/local.adapter.js';
import { newId } from '../../src/browser/new-id.js';
import { Follower } from '../../src/context/follower.js';
import { Track } from '../../src/context/track.js';
import { Store } from '../../src/store/store.js';
import { InboxHarness } from '../harness/inbox.harness.js';
import { countAlive, countListeners } from '../harness/memory.js';
import { objectUrls } from '../harness/object-urls.js';
import { waitUntil } from '../harness/wait-until.js';
import { speak } from '../harness/page.js';

/** What must not outlive its inbox. */
const OURS = {
  stores: Store,
  actors: Actor,
  controllers: Follower,
  tracks: Track,
  channels: BroadcastChannel,
  databases: IDBDatabase,
};

describe('an inbox that has left the page', () => {
  const shop = `leaks-${newId()}`;
  const databases = [shop];
  const urls = objectUrls();

  before(() => speak('pt-BR'));
  after(async () => {
    speak('en');
    await Promise.all(databases.map((each) => deleteDB(each)));
  });

  /** An agent reads, looks at photos, listens, records; then the inbox is taken away in the middle of it. */
  const visit = async (): Promise<void> => {
    const box = document.createElement('div');
    document.body.append(box);
    const account = `leaks-${newId()}`; // no draft of the visit before
    databases.push(`chat-inbox:${account}:ana`);
    const adapter = { ...localAdapter({ agentId: 'ana', name: shop }), name: account };
    const inbox = await InboxHarness.in(box, { adapter });
    await inbox.pressWhenThere(/^Meus/);
    await inbox.openRow('Lucas Ferraz');
    await inbox.until(() => inbox.bubbles.length > 2, 'no messages');
    await inbox.attach(new File(['orçamento'], 'orçamento.txt', { type: 'text/plain' }));
    await inbox.openRow('Helena Duarte');
    await inbox.until(() => inbox.bubbles.length > 2, 'no messages');
    const [scroller] = inbox.all('[part~="scroller"]').slice(-1);
    for (const top of [0, 400, scroller!.scrollHeight]) {
      scroller!.scrollTop = top;
      await inbox.drawn();
    }
    await inbox.pressWhenThere(/^Foto|^Abrir imagem/);
    await inbox.until(() => inbox.all('inbox-lightbox').length > 0, 'no lightbox');
    await inbox.pressWhenThere('Fechar');
    await inbox.until(() => inbox.all('inbox-lightbox').length === 0, 'the lightbox stays');
    await inbox.pressWhenThere(/^Tocar/);
    await inbox.pressWhenThere('Emoji');
    await inbox.until(() => inbox.all('.grid button').length > 0);
    inbox.fill('Buscar conversas', 'vera');
    await inbox.pressWhenThere('Gravar áudio');
    await inbox.sees(/0:0[12]/);
    box.remove();
  };

  it('leaves nothing behind, ten times', async function () {
    this.timeout(240_000); // on a busy machine a visit takes its time
    await visit(); // what is loaded on first use is there to stay
    const listeners = await countListeners();
    for (let round = 0; round < 9; round += 1) await visit();
    await waitUntil(() => urls() === 0, 'object URLs are left');
    const kept = { databases: 1 }; // of emoji, one for the page
    // What was under way when it left, as a database that is being closed, comes to its end first.
    let alive = await countAlive(OURS);
    for (let look = 0; look < 20 && JSON.stringify(alive) !== JSON.stringify(kept); look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      alive = await countAlive(OURS);
    }
    expect(alive).to.deep.equal(kept);
    expect(await countListeners()).to.equal(listeners);
  });
});
