import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define } from '../../src/components/define.js';
import type { InboxMenuSelectEvent } from '../../src/components/events.js';
import { InboxMenu, type MenuItem } from '../../src/components/parts/menu/menu.js';
import { control, deepActive } from '../harness/deep.js';
import { clickOn } from '../harness/pointer.js';

define(InboxMenu);

const ITEMS: MenuItem[] = [
  { id: 'copy', label: 'Copiar número', icon: 'copy' },
  { id: 'edit', label: 'Editar', disabled: true },
  { id: 'close', label: 'Concluir conversa', icon: 'check' },
  { id: 'drop', label: 'Descartar', danger: true },
];

const show = async (items = ITEMS) => {
  const chosen: string[] = [];
  const menu = await fixture<InboxMenu>(
    html`<inbox-menu
      label="Mais ações"
      .items=${items}
      @inbox-menu-select=${({ item }: InboxMenuSelectEvent) => chosen.push(item)}
    ></inbox-menu>`,
  );
  menu.focus();
  return { menu, chosen, item: (name: string) => control(menu.renderRoot, name) };
};

const focused = () => deepActive()!.textContent.trim();

describe('inbox-menu', () => {
  it('begins at its first item', async () => {
    await show();
    expect(focused()).to.equal('Copiar número');
  });

  it('goes round by arrows, and to its ends', async () => {
    await show();
    for (const [key, name] of [
      ['ArrowDown', 'Editar'],
      ['ArrowDown', 'Concluir conversa'],
      ['ArrowDown', 'Descartar'],
      ['ArrowDown', 'Copiar número'],
      ['ArrowUp', 'Descartar'],
      ['ArrowUp', 'Concluir conversa'],
      ['Home', 'Copiar número'],
      ['End', 'Descartar'],
    ] as const) {
      await sendKeys({ press: key });
      expect(focused(), key).to.equal(name);
    }
  });

  it('goes to what begins with a letter, one after the other', async () => {
    await show();
    for (const [key, name] of [
      ['c', 'Concluir conversa'],
      ['c', 'Copiar número'],
      ['d', 'Descartar'],
      ['x', 'Descartar'],
    ] as const) {
      await sendKeys({ press: key });
      expect(focused(), key).to.equal(name);
    }
  });

  it('chooses by Enter, by Space and by a click', async () => {
    const { chosen, item } = await show();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Space' });
    await clickOn(item('Concluir conversa'));
    expect(chosen).to.deep.equal(['copy', 'drop', 'close']);
  });

  it('shows what is not possible now, and does not do it', async () => {
    const { chosen, item } = await show();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    item('Editar').click();
    expect(item('Editar').ariaDisabled).to.equal('true');
    expect(chosen).to.deep.equal([]);
  });

  it('is no stop of Tab by itself', async () => {
    const { menu } = await show();
    for (const button of menu.renderRoot.querySelectorAll('button')) {
      expect(button.tabIndex).to.equal(-1);
    }
  });

  it('stands empty', async () => {
    const { menu } = await show([]);
    await sendKeys({ press: 'ArrowDown' });
    expect(menu.renderRoot.querySelectorAll('button')).to.have.length(0);
  });

  it('is accessible', async () => {
    await expect((await show()).menu).to.be.accessible();
  });
});
