import { expect } from '@open-wc/testing';
import { loadModule } from '../../src/domain/load-module.js';

describe('a module to be loaded', () => {
  it('is loaded as it is asked for', async () => {
    expect(await loadModule(() => Promise.resolve('module'))).to.equal('module');
  });

  it('is asked for under another address when the browser says which one failed', async () => {
    const address = new URL('../support/loaded.ts', import.meta.url).href;
    const failure = new TypeError(`Failed to fetch dynamically imported module: ${address}`);
    const loaded = await loadModule<{ url: string }>(() => Promise.reject(failure));
    expect(loaded.url).to.match(/loaded\.ts\?again=\d+$/);
    const second = await loadModule<{ url: string }>(() => Promise.reject(failure));
    expect(second.url).not.to.equal(loaded.url);
  });

  it('fails as it failed when no address is named', async () => {
    const failure = new TypeError('Importing a module script failed.');
    const tried = await loadModule(() => Promise.reject(failure)).catch((error: unknown) => error);
    expect(tried).to.equal(failure);
  });
});
