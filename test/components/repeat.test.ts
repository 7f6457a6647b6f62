import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { html, render } from 'lit';
import { repeat } from '../../src/components/parts/repeat/repeat.js';

const draw = (keys: readonly number[], into = document.createElement('ul')) => {
  render(
    repeat(keys, String, (key) => html`<li id=${key}>${key}</li>`),
    into,
  );
  return into;
};

const rowsOf = (list: HTMLElement) => new Map([...list.children].map((row) => [row.id, row]));

describe('repeat', () => {
  const lists = fc.array(fc.uniqueArray(fc.nat(12), { maxLength: 8 }), { minLength: 1 });

  it('has after any changes the nodes of what is drawn, and no other', () => {
    fc.assert(
      fc.property(lists, (changes) => {
        const list = document.createElement('ul');
        for (const keys of changes) {
          const before = rowsOf(list);
          draw(keys, list);
          const after = rowsOf(list);
          expect([...after.keys()]).to.deep.equal(keys.map(String));
          expect(list.childNodes.length).to.equal(draw(keys).childNodes.length);
          for (const [id, row] of after) expect((before.get(id) ?? row) === row).to.equal(true);
        }
      }),
    );
  });
});
