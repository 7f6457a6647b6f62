import { expect, fixture, html } from '@open-wc/testing';
import { define } from '../../src/components/define.js';
import { InboxLiveWaveform } from '../../src/components/parts/live-waveform/live-waveform.js';
import { Screen } from '../harness/screen.js';

define(InboxLiveWaveform);

const show = async (levels: readonly number[]): Promise<Screen<InboxLiveWaveform>> =>
  new Screen(
    await fixture<InboxLiveWaveform>(
      html`<inbox-live-waveform .levels=${levels}></inbox-live-waveform>`,
    ),
  );

describe('inbox-live-waveform', () => {
  it('shows with reduced motion only how loud it is', async () => {
    const widths: number[] = [];
    for (const level of [0, 0.5, 1]) {
      const screen = await show([1, 0, level]);
      const drawn = screen.all('i');
      expect(drawn).to.have.length(1);
      widths.push(drawn[0]!.getBoundingClientRect().width);
    }
    expect(widths[0]).to.be.above(0);
    expect(widths[1]).to.be.above(widths[0]!);
    expect(widths[2]).to.be.above(widths[1]!);
  });

  it('keeps only what fits, however long it is', async () => {
    const { element } = await show(Array.from({ length: 9000 }, () => 0.5));
    expect(element.renderRoot.querySelectorAll('.bars i').length).to.be.within(100, 300);
  });

  it('is nothing to be read', async () => {
    const { element } = await show([1]);
    expect(element.ariaHidden).to.equal('true');
  });
});
