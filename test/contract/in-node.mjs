// The suite under node:test: `node --import tsx --test test/contract/in-node.mjs`.
import { describe, it } from 'node:test';
import { adapterContract } from '../../src/contract/contract.ts';
import { modelHand } from './model/hand.ts';

adapterContract({ describe, it, name: 'model', start: () => modelHand() });
