import { simulate } from '../support/simulation.js';

describe('an agent on a bad line, for long', () => {
  for (let from = 41; from < 241; from += 50) {
    it(`loses nothing, doubles nothing and reorders nothing, from seed ${from} on`, () =>
      simulate(from, from + 49));
  }
});
