import { expect } from '@open-wc/testing';
import { createInbox } from '../../src/create-inbox.js';
import { canReadMarks } from '../../src/domain/texts.js';
import { FakeBackend } from '../support/fake-backend.js';
import { START } from '../support/rows.js';
import { World } from '../support/world.js';
import { waitUntil } from '../harness/wait-until.js';

describe('the stream', () => {
  it('has no session to read texts from before marks can be read: none changes under the reader', async () => {
    const world = new World(START);
    const backend = new FakeBackend({ now: () => world.clock.now() });
    expect(canReadMarks(), 'nothing is loaded ahead').to.equal(false);
    const { store, dispose } = createInbox({
      adapter: backend.adapter,
      environment: world.environment(),
      locale: 'pt-BR',
    });
    const readable: boolean[] = [];
    store.watchSession(() => readable.push(canReadMarks()));
    await waitUntil(() => store.session, 'there is no session to read texts from');
    expect(readable).to.not.include(false);
    dispose();
  });
});
