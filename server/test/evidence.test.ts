import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Delivery } from '../src/domain.js';
import { learn, type Evidence } from '../src/outbox/evidence.js';
import type { MessageRow } from '../src/rows.js';

const message = (): MessageRow => ({
  id: 'm',
  rev: 1,
  conversationId: 'c',
  order: '1',
  at: 0,
  direction: 'out',
  author: { kind: 'agent' },
  content: { kind: 'text', text: '' },
  status: 'queued',
});

const told = (all: readonly Evidence[]): MessageRow => {
  const row = message();
  for (const each of all) learn(row, each);
  return row;
};

const evidence = fc.oneof(
  fc.record({
    status: fc.constantFrom<Evidence['status']>(
      'sent',
      'delivered',
      'read',
      'played',
      'unconfirmed',
    ),
    at: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    status: fc.constant<'failed'>('failed'),
    at: fc.integer({ min: 1, max: 4 }),
    error: fc.record(
      { code: fc.constantFrom('undeliverable' as const, 'window_closed' as const) },
      { noNullPrototype: true },
    ),
  }),
);

describe('what is said of a message', () => {
  it('comes to the same in any order, and however often', () => {
    fc.assert(
      fc.property(
        fc
          .array(evidence, { maxLength: 8 })
          .chain((all) =>
            fc.tuple(
              fc.constant(all),
              fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
            ),
          ),
        ([all, shuffled]) => assert.deepEqual(told(shuffled), told(all)),
      ),
    );
  });

  const stories: [name: string, said: Evidence['status'][], status: Delivery][] = [
    ['read without delivered', ['sent', 'read'], 'read'],
    ['sent after delivered', ['delivered', 'sent'], 'delivered'],
    ['failed after sent', ['sent', 'failed'], 'failed'],
    ['delivered after failed', ['failed', 'delivered'], 'delivered'],
    ['failed after read', ['read', 'failed'], 'read'],
    ['confirmed', ['unconfirmed', 'sent'], 'sent'],
    ['unconfirmed, and then failed', ['unconfirmed', 'failed'], 'failed'],
    ['played', ['played', 'read'], 'played'],
  ];
  for (const [name, said, status] of stories) {
    it(`${name} is ${status}, with all of it kept`, () => {
      const row = told(said.map((each, index) => ({ status: each, at: index })));
      assert.equal(row.status, status);
      assert.deepEqual(Object.keys(row.evidence!).sort(), [...said].sort());
      assert.equal(row.error !== undefined, status === 'failed');
    });
  }
});
