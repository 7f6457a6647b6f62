import { expect } from '@open-wc/testing';
import { adapterContract, type ContractOptions } from '../../src/contract/contract.js';
import { BACKEND_FLAWS } from './flaws/backends.js';
import { CALL_FLAWS } from './flaws/calls.js';
import { STREAM_FLAWS } from './flaws/streams.js';
import { modelHand } from './model/hand.js';

interface Outcome {
  failed: string[];
  skipped: string[];
}

/** Runs the contract as a runner would, with one seed. */
async function outcomeOf(start: ContractOptions['start'], runs: number): Promise<Outcome> {
  const tests: [name: string, body: Parameters<ContractOptions['it']>[1]][] = [];
  adapterContract({
    describe: (_name, body) => body(),
    it: (name, body) => tests.push([name, body]),
    start,
    runs,
    seed: 1,
    patienceMs: 250,
  });
  const outcome: Outcome = { failed: [], skipped: [] };
  for (const [name, body] of tests) {
    const context = { skip: () => outcome.skipped.push(name) };
    await body.call(undefined, context).catch(() => outcome.failed.push(name));
  }
  return outcome;
}

describe('the contract, on adapters that break it', () => {
  it('passes a correct one, and says what it could not play', async () => {
    const { failed, skipped } = await outcomeOf(() => modelHand(), 5);
    expect(failed).to.deep.equal([]);
    expect(skipped).to.deep.equal([
      '4 · A customer who types is told as `typing`, with an end',
      '13 · A target of a transfer that is not declared is `unsupported`',
      '13 · A file can be sent as video when that is declared',
      '13 · A file can be sent as sticker when that is declared',
      '13 · The list of kind quickReply can be read, by ids and in pages, when it is declared',
    ]);
  });

  const flaws = [...STREAM_FLAWS, ...CALL_FLAWS, ...BACKEND_FLAWS];
  for (const { it: what, breaks, backend, spoil } of flaws) {
    it(`catches one that ${what}`, async () => {
      const runs = breaks.startsWith('17') ? 3 : 1;
      const { failed } = await outcomeOf(() => modelHand(backend?.(), spoil), runs);
      expect(failed).to.deep.equal([breaks]);
    });
  }
});
