import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define } from '../../src/components/define.js';
import type { InboxMenuSelectEvent } from '../../src/components/events.js';
import type { MenuItem } from '../../src/components/parts/menu/menu.js';
import { InboxMenuButton } from '../../src/components/parts/menu-button/menu-button.js';
import { tabBack } from '../harness/page.js';
import { clickOn } from '../harness/pointer.js';
import { Screen } from '../harness/screen.js';

define(InboxMenuButton);

const show = async () => {
  const chosen: string[] = [];
  const items: MenuItem[] = [
    { id: 'copy', label: 'Copiar número', icon: 'copy' },
    { id: 'transfer', label: 'Transferir conversa' },
  ];
  let asked = 0;
  const box = await fixture<HTMLElement>(
    html`<div .style=${'padding: 40px'}>
      <button>before</button>
      <inbox-menu-button
        label="Mais ações"
        .items=${() => (asked++, items)}
        @inbox-menu-select=${({ item }: InboxMenuSelectEvent) => chosen.push(item)}
      ></inbox-menu-button>
      <button>after</button>
    </div>`,
  );
  const screen = new Screen(box);
  return { screen, chosen, asked: () => asked, button: box.querySelector('inbox-menu-button')! };
};

describe('inbox-menu-button', () => {
  it('asks for its items when it opens, and puts the focus on the first', async () => {
    const { screen, asked } = await show();
    expect(asked()).to.equal(0);
    screen.press('Mais ações');
    await screen.until(() => screen.focused === 'Copiar número');
    expect(asked()).to.be.greaterThan(0);
    expect(screen.control('Mais ações').ariaExpanded).to.equal('true');
    await expect(screen.element).to.be.accessible();
  });

  it('tells what was chosen, once, and takes the focus back', async () => {
    const { screen, chosen } = await show();
    screen.press('Mais ações');
    await screen.until(() => screen.focused === 'Copiar número');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await screen.until(() => screen.focused === 'Mais ações');
    expect(chosen).to.deep.equal(['transfer']);
    expect(screen.has('Copiar número')).to.equal(false);
  });

  it('closes by Esc, by a click elsewhere and by its own button', async () => {
    const { screen, chosen } = await show();
    for (const close of [
      () => sendKeys({ press: 'Escape' }),
      () => clickOn(screen.control('after')),
      () => clickOn(screen.control('Mais ações')),
    ]) {
      await clickOn(screen.control('Mais ações'));
      await screen.until(() => screen.has('Copiar número'));
      await close();
      await screen.until(() => !screen.has('Copiar número'), 'still open');
    }
    expect(chosen).to.deep.equal([]);
  });

  it('closes by Tab, which goes on from the button', async () => {
    const { screen, chosen } = await show();
    for (const [leave, next] of [
      [() => sendKeys({ press: 'Tab' }), 'after'],
      [tabBack, 'before'],
    ] as const) {
      screen.press('Mais ações');
      await screen.until(() => screen.focused === 'Copiar número');
      await leave();
      await screen.until(() => !screen.has('Copiar número'), 'still open');
      expect(screen.focused).to.equal(next);
    }
    expect(chosen).to.deep.equal([]);
  });

  it('shows a check for a while when what was chosen is done', async () => {
    const { screen, button } = await show();
    button.confirm();
    const icon = () => screen.all<HTMLElementTagNameMap['inbox-icon']>('inbox-icon')[0]!.name;
    await screen.until(() => icon() === 'check');
    await screen.until(() => icon() === 'more');
  });
});
