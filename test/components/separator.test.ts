import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { define } from '../../src/components/define.js';
import type { InboxResizeEvent } from '../../src/components/events.js';
import { InboxSeparator } from '../../src/components/parts/separator/separator.js';
import { speak } from '../harness/page.js';
import { middleOf, press, release } from '../harness/pointer.js';
import { Screen } from '../harness/screen.js';

define(InboxSeparator);

interface Line {
  screen: Screen;
  line: InboxSeparator;
  asked: (number | undefined)[];
}

const show = async (pane: InboxSeparator['pane'] = 'list', dir = 'ltr'): Promise<Line> => {
  const asked: (number | undefined)[] = [];
  const box = await fixture<HTMLElement>(
    html`<div dir=${dir} .style=${'display: flex; height: 200px; padding-inline: 300px'}>
      <inbox-separator
        pane=${pane}
        value="340"
        min="260"
        max="520"
        @inbox-resize=${({ width }: InboxResizeEvent) => asked.push(width)}
      ></inbox-separator>
    </div>`,
  );
  return { screen: new Screen(box), line: box.querySelector('inbox-separator')!, asked };
};

describe('inbox-separator', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  it('says what it does, and where it stands', async () => {
    const { screen } = await show();
    const control = screen.control('Largura da lista');
    expect(control.role).to.equal('separator');
    expect(control.ariaValueNow).to.equal('340');
    expect(control.ariaValueMin).to.equal('260');
    expect(control.ariaValueMax).to.equal('520');
    await expect(screen.element).to.be.accessible();
    expect((await show('details')).screen.has('Largura dos detalhes')).to.equal(true);
  });

  const table: [pane: InboxSeparator['pane'], dir: string, key: string, width: number][] = [
    ['list', 'ltr', 'ArrowRight', 356],
    ['list', 'ltr', 'ArrowLeft', 324],
    ['list', 'rtl', 'ArrowRight', 324],
    ['list', 'rtl', 'ArrowLeft', 356],
    ['details', 'ltr', 'ArrowRight', 324],
    ['details', 'ltr', 'ArrowLeft', 356],
    ['details', 'rtl', 'ArrowRight', 356],
    ['list', 'ltr', 'Home', 260],
    ['list', 'ltr', 'End', 520],
  ];
  for (const [pane, dir, key, width] of table) {
    it(`of the ${pane}, in ${dir}: ${key} asks for ${width}`, async () => {
      const { line, asked } = await show(pane, dir);
      line.focus();
      await sendKeys({ press: key });
      expect(asked).to.deep.equal([width]);
    });
  }

  it('goes back by Enter and by a double click', async () => {
    const { line, screen, asked } = await show();
    line.focus();
    await sendKeys({ press: 'Enter' });
    screen
      .control('Largura da lista')
      .dispatchEvent(new MouseEvent('dblclick', { bubbles: true, composed: true }));
    expect(asked).to.deep.equal([undefined, undefined]);
  });

  it('leaves other keys alone', async () => {
    const { line, asked } = await show();
    line.focus();
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'a' });
    expect(asked).to.deep.equal([]);
  });

  it('follows the pointer, within its bounds, until it is let go', async () => {
    const { line, screen, asked } = await show();
    const [x, y] = middleOf(screen.control('Largura da lista'));
    await press(screen.control('Largura da lista'));
    await sendMouse({ type: 'move', position: [x + 40, y] });
    expect(asked.at(-1)).to.equal(380);
    line.value = 380;
    await sendMouse({ type: 'move', position: [x + 900, y] });
    expect(asked.at(-1)).to.equal(520);
    await release();
    await sendMouse({ type: 'move', position: [x, y] });
    expect(asked.at(-1)).to.equal(520);
  });
});
