// The suite as it is published, under node:test: `node --import tsx --test test/contract/in-node.mjs` after a build.
import { describe, it } from 'node:test';
import { adapterContract } from 'chat-inbox/contract';
import { modelHand } from './model/hand.ts';

adapterContract({ describe, it, name: 'model', start: () => modelHand() });
