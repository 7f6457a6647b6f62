import { expect } from '@open-wc/testing';
import { seatOf } from '../../src/domain/seat.js';

const ana = { id: 'ana', name: 'Ana' };
const closed = { at: 1 };

describe('seatOf', () => {
  it('is mine, theirs or nobody’s', () => {
    expect(seatOf({ assignee: ana }, 'ana')).to.equal('mine');
    expect(seatOf({ assignee: ana }, 'bia')).to.equal('theirs');
    expect(seatOf({}, 'ana')).to.equal('unclaimed');
  });

  it('is nobody’s mine before it is known who I am', () => {
    expect(seatOf({ assignee: ana }, undefined)).to.equal('theirs');
    expect(seatOf({}, undefined)).to.equal('unclaimed');
  });

  it('is closed whoever had it', () => {
    expect(seatOf({ assignee: ana, closed }, 'ana')).to.equal('closed');
    expect(seatOf({ closed }, 'ana')).to.equal('closed');
  });
});
