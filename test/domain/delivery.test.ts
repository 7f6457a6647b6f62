import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { advance } from '../../src/domain/delivery.js';
import type { Delivery } from '../../src/domain/message.js';

const ORDER: readonly Delivery[] = [
  'queued',
  'sending',
  'unconfirmed',
  'sent',
  'failed',
  'delivered',
  'read',
  'played',
];

describe('advance', () => {
  const TABLE: [
    old: Delivery | undefined,
    next: Delivery | undefined,
    result: Delivery | undefined,
  ][] = [
    [undefined, undefined, undefined],
    [undefined, 'sent', 'sent'],
    ['sent', undefined, 'sent'],
    ['queued', 'sending', 'sending'],
    ['sending', 'sent', 'sent'],
    ['sent', 'delivered', 'delivered'],
    ['sent', 'read', 'read'],
    ['read', 'played', 'played'],
    ['read', 'delivered', 'read'],
    ['delivered', 'sent', 'delivered'],
    ['sent', 'failed', 'failed'],
    ['failed', 'sent', 'failed'],
    ['failed', 'delivered', 'delivered'],
    ['failed', 'read', 'read'],
    ['delivered', 'failed', 'delivered'],
    ['read', 'failed', 'read'],
    ['sending', 'unconfirmed', 'unconfirmed'],
    ['unconfirmed', 'sent', 'sent'],
    ['unconfirmed', 'failed', 'failed'],
    ['read', 'read', 'read'],
  ];
  for (const [old, next, result] of TABLE) {
    it(`${old} then ${next} is ${result}`, () => expect(advance(old, next)).to.equal(result));
  }

  it('keeps what it knows when a status is of a later version', () =>
    expect(advance('sent', 'pinned' as Delivery)).to.equal('sent'));

  const all = (statuses: readonly Delivery[]) =>
    statuses.reduce<Delivery | undefined>((old, next) => advance(old, next), undefined);

  it('ends in the furthest, in whatever order and however often they come', () => {
    const statuses = fc.array(fc.constantFrom(...ORDER), { minLength: 1, maxLength: 12 });
    const shuffled = statuses.chain((list) =>
      fc.record({
        list: fc.constant(list),
        again: fc
          .array(fc.constantFrom(...list), { maxLength: 6 })
          .chain((extra) =>
            fc.shuffledSubarray([...list, ...extra], { minLength: list.length + extra.length }),
          ),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ list, again }) => {
        const furthest = ORDER[Math.max(...list.map((status) => ORDER.indexOf(status)))];
        expect(all(list)).to.equal(furthest);
        expect(all(again)).to.equal(furthest);
      }),
      { numRuns: 1000 },
    );
  });
});
