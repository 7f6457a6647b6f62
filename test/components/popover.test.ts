import { aTimeout, expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { define } from '../../src/components/define.js';
import type { InboxPopoverToggleEvent } from '../../src/components/events.js';
import { InboxPopover } from '../../src/components/parts/popover/popover.js';
import { deepActive } from '../harness/deep.js';
import { tabBack } from '../harness/page.js';
import { PopoverHarness } from '../harness/popover.harness.js';

define(InboxPopover);

interface Stage {
  popover: PopoverHarness;
  anchor: HTMLElement;
  /** What was told of it. */
  told: boolean[];
  set: (change: Partial<InboxPopover>) => Promise<void>;
}

const settled = async () => {
  await nextFrame();
  await aTimeout(0);
  await nextFrame();
};

/** A button somewhere on the page, and a panel of 200 × 150 beside it. */
const show = async ({
  place = 'left: 300px; top: 250px',
  manual = false,
  dir = 'ltr',
} = {}): Promise<Stage> => {
  const told: boolean[] = [];
  const page = await fixture<HTMLElement>(
    html`<div dir=${dir}>
      <button .style=${`position: fixed; width: 60px; height: 30px; ${place}`}>Mais</button>
      <inbox-popover
        ?manual=${manual}
        @inbox-popover-toggle=${({ open }: InboxPopoverToggleEvent) => told.push(open)}
      >
        <div class="content" .style=${'width: 200px; height: 150px'}><input /></div>
      </inbox-popover>
    </div>`,
  );
  const anchor = page.querySelector('button')!;
  const popover = new PopoverHarness(page.querySelector('inbox-popover')!);
  popover.element.anchor = anchor;
  return {
    popover,
    anchor,
    told,
    set: async (change) => {
      Object.assign(popover.element, change);
      await popover.element.updateComplete;
      await settled();
    },
  };
};

describe('inbox-popover', () => {
  it('floats only while it is open', async () => {
    const { popover, told, set } = await show();
    expect(popover.isShown).to.equal(false);
    await set({ open: true });
    expect(popover.isShown).to.equal(true);
    expect(told).to.deep.equal([true]);
    await set({ open: false });
    expect(popover.isShown).to.equal(false);
    expect(told).to.deep.equal([true]);
  });

  describe('stands beside its anchor', () => {
    const GAP = 8;
    const PLACES: [
      title: string,
      place: string,
      change: Partial<InboxPopover>,
      expected: (box: DOMRect, anchor: DOMRect) => [actual: number, wanted: number][],
    ][] = [
      [
        'below, from its start',
        'left: 300px; top: 250px',
        {},
        (box, anchor) => [
          [box.top, anchor.bottom + GAP],
          [box.left, anchor.left],
        ],
      ],
      [
        'above',
        'left: 300px; top: 250px',
        { side: 'above' },
        (box, anchor) => [[box.bottom, anchor.top - GAP]],
      ],
      [
        'to its end',
        'left: 300px; top: 250px',
        { align: 'end' },
        (box, anchor) => [[box.right, anchor.right]],
      ],
      [
        'above where below has no room',
        'left: 300px; bottom: 10px',
        {},
        (box, anchor) => [[box.bottom, anchor.top - GAP]],
      ],
      [
        'below where above has no room',
        'left: 300px; top: 10px',
        { side: 'above' },
        (box, anchor) => [[box.top, anchor.bottom + GAP]],
      ],
      [
        'within the page at the right',
        'right: 0; top: 250px',
        {},
        (box) => [[box.right, document.documentElement.clientWidth - GAP]],
      ],
      [
        'within the page at the left',
        'left: 0; top: 250px',
        { align: 'end' },
        (box) => [[box.left, GAP]],
      ],
    ];
    for (const [title, place, change, expected] of PLACES) {
      it(title, async () => {
        const { popover, anchor, set } = await show({ place });
        await set({ ...change, open: true });
        for (const [actual, wanted] of expected(popover.box, anchor.getBoundingClientRect())) {
          expect(actual).to.be.closeTo(wanted, 1);
        }
      });
    }

    it('from the right where reading goes there', async () => {
      const { popover, anchor, set } = await show({ dir: 'rtl' });
      await set({ open: true });
      expect(popover.box.right).to.be.closeTo(anchor.getBoundingClientRect().right, 1);
    });

    it('and goes with it when the page scrolls or the anchor moves with the window', async () => {
      const { popover, anchor, set } = await show();
      await set({ open: true });
      anchor.style.setProperty('top', '100px');
      document.dispatchEvent(new Event('scroll'));
      expect(popover.box.top).to.be.closeTo(anchor.getBoundingClientRect().bottom + 8, 1);
      anchor.style.setProperty('top', '120px');
      window.dispatchEvent(new Event('resize'));
      expect(popover.box.top).to.be.closeTo(anchor.getBoundingClientRect().bottom + 8, 1);
    });

    it('and stays at it when what it holds shrinks', async () => {
      const { popover, anchor, set } = await show();
      await set({ open: true, side: 'above' });
      popover.element.querySelector<HTMLElement>('.content')!.style.setProperty('height', '40px');
      await settled();
      expect(popover.box.bottom).to.be.closeTo(anchor.getBoundingClientRect().top - 8, 1);
    });
  });

  describe('is closed by the person', () => {
    it('by Esc, and the focus goes back to where it was', async () => {
      const { popover, anchor, told, set } = await show();
      anchor.focus();
      await set({ open: true });
      popover.element.querySelector('input')!.focus();
      await sendKeys({ press: 'Escape' });
      await settled();
      expect(popover.element.open).to.equal(false);
      expect(told).to.deep.equal([true, false]);
      expect(deepActive() === anchor).to.equal(true);
    });

    it('by Tab out of it, and the focus stays where that led', async () => {
      const { popover, anchor, told, set } = await show();
      await set({ open: true });
      popover.element.querySelector('input')!.focus();
      await tabBack();
      await settled();
      expect(popover.isShown).to.equal(false);
      expect(told).to.deep.equal([true, false]);
      expect(deepActive() === anchor).to.equal(true);
    });

    it('by a click elsewhere', async () => {
      const { popover, told, set } = await show();
      await set({ open: true });
      await sendMouse({ type: 'click', position: [5, 5] });
      await settled();
      expect(popover.isShown).to.equal(false);
      expect(told).to.deep.equal([true, false]);
    });

    it('but not by a click in it', async () => {
      const { popover, set } = await show();
      await set({ open: true });
      const { left, top } = popover.box;
      await sendMouse({ type: 'click', position: [Math.round(left + 100), Math.round(top + 100)] });
      await settled();
      expect(popover.isShown).to.equal(true);
    });

    it('but not when it is its owner’s: focus and keys stay where they are', async () => {
      const { popover, anchor, set } = await show({ manual: true });
      anchor.focus();
      await set({ open: true });
      expect(deepActive() === anchor).to.equal(true);
      await sendMouse({ type: 'click', position: [5, 5] });
      await sendKeys({ press: 'Escape' });
      await settled();
      expect(popover.isShown).to.equal(true);
    });
  });

  it('does not take back a focus that has gone elsewhere', async () => {
    const { anchor, set } = await show();
    const elsewhere = await fixture<HTMLElement>(html`<button>elsewhere</button>`);
    anchor.focus();
    await set({ open: true });
    elsewhere.focus();
    await set({ open: false });
    expect(deepActive() === elsewhere).to.equal(true);
  });

  it('is open again after it was moved within the page', async () => {
    const { popover, set } = await show();
    await set({ open: true });
    document.body.append(popover.element);
    await popover.element.updateComplete;
    expect(popover.isShown).to.equal(true);
    popover.element.remove();
  });
});
