import { expect, fixture, html } from '@open-wc/testing';
import { openCamera } from '../../src/browser/media/camera.js';
import {
  CaptureError,
  type Camera,
  type CameraChoice,
  type CaptureProblem,
} from '../../src/domain/media-tools.js';
import { paintHalves, streamOf } from '../support/fake-cameras.js';

const never = new AbortController().signal;
const opened: Camera[] = [];

/** The fake camera of the browser. */
const open = async (choice: CameraChoice = {}, signal = never): Promise<Camera> => {
  const camera = await openCamera(choice, signal);
  opened.push(camera);
  return camera;
};

const trackOf = ({ stream }: Camera): MediaStreamTrack => stream.getVideoTracks()[0]!;

const show = async ({ stream }: Pick<Camera, 'stream'>): Promise<HTMLVideoElement> => {
  const video = await fixture<HTMLVideoElement>(
    html`<video autoplay playsinline .muted=${true} .srcObject=${stream}></video>`,
  );
  while (video.videoWidth === 0) await new Promise(requestAnimationFrame);
  return video;
};

const problemOf = (opening: Promise<Camera>): Promise<unknown> =>
  opening.then(
    () => 'none',
    (error: unknown) => (error instanceof CaptureError ? error.code : error),
  );

describe('a camera of the browser', () => {
  afterEach(() => opened.splice(0).forEach((camera) => camera.stop()));

  it('gives a photo in JPEG, as large as its picture, with something to see', async () => {
    const camera = await open();
    const video = await show(camera);
    const photo = await camera.take(video);
    expect(photo.type).to.equal('image/jpeg');
    expect([...new Uint8Array(await photo.slice(0, 3).arrayBuffer())]).to.deep.equal([
      0xff, 0xd8, 0xff,
    ]);
    const picture = await createImageBitmap(photo);
    const { width, height } = trackOf(camera).getSettings();
    expect([picture.width, picture.height]).to.deep.equal([width, height]);
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    expect(data.some((value, index) => index % 4 < 3 && value > 50)).to.equal(true);
  });

  it('is asked for its largest picture', async () => {
    const camera = await open();
    const { width, height } = trackOf(camera).getSettings();
    const can = trackOf(camera).getCapabilities?.();
    if (can?.width?.max) expect([width, height]).to.deep.equal([can.width.max, can.height!.max]);
  });

  it('takes what is seen now, not as in a mirror', async () => {
    const camera = await open();
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
    const video = await show({ stream: streamOf(canvas, paintHalves) });
    video.style.setProperty('transform', 'scaleX(-1)');
    const picture = await createImageBitmap(await camera.take(video));
    const seen = new OffscreenCanvas(64, 48).getContext('2d')!;
    seen.drawImage(picture, 0, 0);
    const [red, , blue] = seen.getImageData(8, 24, 1, 1).data;
    expect(red! > 200 && blue! < 60, `${red} ${blue}`).to.equal(true);
  });

  it('cannot take a photo of nothing', async () => {
    const camera = await open();
    const error = await camera
      .take(document.createElement('video'))
      .catch((cause: unknown) => cause);
    expect(error).to.be.instanceOf(CaptureError).and.to.include({ code: 'failed' });
  });

  it('is among those that can be chosen, and can be chosen itself', async () => {
    const { devices, deviceId } = await open();
    expect(devices.map(({ id }) => id)).to.include(deviceId);
    const again = await open({ deviceId });
    expect(again.deviceId).to.equal(deviceId);
  });

  it('tells when another one is plugged in, until nobody listens', async () => {
    const camera = await open();
    let told = 0;
    const heard = (): Promise<void> =>
      new Promise((resolve) => {
        const undo = camera.watch(() => {
          told += 1;
          undo();
          resolve();
        });
      });
    const first = heard();
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    await first;
    const second = heard();
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    await second;
    expect(told).to.equal(2);
  });

  it('is off once it is stopped, and is not lost then', async () => {
    const camera = await open();
    let lost = false;
    void camera.lost.then(() => (lost = true));
    camera.stop();
    trackOf(camera).dispatchEvent(new Event('ended'));
    await Promise.resolve();
    expect(trackOf(camera).readyState).to.equal('ended');
    expect(lost).to.equal(false);
  });

  it('is off with its signal', async () => {
    const life = new AbortController();
    const camera = await open({}, life.signal);
    expect(trackOf(camera).readyState).to.equal('live');
    life.abort();
    expect(trackOf(camera).readyState).to.equal('ended');
  });

  it('is off when it was given up before it came', async () => {
    const life = new AbortController();
    const { getUserMedia } = navigator.mediaDevices;
    const streams: Promise<MediaStream>[] = [];
    navigator.mediaDevices.getUserMedia = (constraints) => {
      const stream = getUserMedia.call(navigator.mediaDevices, constraints);
      streams.push(stream);
      return stream;
    };
    try {
      const opening = problemOf(openCamera({}, life.signal));
      life.abort();
      expect(await opening).to.equal(life.signal.reason);
      const [stream] = await Promise.all(streams);
      await Promise.resolve();
      expect(stream!.getTracks().map(({ readyState }) => readyState)).to.deep.equal(['ended']);
    } finally {
      Reflect.deleteProperty(navigator.mediaDevices, 'getUserMedia');
    }
  });

  it('says that it is lost when it is unplugged', async function () {
    // Tracks of Firefox hear only what Firefox itself says.
    if (!('chrome' in window)) this.skip();
    const camera = await open();
    trackOf(camera).dispatchEvent(new Event('ended'));
    await camera.lost;
    expect(trackOf(camera).readyState).to.equal('ended');
  });

  const REFUSALS: Record<string, CaptureProblem> = {
    NotAllowedError: 'denied',
    SecurityError: 'denied',
    NotFoundError: 'missing',
    OverconstrainedError: 'missing',
    NotReadableError: 'busy',
    AbortError: 'busy',
    TypeError: 'unsupported',
    InvalidStateError: 'failed',
  };
  for (const [name, problem] of Object.entries(REFUSALS)) {
    it(`is ${problem} after ${name}`, async () => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name));
      try {
        expect(await problemOf(openCamera({}, never))).to.equal(problem);
      } finally {
        Reflect.deleteProperty(navigator.mediaDevices, 'getUserMedia');
      }
    });
  }

  it('is missing when the one that was chosen is not there', async () => {
    expect(await problemOf(openCamera({ deviceId: 'gone' }, never))).to.equal('missing');
  });

  it('is unsupported on an insecure page', async () => {
    Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: undefined });
    try {
      expect(await problemOf(openCamera({}, never))).to.equal('unsupported');
    } finally {
      Reflect.deleteProperty(navigator, 'mediaDevices');
    }
  });

  it('is denied in a frame that may not have one', async () => {
    const frame = await fixture<HTMLIFrameElement>(
      html`<iframe title="framed" allow="camera 'none'"></iframe>`,
    );
    const { mediaDevices } = frame.contentWindow!.navigator;
    navigator.mediaDevices.getUserMedia = (constraints) => mediaDevices.getUserMedia(constraints);
    try {
      expect(await problemOf(openCamera({}, never))).to.equal('denied');
    } finally {
      Reflect.deleteProperty(navigator.mediaDevices, 'getUserMedia');
    }
  });
});
