import { after, describe, it } from 'node:test';
import { adapterContract } from '../../src/contract/contract.js';
import { openBackend } from './contract/backend.js';
import { gatewayHand } from './contract/hand.js';

const backend = await openBackend();

adapterContract({
  describe,
  it,
  name: `http → gateway → ${backend.kind}, ${backend.urls.length} node(s)`,
  start: async () => gatewayHand(backend),
  runs: backend.kind === 'postgres' ? 3 : 1, // stories take minutes of PGlite
});
after(() => backend.close());
