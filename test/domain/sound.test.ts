import { expect } from '@open-wc/testing';
import { soundFacts } from '../../src/domain/sound.js';

describe('soundFacts', () => {
  it('are whole milliseconds and amplitudes of two decimals', () => {
    const measured = { durationMs: 2999.6, waveform: [0, 0.333333, 1], voice: true };
    expect(soundFacts(measured)).to.deep.equal({
      durationMs: 3000,
      waveform: [0, 0.33, 1],
      voice: true,
    });
  });

  const odd: [what: string, given: Parameters<typeof soundFacts>[0], left: object][] = [
    ['nothing', {}, {}],
    ['no length', { durationMs: 0 }, {}],
    ['a length before the beginning', { durationMs: -5 }, {}],
    ['a stream without an end', { durationMs: Infinity }, {}],
    ['a length that is no number', { durationMs: NaN }, {}],
    ['no levels', { waveform: [] }, {}],
    ['a level that is no number', { waveform: [0.5, NaN] }, {}],
    ['levels out of bounds', { waveform: [-1, 0.5, 7] }, { waveform: [0, 0.5, 1] }],
    ['too many', { waveform: Array(99).fill(1) as number[] }, { waveform: Array(64).fill(1) }],
    ['no voice', { voice: false }, {}],
  ];
  for (const [what, given, left] of odd) {
    it(`of ${what} keep what can be true`, () => {
      expect(soundFacts(given)).to.deep.equal(left);
    });
  }
});
