import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { LightboxItem } from '../../src/components/parts/lightbox/lightbox.js';
import { AdapterError } from '../../src/domain/errors.js';
import { media as files, pictures } from '../../stories/fixtures.js';
import { deepActive } from '../harness/deep.js';
import { LightboxHarness } from '../harness/lightbox.harness.js';
import { objectUrls } from '../harness/object-urls.js';
import { speak } from '../harness/page.js';
import { clickOn } from '../harness/pointer.js';
import { waitUntil } from '../harness/wait-until.js';

const [first, second, third] = pictures as [LightboxItem, LightboxItem, LightboxItem];
const film: LightboxItem = {
  ...second,
  key: 'film',
  kind: 'video',
  media: { id: 'film', mime: 'video/webm', name: 'defeito.webm' },
};

const keys = async (lightbox: LightboxHarness, ...names: string[]) => {
  for (const press of names) await sendKeys({ press });
  await lightbox.drawn();
};
const isThere = (lightbox: LightboxHarness) =>
  waitUntil(() => lightbox.picture?.complete && lightbox.slide.zoomable);

describe('inbox-lightbox', () => {
  const alive = objectUrls();
  before(() => speak('pt-BR'));
  after(() => speak('en'));

  it('says which one it is, of whom, from when, with its caption', async () => {
    const lightbox = await LightboxHarness.show({ shown: first.key });
    expect(lightbox.words).to.include('1 de 3');
    expect(lightbox.words).to.include('sofa.jpg');
    expect(lightbox.words).to.include('O sofá chegou assim');
    expect(lightbox.words).to.include('Mariana Costa');
    expect(lightbox.status).to.match(
      /^1 de 3\. Foto\. Mariana Costa, \d\d:\d\d\. O sofá chegou assim$/,
    );
  });

  it('lets a long caption be read by keys, and stops at no short one', async () => {
    const items = [{ ...first, caption: 'Rasgou deste lado.\n'.repeat(60) }, second];
    const lightbox = await LightboxHarness.show({ items, shown: first.key });
    const footer = lightbox.root.querySelector('footer')!;
    expect(footer.tabIndex).to.equal(0);
    footer.focus();
    await sendKeys({ press: 'End' });
    await waitUntil(() => footer.scrollTop > 0, 'It does not scroll');
    expect(lightbox.status).to.match(/^1 de 2/);
    await lightbox.press('Próxima');
    expect(footer.tabIndex).to.equal(-1);
  });

  it('leafs by its arrows, as far as there are pictures', async () => {
    const lightbox = await LightboxHarness.show();
    await lightbox.press('Próxima');
    expect(lightbox.status).to.match(/^3 de 3/);
    expect(lightbox.isDisabled('Próxima')).to.equal(true);
    await lightbox.press('Próxima');
    expect(lightbox.status).to.match(/^3 de 3/);
    await lightbox.press('Anterior');
    await lightbox.press('Anterior');
    expect(lightbox.status).to.match(/^1 de 3/);
    expect(lightbox.isDisabled('Anterior')).to.equal(true);
  });

  for (const [press, place] of [
    ['ArrowRight', 3],
    ['ArrowLeft', 1],
    ['PageDown', 3],
    ['PageUp', 1],
    ['Home', 1],
    ['End', 3],
  ] as const) {
    it(`leafs by ${press}`, async () => {
      const lightbox = await LightboxHarness.show();
      await keys(lightbox, press);
      expect(lightbox.status).to.match(new RegExp(`^${place} de 3`));
    });
  }

  it('leafs the way one reads', async () => {
    const lightbox = await LightboxHarness.show({}, { direction: 'rtl' });
    await keys(lightbox, 'ArrowRight');
    expect(lightbox.status).to.match(/^1 de 3/);
    await lightbox.swipe([0.3, 0.5], [0.5, 0.5], [0.7, 0.5]);
    expect(lightbox.status).to.match(/^2 de 3/);
  });

  it('leafs by a finger, but not by a short way', async () => {
    const lightbox = await LightboxHarness.show();
    await isThere(lightbox);
    await lightbox.swipe([0.7, 0.5], [0.5, 0.5], [0.3, 0.5]);
    expect(lightbox.status).to.match(/^3 de 3/);
    await lightbox.swipe([0.3, 0.5], [0.5, 0.5], [0.7, 0.5]);
    expect(lightbox.status).to.match(/^2 de 3/);
    await lightbox.swipe([0.5, 0.5], [0.49, 0.5], [0.48, 0.5]);
    expect(lightbox.status).to.match(/^2 de 3/);
  });

  it('zooms by buttons and keys, and tells how far', async () => {
    const lightbox = await LightboxHarness.show();
    await isThere(lightbox);
    expect(lightbox.isDisabled('Reduzir')).to.equal(true);
    await lightbox.press('Ampliar');
    expect(lightbox.view.scale).to.equal(1.5);
    expect(lightbox.status).to.equal('Ampliação 150%');
    await keys(lightbox, '+', '-', '-');
    expect(lightbox.view).to.deep.equal({ x: 0, y: 0, scale: 1 });
    await keys(lightbox, '+', '+', '0');
    expect(lightbox.view.scale).to.equal(1);
  });

  it('moves a large picture by arrow keys, no further than its edge, and does not leaf then', async () => {
    const lightbox = await LightboxHarness.show();
    await isThere(lightbox);
    await keys(lightbox, '+', '+', '+', 'ArrowRight');
    expect(lightbox.view.x).to.equal(-60);
    expect(lightbox.status).not.to.match(/^3 de 3/);
    await keys(lightbox, ...Array<string>(60).fill('ArrowRight'));
    const { width } = lightbox.picture!.getBoundingClientRect();
    const { clientWidth } = lightbox.slide;
    expect(lightbox.view.x).to.be.closeTo(-(width - clientWidth) / 2, 1);
    await keys(lightbox, 'PageDown');
    expect(lightbox.status).to.match(/^3 de 3/);
    await keys(lightbox, 'PageUp');
    expect(lightbox.view.scale, 'one that was left fits again').to.equal(1);
  });

  it('zooms by two fingers, by a double tap, and by the wheel with Ctrl', async () => {
    const lightbox = await LightboxHarness.show();
    await isThere(lightbox);
    await lightbox.pinch(2);
    expect(lightbox.view.scale).to.equal(2);
    await lightbox.swipe([0.5, 0.5], [0.4, 0.5], [0.3, 0.5]);
    expect(lightbox.status, 'one finger moves a large picture').to.equal('Ampliação 200%');
    expect(lightbox.view.x).to.be.below(0);
    await lightbox.swipe([0.5, 0.5]);
    await lightbox.swipe([0.5, 0.5]);
    expect(lightbox.view.scale).to.equal(1);
    await lightbox.swipe([0.5, 0.5]);
    await lightbox.swipe([0.5, 0.5]);
    expect(lightbox.view.scale).to.equal(2.5);
    await keys(lightbox, '0');
    const turn = (ctrlKey: boolean) => {
      const event = new WheelEvent('wheel', {
        ctrlKey,
        deltaY: -20,
        bubbles: true,
        composed: true,
        cancelable: true,
      });
      lightbox.picture!.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(turn(false)).to.equal(false);
    expect(turn(true)).to.equal(true);
    await lightbox.drawn();
    expect(lightbox.view.scale).to.equal(1.22);
  });

  it('plays a film, and stops when it is left', async () => {
    const lightbox = await LightboxHarness.show({ items: [first, film, third], shown: 'film' });
    await waitUntil(() => lightbox.film?.src.startsWith('blob:'), 'it is there');
    const shown = lightbox.film!;
    expect(shown.controls).to.equal(true);
    expect(lightbox.offers).not.to.include('Ampliar');
    await waitUntil(() => !shown.paused, 'it plays');
    await lightbox.press('Próxima');
    await waitUntil(() => shown.paused);
    expect(lightbox.film === null).to.equal(true);
  });

  it('leaves the arrow keys to a film that has the focus', async () => {
    const lightbox = await LightboxHarness.show({ items: [first, film, third], shown: 'film' });
    await waitUntil(() => lightbox.film, 'it is there');
    lightbox.film!.focus();
    await keys(lightbox, 'ArrowRight', 'Home');
    expect(lightbox.status).to.match(/^2 de 3/);
    await keys(lightbox, 'PageDown');
    expect(lightbox.status).to.match(/^3 de 3/);
  });

  it('loads its neighbours ahead, no others, and lets files go', async () => {
    const blob = await files['sofa']!();
    const others = alive();
    const many = Array.from({ length: 9 }, (_, index) => ({
      ...first,
      key: `k${index}`,
      blob,
    }));
    const lightbox = await LightboxHarness.show({ items: many, shown: 'k4' });
    expect(lightbox.loading).to.have.length(3);
    expect(alive() - others).to.equal(3);
    await keys(lightbox, 'PageDown', 'PageDown', 'PageUp');
    expect(lightbox.loading).to.have.length(3);
    expect(alive() - others).to.equal(3);
    lightbox.element.remove();
    expect(alive()).to.equal(others);
  });

  it('asks for older ones before the first, and shows the nearest when it comes', async () => {
    const lightbox = await LightboxHarness.show({ shown: first.key, older: true });
    let asked = 0;
    lightbox.element.addEventListener('inbox-older', () => (asked += 1));
    await keys(lightbox, 'ArrowLeft', 'ArrowLeft');
    expect(asked).to.equal(1);
    expect(lightbox.status).to.equal('Procurando fotos mais antigas…');
    lightbox.element.items = [{ ...first, key: 'older' }, ...pictures];
    await lightbox.drawn();
    expect(lightbox.element.shown).to.equal('older');
    expect(lightbox.status).to.match(/^1 de 4/);
  });

  it('stays where it is when others come or go, and takes what is in the place of one that went', async () => {
    const lightbox = await LightboxHarness.show();
    lightbox.element.items = [{ ...first, key: 'new' }, ...pictures];
    await lightbox.drawn();
    expect(lightbox.status).to.match(/^3 de 4/);
    lightbox.element.items = [first, third];
    await lightbox.drawn();
    expect(lightbox.element.shown).to.equal(third.key);
    let closed = false;
    lightbox.element.addEventListener('inbox-dialog-close', () => (closed = true));
    lightbox.element.items = [];
    await waitUntil(() => closed);
  });

  it('says why a picture is not seen, and tries again', async () => {
    const lightbox = await LightboxHarness.show(
      {},
      { rules: { media: new AdapterError('not_found') } },
    );
    await waitUntil(() => lightbox.words.includes('Este arquivo não está mais disponível.'));
    delete lightbox.backend.rules.media;
    await lightbox.press('Tentar de novo');
    await isThere(lightbox);
  });

  it('offers a file that is no picture for download', async () => {
    const items = [{ ...first, media: { id: 'paper', mime: 'image/jpeg' } }];
    const lightbox = await LightboxHarness.show({ items });
    await waitUntil(() =>
      lightbox.words.includes('Este navegador não consegue mostrar este arquivo.'),
    );
    expect(lightbox.offers).to.include('Baixar');
    expect(lightbox.offers, 'nothing to leaf').not.to.include('Próxima');
  });

  it('is closed by Esc, by the cross, and beside the picture, but not on it', async () => {
    for (const close of [
      () => sendKeys({ press: 'Escape' }),
      (lightbox: LightboxHarness) => lightbox.press('Fechar'),
      async ({ stage }: LightboxHarness) => {
        const { left, top } = stage.getBoundingClientRect();
        await sendMouse({ type: 'click', position: [Math.ceil(left) + 20, Math.ceil(top) + 20] });
      },
    ]) {
      const narrow = [{ ...first, media: { id: 'sticker', mime: 'image/webp' } }];
      const lightbox = await LightboxHarness.show({ items: narrow });
      await isThere(lightbox);
      await clickOn(lightbox.picture!);
      expect(lightbox.dialog.open).to.equal(true);
      await close(lightbox);
      await waitUntil(() => !lightbox.dialog.open);
    }
  });

  it('holds the focus', async () => {
    const lightbox = await LightboxHarness.show();
    expect(lightbox.dialog.matches(':modal')).to.equal(true);
    await waitUntil(() => deepActive()?.ariaLabel === 'Fechar');
    for (let step = 0; step < 12; step += 1) {
      await sendKeys({ press: 'Tab' });
      const active = deepActive();
      expect(active === document.body || lightbox.dialog.contains(lightboxHost(active))).to.equal(
        true,
      );
    }
  });
});

/** The element of the lightbox's own tree in which another one stands. */
const lightboxHost = (element: Element | null): Element | null => {
  let found = element;
  for (;;) {
    const root = found?.getRootNode();
    if (!(root instanceof ShadowRoot) || root.host.localName === 'inbox-lightbox') return found;
    found = root.host;
  }
};
