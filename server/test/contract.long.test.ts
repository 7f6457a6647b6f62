import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { adapterContract } from '../../src/contract/contract.js';
import { openBackend } from './contract/backend.js';
import { gatewayHand } from './contract/hand.js';
import { Wire } from './contract/wire.js';

const backend = await openBackend();
const wire = new Wire();

adapterContract({
  describe,
  it,
  name: `http → gateway → ${backend.kind}, ${backend.urls.length} node(s)`,
  start: async () => gatewayHand(backend, wire),
  runs: backend.kind === 'postgres' ? 3 : 1, // stories take minutes of PGlite
});

describe('all that crossed the wire meanwhile', () => {
  it('keeps to the protocol, and says nothing that it does not name', () => {
    assert.deepEqual(wire.unseen, []);
    assert.deepEqual([...wire.problems], []);
  });
});
after(() => backend.close());
