import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define } from '../../src/components/define.js';
import { InboxIconButton } from '../../src/components/parts/icon-button/icon-button.js';
import { deepActive } from '../harness/deep.js';
import { nameByBrowser, speak } from '../harness/page.js';
import { clickOn } from '../harness/pointer.js';

define(InboxIconButton);

const show = async (change: Partial<InboxIconButton> = {}) => {
  let clicks = 0;
  const element = await fixture<InboxIconButton>(
    html`<inbox-icon-button
      icon="transfer"
      label="Transferir conversa"
      @click=${() => (clicks += 1)}
    ></inbox-icon-button>`,
  );
  Object.assign(element, change);
  await element.updateComplete;
  return { element, button: element.renderRoot.querySelector('button')!, clicks: () => clicks };
};

describe('inbox-icon-button', () => {
  before(() => speak('pt-BR'));
  after(() => speak('en'));

  it('has a name, and shows it as a tooltip', async () => {
    const { button } = await show();
    expect(await nameByBrowser('button')).to.equal('Transferir conversa');
    expect(button.title).to.equal('Transferir conversa');
  });

  it('tells its shortcut', async () => {
    const { button } = await show({ shortcut: 'Control+Enter' });
    expect(button.title).to.equal('Transferir conversa (Control+Enter)');
    expect(button.getAttribute('aria-keyshortcuts')).to.equal('Control+Enter');
  });

  it('is pressed by mouse and keys, and takes the focus', async () => {
    const { element, button, clicks } = await show();
    await clickOn(element);
    element.focus();
    expect(deepActive() === button).to.equal(true);
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Space' });
    expect(clicks()).to.equal(3);
  });

  it('keeps the focus when it can no longer be pressed, and does nothing', async () => {
    const { element, button, clicks } = await show();
    element.focus();
    element.disabled = true;
    await element.updateComplete;
    await sendKeys({ press: 'Enter' });
    await clickOn(element);
    expect(deepActive() === button).to.equal(true);
    expect(button.ariaDisabled).to.equal('true');
    expect(clicks()).to.equal(0);
  });

  it('says what it opens and whether that is open, and its state as a toggle', async () => {
    const plain = await show();
    expect([plain.button.ariaExpanded, plain.button.ariaPressed]).to.deep.equal([null, null]);
    const { button } = await show({ expanded: false, haspopup: 'menu', pressed: true });
    expect([button.ariaExpanded, button.ariaHasPopup, button.ariaPressed]).to.deep.equal([
      'false',
      'menu',
      'true',
    ]);
  });

  it('says what it opens where markup tells it', async () => {
    const element = await fixture<InboxIconButton>(
      html`<inbox-icon-button icon="emoji" label="Emojis" haspopup="dialog"></inbox-icon-button>`,
    );
    expect(element.renderRoot.querySelector('button')!.ariaHasPopup).to.equal('dialog');
  });

  for (const change of [{}, { size: 'small' }, { variant: 'primary' }] as const) {
    it(`is large enough to hit and accessible: ${JSON.stringify(change)}`, async () => {
      const { element } = await show(change);
      const { width, height } = element.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
      await expect(element).to.be.accessible();
    });
  }
});
