import { expect } from '@open-wc/testing';
import { adapterContract, type ContractOptions } from '../../src/contract/contract.js';
import { BACKEND_FLAWS } from './flaws/backends.js';
import { CALL_FLAWS } from './flaws/calls.js';
import { STREAM_FLAWS } from './flaws/streams.js';
import { modelHand } from './model/hand.js';
import { modestHand } from './model/modest.js';

interface Outcome {
  passed: string[];
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
  const outcome: Outcome = { passed: [], failed: [], skipped: [] };
  for (const [name, body] of tests) {
    let place = outcome.passed;
    const context = { skip: () => void (place = outcome.skipped) };
    await body.call(undefined, context).catch(() => (place = outcome.failed));
    place.push(name);
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

  it('passes one that can little, on a hand that can little, and plays what there is', async () => {
    const { passed, failed } = await outcomeOf(modestHand, 3);
    expect(failed).to.deep.equal([]);
    const played = new Set(passed.map((name) => Number(name.split(' ')[0])));
    expect([...played]).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 10, 12, 13, 14, 16, 17]);
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
