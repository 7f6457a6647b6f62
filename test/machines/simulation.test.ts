import { simulate } from '../support/simulation.js';

describe('an agent on a bad line', () => {
  it('loses nothing, doubles nothing and reorders nothing, in 40 seeds', () => simulate(1, 40));
});
