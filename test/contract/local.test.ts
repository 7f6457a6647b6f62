import { adapterContract } from '../../src/contract/contract.js';
import { localHand } from './local.hand.js';

adapterContract({ describe, it, name: 'local', start: localHand, runs: 3 });
