import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { define } from '../../src/components/define.js';
import { InboxDialog } from '../../src/components/parts/dialog/dialog.js';
import { loadLanguage } from '../../src/locales/registry.js';
import { deepActive } from '../harness/deep.js';
import { DialogHarness } from '../harness/dialog.harness.js';
import { nameByBrowser, speak, tabBack } from '../harness/page.js';
import { clickOn, middleOf } from '../harness/pointer.js';

define(InboxDialog);

interface Stage {
  dialog: DialogHarness;
  opener: HTMLElement;
  /** How often it asked to be closed. */
  asked: () => number;
  open: () => Promise<void>;
}

const show = async ({ refuse = false, first = true } = {}): Promise<Stage> => {
  let asked = 0;
  const page = await fixture<HTMLElement>(
    html`<div>
      <button>Abrir</button>
      <inbox-dialog
        heading="Transferir conversa"
        @inbox-dialog-close=${(event: Event) => {
          asked += 1;
          if (refuse) event.preventDefault();
        }}
      >
        <label>Busca <input class="other" /></label>
        <label>Nota <input class="note" ?data-first=${first} /></label>
        <button slot="footer">Transferir</button>
      </inbox-dialog>
    </div>`,
  );
  const opener = page.querySelector('button')!;
  const element = page.querySelector('inbox-dialog')!;
  opener.focus();
  return {
    dialog: new DialogHarness(element),
    opener,
    asked: () => asked,
    open: async () => {
      element.open = true;
      await element.updateComplete;
      await nextFrame();
    },
  };
};

describe('inbox-dialog', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  it('stands in front of everything under its heading', async () => {
    const { dialog, open } = await show();
    expect(dialog.isShown).to.equal(false);
    await open();
    expect(dialog.isShown).to.equal(true);
    expect(await nameByBrowser('dialog')).to.equal('Transferir conversa');
  });

  it('begins at what comes first', async () => {
    const { open } = await show();
    await open();
    expect(deepActive()!.className).to.equal('note');
  });

  it('begins inside when nothing comes first', async () => {
    const { dialog, open } = await show({ first: false });
    await open();
    expect(dialog.element.contains(deepActive()) || deepActive() === dialog.cross).to.equal(true);
  });

  it('keeps the focus inside, however often one tabs', async () => {
    const { opener, open } = await show();
    await open();
    for (let step = 0; step < 8; step += 1) {
      await sendKeys({ press: 'Tab' });
      expect(deepActive() === opener).to.equal(false);
    }
    for (let step = 0; step < 8; step += 1) {
      await tabBack();
      expect(deepActive() === opener).to.equal(false);
    }
  });

  describe('is left, and gives the focus back,', () => {
    const left = async ({ dialog, opener, asked }: Stage) => {
      await nextFrame();
      expect(asked()).to.equal(1);
      expect(dialog.element.open).to.equal(false);
      expect(dialog.isShown).to.equal(false);
      expect(deepActive() === opener).to.equal(true);
    };

    it('by Esc', async () => {
      const stage = await show();
      await stage.open();
      await sendKeys({ press: 'Escape' });
      await left(stage);
    });

    it('by the cross', async () => {
      const stage = await show();
      await stage.open();
      await clickOn(stage.dialog.cross);
      await left(stage);
    });

    it('by a click beside it', async () => {
      const stage = await show();
      await stage.open();
      await sendMouse({ type: 'click', position: [3, 3] });
      // A click on the page may take the focus; the dialog hands it back.
      await left(stage);
    });

    it('when its owner closes it', async () => {
      const stage = await show();
      await stage.open();
      stage.dialog.element.open = false;
      await stage.dialog.element.updateComplete;
      await nextFrame();
      expect(stage.asked()).to.equal(0);
      expect(deepActive() === stage.opener).to.equal(true);
    });

    it('when its owner takes it away', async () => {
      const stage = await show();
      await stage.open();
      stage.dialog.element.remove();
      await nextFrame();
      expect(deepActive() === stage.opener).to.equal(true);
    });
  });

  it('stays when a text is marked by dragging out of it', async () => {
    const { dialog, open } = await show();
    await open();
    await sendMouse({ type: 'move', position: middleOf(dialog.element.querySelector('.note')!) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [3, 3] });
    await sendMouse({ type: 'up' });
    await nextFrame();
    expect(dialog.isShown).to.equal(true);
  });

  it('stays when a click is inside', async () => {
    const { dialog, open } = await show();
    await open();
    await clickOn(dialog.element.querySelector('label')!);
    await nextFrame();
    expect(dialog.isShown).to.equal(true);
  });

  it('stays when the owner refuses, even against the browser', async () => {
    const { dialog, open, asked } = await show({ refuse: true });
    await open();
    await sendKeys({ press: 'Escape' });
    await sendKeys({ press: 'Escape' });
    await nextFrame();
    expect(asked()).to.equal(2);
    expect(dialog.isShown).to.equal(true);
    dialog.closeByForce();
    await nextFrame();
    expect(dialog.isShown).to.equal(true);
    expect(dialog.element.open).to.equal(true);
  });

  it('asks nothing and stays while something is on its way', async () => {
    const { dialog, open, asked } = await show();
    await open();
    dialog.element.busy = true;
    await dialog.element.updateComplete;
    await sendKeys({ press: 'Escape' });
    await sendMouse({ type: 'click', position: [3, 3] });
    await clickOn(dialog.cross);
    await nextFrame();
    expect(asked()).to.equal(0);
    expect(dialog.isShown).to.equal(true);
  });

  it('has no empty footer', async () => {
    const { dialog, open } = await show();
    await open();
    expect(dialog.footer.offsetHeight).to.be.greaterThan(0);
    dialog.element.querySelector('[slot=footer]')!.remove();
    await nextFrame();
    await dialog.element.updateComplete;
    expect(dialog.footer.offsetHeight).to.equal(0);
  });

  it('fits a narrow page', async () => {
    const { dialog, open } = await show();
    await open();
    expect(dialog.box.width).to.be.at.most(innerWidth - 24);
    expect(dialog.box.height).to.be.at.most(innerHeight - 24);
  });

  for (const lang of ['pt-BR', 'en', 'es']) {
    it(`is accessible in ${lang}`, async () => {
      await loadLanguage(lang.toLowerCase());
      speak(lang);
      const { dialog, open } = await show();
      await open();
      await expect(dialog.element).to.be.accessible();
    });
  }
});
