import { expect } from '@open-wc/testing';
import type { Capabilities } from '../../src/domain/ports.js';
import { transferTargets } from '../../src/domain/transfer.js';

describe('to what a conversation can be transferred', () => {
  const table: [Partial<Capabilities>, string[]][] = [
    [{}, []],
    [{ transfer: { sector: true, agent: true } }, []],
    [{ lookups: ['sector', 'agent'] }, []],
    [{ transfer: { sector: true, agent: true }, lookups: ['agent'] }, ['agent']],
    [{ transfer: { sector: true, agent: false }, lookups: ['sector', 'agent'] }, ['sector']],
    [
      { transfer: { sector: true, agent: true }, lookups: ['agent', 'sector'] },
      ['sector', 'agent'],
    ],
  ];
  for (const [can, targets] of table) {
    it(`${JSON.stringify(can)}: ${targets.join(', ') || 'nothing'}`, () => {
      expect(transferTargets({ commands: [], content: [], lookups: [], ...can })).to.deep.equal(
        targets,
      );
    });
  }
});
