import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { openCamera } from '../../src/browser/media/camera.js';
import { CAPTURE_PROBLEMS, photoFile } from '../support/fake-cameras.js';
import { cameraStage, type CameraStage } from '../harness/camera.harness.js';
import { objectUrls } from '../harness/object-urls.js';
import { hideTab, showTab, speak } from '../harness/page.js';
import { turn } from '../support/world.js';

const FRONT_AND_BACK = [
  { id: 'f', label: 'camera2 1, facing front', facing: 'front' },
  { id: 'b', label: 'camera2 0, facing back', facing: 'back' },
] as const;

/** The picture is on the screen. */
const showing = async (...args: Parameters<typeof cameraStage>): Promise<CameraStage> => {
  const all = await cameraStage(...args);
  await all.camera.openAndSee();
  return all;
};

const taken = async (...args: Parameters<typeof cameraStage>): Promise<CameraStage> => {
  const all = await showing(...args);
  await all.camera.take();
  return all;
};

/** No camera is on, and this is why. */
const ended = async (problem: (typeof CAPTURE_PROBLEMS)[number]): Promise<CameraStage> => {
  const all = await cameraStage((cameras) => (cameras.problem = problem));
  await all.camera.open();
  return all;
};

describe('the camera in the composer', () => {
  const alive = objectUrls();
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  it('is offered where the browser has one and the channel takes pictures', async () => {
    const { screen } = await cameraStage();
    await screen.until(() => screen.has('Câmera'));
    const { screen: without } = await cameraStage(undefined, { environment: {} });
    expect(without.has('Câmera')).to.equal(false);
  });

  it('is used by keyboard alone, and ends in the draft with its caption', async () => {
    const { camera, cameras, screen, settle, world } = await showing();
    expect(screen.focused).to.equal('Tirar foto');
    await sendKeys({ press: 'Space' });
    await screen.until(() => camera.photo?.naturalWidth);
    await settle();
    expect(screen.focused).to.equal('Usar foto');
    expect(camera.screen.all('[role=status]').map(({ textContent }) => textContent)).to.deep.equal([
      'Foto tirada',
    ]);
    camera.screen.control('Legenda').focus();
    await sendKeys({ type: 'O cinza' });
    await sendKeys({ press: 'Enter' });
    await settle();
    expect(camera.isOpen).to.equal(false);
    expect(cameras.on).to.equal(0);
    const [file] = camera.staged('mariana');
    expect(file).to.include({ caption: 'O cinza' });
    expect(file!.blob!.type).to.equal('image/jpeg');
    expect(file!.name).to.match(/^foto-\d{8}-\d{6}\.jpg$/);
    expect(file!.name).to.include(String(new Date(world.clock.now()).getFullYear()));
    await screen.until(() => screen.focused === 'Mensagem');
  });

  it("takes what the browser's own camera shows, whatever is drawn meanwhile", async () => {
    const { camera, screen, settle } = await showing((all) => (all.openCamera = openCamera));
    let begun = 0;
    camera.video.addEventListener('emptied', () => (begun += 1));
    for (let press = 0; press < 3; press += 1) {
      await camera.take();
      camera.screen.press('Tirar outra');
      await settle();
    }
    await camera.take();
    expect(begun).to.equal(0);
    const { naturalWidth, naturalHeight } = camera.photo!;
    expect([naturalWidth, naturalHeight]).to.deep.equal([
      camera.video.videoWidth,
      camera.video.videoHeight,
    ]);
    const seen = new OffscreenCanvas(32, 32).getContext('2d')!;
    seen.drawImage(camera.photo!, 0, 0, 32, 32);
    const { data } = seen.getImageData(0, 0, 32, 32);
    expect(data.some((value, index) => index % 4 < 3 && value > 50)).to.equal(true);
    const { srcObject } = camera.video;
    await sendKeys({ press: 'Escape' });
    await screen.until(() =>
      (srcObject as MediaStream).getTracks().every(({ readyState }) => readyState === 'ended'),
    );
  });

  it('gives another photo, with the same caption', async () => {
    const { camera, cameras, screen, settle } = await taken();
    camera.screen.fill('Legenda', 'O cinza');
    camera.screen.press('Tirar outra');
    await settle();
    expect(camera.photo === undefined).to.equal(true);
    expect(screen.focused).to.equal('Tirar foto');
    await camera.take();
    expect((camera.screen.control('Legenda') as HTMLInputElement).value).to.equal('O cinza');
    expect(cameras.opened).to.have.length(1);
  });

  it('says that a photo could not be taken, and takes it at the next try', async () => {
    const { camera, cameras, settle } = await showing((all) => (all.broken = true));
    camera.screen.press('Tirar foto');
    await settle();
    expect(camera.screen.all('[role=alert]').map(({ textContent }) => textContent)).to.deep.equal([
      'A foto não saiu. Tente de novo.',
    ]);
    cameras.broken = false;
    await camera.take();
    expect(camera.screen.all('[role=alert]')).to.have.length(0);
  });

  it('shows as in a mirror what looks at the agent, and as it is what looks away', async () => {
    const { camera, screen } = await showing((all) => (all.devices = [...FRONT_AND_BACK]));
    const flipped = () => new DOMMatrix(getComputedStyle(camera.video).transform).a < 0;
    expect(flipped()).to.equal(false);
    camera.screen.choose('Escolher câmera', 'Câmera frontal');
    await screen.until(flipped);
  });

  it('lists the cameras by what the agent calls them, also as they come and go', async () => {
    const { camera, cameras, screen, settle } = await showing((all) => {
      all.devices = [
        ...FRONT_AND_BACK,
        { id: 'b2', label: 'camera2 2, facing back', facing: 'back' },
      ];
    });
    expect(camera.choices).to.deep.equal([
      'Câmera frontal',
      'Câmera traseira 1',
      'Câmera traseira 2',
    ]);
    cameras.change([...FRONT_AND_BACK, { id: 'usb', label: 'USB Webcam' }, { id: 'x', label: '' }]);
    await settle();
    expect(camera.choices).to.deep.equal([
      'Câmera frontal',
      'Câmera traseira',
      'USB Webcam',
      'Câmera 2',
    ]);
    camera.screen.control('Escolher câmera').focus();
    camera.screen.choose('Escolher câmera', 'USB Webcam');
    await screen.until(() => cameras.last.deviceId === 'usb');
    expect(cameras.on).to.equal(1);
    expect(screen.focused).to.equal('Escolher câmera');
  });

  describe('is off once it is closed', () => {
    const CLOSERS: Record<string, (all: CameraStage) => unknown> = {
      'by Esc': () => sendKeys({ press: 'Escape' }),
      'by its cross': ({ camera }) => camera.screen.press('Fechar'),
      'by a press beside it': ({ camera }) => camera.pressBeside(),
      'because it was taken out of the page': ({ camera }) => camera.element.remove(),
      'because another conversation was opened': ({ composer }) => composer.open('rogerio'),
      'because nothing can be written any more': ({ backend }) =>
        backend.put('mariana', { allow: [] }),
      'because the inbox left the page': ({ screen }) => screen.element.remove(),
    };
    for (const [how, close] of Object.entries(CLOSERS)) {
      for (const begin of [showing, taken]) {
        it(`${how}, ${begin === taken ? 'with a photo' : 'without a photo'}`, async () => {
          const all = await begin();
          const { track } = all.cameras.last;
          expect(track.readyState).to.equal('live');
          await close(all);
          await all.screen.until(() => track.readyState === 'ended', 'Still on');
          expect(all.cameras.opened).to.have.length(1);
          await all.settle();
          const thumbnails = () => all.screen.all('img').length;
          await all.screen.until(() => alive() === thumbnails(), 'Object URLs are left');
        });
      }
    }

    it('while it is still being opened', async () => {
      const all = await cameraStage((cameras) => (cameras.problem = 'hang'));
      await all.camera.open();
      await sendKeys({ press: 'Escape' });
      all.cameras.answer();
      await all.settle();
      expect(all.cameras.opened).to.have.length(1);
      expect(all.cameras.on).to.equal(0);
    });
  });

  it('gives the focus back to its button, and forgets the photo', async () => {
    const { camera, screen, settle } = await taken();
    await sendKeys({ press: 'Escape' });
    await screen.until(() => screen.focused === 'Câmera');
    await settle();
    expect(camera.staged('mariana')).to.deep.equal([]);
  });

  it('is off while the page is hidden, and on again with it; a photo stays', async () => {
    const { cameras, camera, screen } = await taken();
    await hideTab();
    await screen.until(() => cameras.on === 0, 'Still on');
    await showTab();
    await screen.until(() => cameras.on === 1, 'Still off');
    expect(camera.photo === undefined).to.equal(false);
  });

  it('leaves a photo that nobody decided about in the draft it was meant for', async () => {
    const { camera, composer, settle, screen } = await taken();
    camera.screen.fill('Legenda', 'O cinza');
    await composer.open('rogerio');
    await settle();
    expect(camera.staged('rogerio')).to.deep.equal([]);
    expect(camera.staged('mariana')).to.have.length(1);
    expect(camera.staged('mariana')[0]).to.include({ caption: 'O cinza' });
    await composer.open('mariana');
    await screen.until(() => composer.files.length === 1);
    await screen.until(() => !('preparing' in camera.staged('mariana')[0]!), 'Not prepared');
  });
});

describe('a camera that gives no picture', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  const WORDS: Record<(typeof CAPTURE_PROBLEMS)[number], RegExp> = {
    denied: /A câmera está bloqueada para esta página\. Permita a câmera nas configurações/,
    missing: /Nenhuma câmera foi encontrada\. Conecte/,
    busy: /Outro programa está usando a câmera\. Feche/,
    lost: /A câmera foi desligada\. Confira/,
    unsupported: /Este navegador não dá acesso à câmera/,
    failed: /A câmera não respondeu\./,
  };
  for (const problem of CAPTURE_PROBLEMS) {
    it(`says that it is ${problem}, and what can be done`, async () => {
      const { camera, cameras, screen } = await ended(problem);
      expect(camera.screen.words).to.match(WORDS[problem]);
      expect(camera.screen.has('Tirar foto')).to.equal(false);
      expect(camera.screen.has('Escolher uma foto')).to.equal(true);
      if (problem === 'unsupported') {
        expect(screen.focused).to.equal('Escolher uma foto');
        return;
      }
      expect(screen.focused).to.equal('Tentar de novo');
      cameras.problem = undefined;
      await sendKeys({ press: 'Enter' });
      await screen.until(() => !camera.screen.isDisabled('Tirar foto'));
      expect(screen.focused).to.equal('Tirar foto');
    });
  }

  it('gives way to a photo of the device, with its caption', async () => {
    const { camera, screen, settle } = await ended('denied');
    expect(camera.picker).to.include({ accept: 'image/*' });
    expect(camera.picker.getAttribute('capture')).to.equal('environment');
    camera.pick(camera.picker, await photoFile('IMG_1.jpg'));
    await settle();
    expect(screen.focused).to.equal('Usar foto');
    camera.screen.fill('Legenda', 'Da galeria');
    camera.screen.press('Usar foto');
    await settle();
    expect(camera.staged('mariana')[0]).to.include({ name: 'IMG_1.jpg', caption: 'Da galeria' });
  });

  it('in the middle keeps the photo that was taken', async () => {
    const { camera, cameras, settle } = await taken();
    cameras.last.lose();
    await settle();
    expect(camera.photo === undefined).to.equal(false);
    camera.screen.press('Usar foto');
    await settle();
    expect(camera.staged('mariana')).to.have.length(1);
  });

  it('in the middle says so, and opens again', async () => {
    const { camera, cameras, screen } = await showing();
    cameras.last.lose();
    await camera.screen.sees('A câmera foi desligada.');
    await screen.until(() => screen.focused === 'Tentar de novo');
    camera.screen.press('Tentar de novo');
    await screen.until(() => cameras.on === 1);
  });
});

describe('a phone whose browser gives no camera', () => {
  const { matchMedia } = window;
  const mediaDevices = Object.getOwnPropertyDescriptor(Navigator.prototype, 'mediaDevices')!;
  beforeEach(() => {
    speak('pt-BR');
    window.matchMedia = (query) =>
      query === '(pointer: coarse)' ? ({ matches: true } as MediaQueryList) : matchMedia(query);
    Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: undefined });
  });
  afterEach(() => {
    window.matchMedia = matchMedia;
    Object.defineProperty(navigator, 'mediaDevices', mediaDevices);
    Reflect.deleteProperty(navigator, 'mediaDevices');
  });
  after(() => speak('en'));

  it('opens its own at once, and its photo is staged', async () => {
    const { camera, screen, settle } = await cameraStage();
    await screen.until(() => screen.has('Câmera'));
    let opened = 0;
    camera.directPicker.addEventListener('click', (event) => {
      event.preventDefault();
      opened += 1;
    });
    screen.press('Câmera');
    expect(opened).to.equal(1);
    camera.pick(camera.directPicker, await photoFile('image.jpg'));
    await turn();
    await settle();
    expect(camera.isOpen).to.equal(false);
    expect(camera.staged('mariana').map(({ name }) => name)).to.deep.equal(['image.jpg']);
    await screen.until(() => screen.focused === 'Mensagem');
  });
});

describe('the camera for everybody', () => {
  after(() => speak('en'));
  for (const lang of ['pt-BR', 'en', 'es']) {
    for (const begin of ['showing', 'taken', 'denied'] as const) {
      it(`is accessible in ${lang}: ${begin}`, async () => {
        speak('pt-BR');
        const all = await { showing, taken, denied: () => ended('denied') }[begin]();
        speak(lang);
        await all.settle();
        await expect(all.camera.element).to.be.accessible();
      });
    }
  }
});
