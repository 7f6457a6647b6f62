import { expect } from '@open-wc/testing';
import { startOver } from '../../demo/crm/simulation.js';
import { browserEnvironment } from '../../src/browser/environment.js';
import { Shop } from '../harness/local.harness.js';

describe('starting over in the demo', () => {
  it('forgets what the inbox kept of every agent, beside what the server knew', async () => {
    const shop = new Shop();
    const line = await shop.phone();
    const { conversationId } = await line.write('Oi');
    const { openStorage } = browserEnvironment();
    for (const account of ['local:ana', 'local:bruno']) {
      const storage = await openStorage(account);
      await storage.putDraft({ conversationId, text: 'Bom d', files: [], savedAt: 1 });
      storage.close();
    }
    const control = await shop.control();
    await startOver(control);
    const ana = await shop.agent('ana');
    expect(await ana.conversation(conversationId)).to.equal(undefined);
    for (const account of ['local:ana', 'local:bruno']) {
      const storage = await openStorage(account);
      expect(await storage.drafts()).to.deep.equal([]);
      storage.close();
    }
    await shop.close();
  });
});
