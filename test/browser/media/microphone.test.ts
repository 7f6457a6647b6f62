import { aTimeout, expect } from '@open-wc/testing';
import { record } from '../../../src/browser/media/microphone.js';
import { toVoice } from '../../../src/browser/media/to-voice.js';
import { CaptureError, type Recording } from '../../../src/domain/media-tools.js';
import { readOggOpus } from '../../../src/domain/ogg.js';
import { isFirefox, setPermission } from '../../harness/page.js';
import { decode, probe } from '../../support/sounds.js';
import { waitUntil } from '../../harness/wait-until.js';

const TOLERANCE_MS = 100;
/** A busy machine may starve the fake microphone. */
const RETRIES = 5;

const { mediaDevices } = navigator;
const ask = mediaDevices.getUserMedia.bind(mediaDevices);
const { MediaRecorder: RealRecorder } = globalThis;

/** The microphones that were given, and how they are given. */
const microphones = {
  given: [] as MediaStream[],
  give: ask,
  areOff: () =>
    microphones.given.every((stream) =>
      stream.getTracks().every(({ readyState }) => readyState === 'ended'),
    ),
  unplug: () => {
    for (const stream of microphones.given) {
      for (const track of stream.getTracks()) {
        track.stop(); // which fires nothing when the page does it
        track.dispatchEvent(new Event('ended'));
      }
    }
  },
};

const recorders: MediaRecorder[] = [];
let starts = 0;

const start = async (signal = new AbortController().signal) => {
  const recording = await record(signal);
  return { recording, began: performance.now() };
};

const problemOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => 'records',
    (error: unknown) => (error instanceof CaptureError ? error.code : error),
  );

const refuse = (name: string) => () => Promise.reject(new DOMException('no', name));

const isLost = (recording: Recording): Promise<boolean> =>
  Promise.race([recording.lost.then(() => true), aTimeout(0).then(() => false)]);

const durationOf = async (sound: Blob): Promise<number> => (await decode(sound)).duration * 1000;

describe('the microphone', () => {
  beforeEach(() => {
    microphones.given = [];
    microphones.give = ask;
    recorders.length = 0;
    starts = 0;
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await microphones.give(constraints);
      microphones.given.push(stream);
      return stream;
    };
    globalThis.MediaRecorder = class extends RealRecorder {
      constructor(...args: ConstructorParameters<typeof RealRecorder>) {
        super(...args);
        recorders.push(this);
      }
      override start(ms?: number) {
        starts += 1;
        super.start(ms);
      }
    };
  });

  afterEach(() => {
    for (const stream of microphones.given) for (const track of stream.getTracks()) track.stop();
    mediaDevices.getUserMedia = ask;
    globalThis.MediaRecorder = RealRecorder;
  });

  it('records as long as is spoken, and makes of it a voice note that plays as long', async function () {
    this.retries(RETRIES);
    const { recording, began } = await start();
    await aTimeout(2300);
    const spoken = performance.now() - began;
    const recorded = await recording.stop();
    const { blob, durationMs, voice, waveform } = await toVoice(recorded);
    expect(voice).to.equal(true);
    expect(waveform).to.have.lengthOf(64);
    expect(readOggOpus(new Uint8Array(await blob.arrayBuffer()))).to.deep.equal({
      channels: 1,
      durationMs,
    });
    expect(durationMs).to.be.closeTo(spoken, TOLERANCE_MS);
    expect(await durationOf(blob)).to.be.closeTo(spoken, TOLERANCE_MS);
    const told = await probe(blob);
    if (!told) return;
    expect(told.format.format_name).to.equal('ogg');
    expect(told.streams[0]).to.include({ codec_name: 'opus', channels: 1 });
    expect(Number(told.format.duration) * 1000).to.be.closeTo(spoken, TOLERANCE_MS);
  });

  it('leaves out what is said while it pauses', async function () {
    this.retries(RETRIES);
    const { recording, began } = await start();
    await aTimeout(700);
    recording.pause();
    recording.pause();
    const paused = performance.now();
    await aTimeout(900);
    const silent = performance.now() - paused;
    recording.resume();
    recording.resume();
    await aTimeout(700);
    const spoken = performance.now() - began - silent;
    const { durationMs } = await toVoice(await recording.stop());
    expect(durationMs).to.be.closeTo(spoken, TOLERANCE_MS);
  });

  it('can be stopped while it pauses', async function () {
    this.retries(RETRIES);
    const { recording, began } = await start();
    await aTimeout(600);
    recording.pause();
    const spoken = performance.now() - began;
    await aTimeout(400);
    const { durationMs } = await toVoice(await recording.stop());
    expect(durationMs).to.be.closeTo(spoken, TOLERANCE_MS);
    expect(microphones.areOff()).to.equal(true);
  });

  it('tells how loud it is, and nothing while it pauses', async function () {
    if (isFirefox()) this.skip(); // hears nothing on a machine without a sound card
    const { recording } = await start();
    await waitUntil(() => recording.level() > 0, 'the fake microphone beeps', { timeout: 20_000 });
    expect(recording.level()).to.be.within(0, 1);
    recording.pause();
    for (let looks = 0; looks < 20; looks += 1) {
      expect(recording.level()).to.equal(0);
      await aTimeout(60);
    }
    await recording.stop();
    expect(recording.level()).to.equal(0);
  });

  it('gives what was recorded so far, and goes on', async () => {
    const { recording } = await start();
    await aTimeout(2200);
    const part = await durationOf(await recording.soFar());
    expect(part).to.be.greaterThan(1000); // Firefox may keep its last second to itself
    await aTimeout(500);
    const whole = await durationOf(await recording.stop());
    expect(whole).to.be.greaterThan(part);
    expect(await durationOf(await recording.soFar())).to.equal(whole);
  });

  it('turns the device off when it stops, and gives the same to whoever stops it again', async () => {
    const { recording } = await start();
    await aTimeout(300);
    const first = await recording.stop();
    expect(microphones.areOff()).to.equal(true);
    expect((await recording.stop()).size).to.equal(first.size);
    recording.pause();
    recording.resume();
    expect(await isLost(recording)).to.equal(false);
  });

  const refusals = [
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
    ['NotSupportedError', 'unsupported'],
    ['InvalidStateError', 'failed'],
  ] as const;
  for (const [name, code] of refusals) {
    it(`says ${code} when the browser answers ${name}`, async () => {
      microphones.give = refuse(name);
      expect(await problemOf(start())).to.equal(code);
    });
  }

  it('says unsupported on a page that may not ask, and in a browser that does not record', async () => {
    Object.defineProperty(navigator, 'mediaDevices', { value: undefined, configurable: true });
    try {
      expect(await problemOf(start())).to.equal('unsupported');
    } finally {
      Reflect.deleteProperty(navigator, 'mediaDevices');
    }
    globalThis.MediaRecorder.isTypeSupported = () => false;
    expect(await problemOf(start())).to.equal('unsupported');
    Reflect.deleteProperty(globalThis, 'MediaRecorder');
    expect(await problemOf(start())).to.equal('unsupported');
    expect(microphones.given).to.deep.equal([]);
  });

  it('turns the device off when the recorder does not begin', async () => {
    globalThis.MediaRecorder.prototype.start = () => {
      throw new DOMException('no', 'NotSupportedError');
    };
    expect(await problemOf(start())).to.equal('failed');
    expect(microphones.areOff()).to.equal(true);
  });

  it('asks nobody when it is given up before', async () => {
    expect(await problemOf(record(AbortSignal.abort('given up')))).to.equal('given up');
    expect(microphones.given).to.deep.equal([]);
  });

  it('turns off what is given after it was given up', async () => {
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    microphones.give = async (constraints) => {
      await answered;
      return ask(constraints);
    };
    const giveUp = new AbortController();
    const asked = problemOf(record(giveUp.signal));
    giveUp.abort('given up');
    expect(await asked).to.equal('given up');
    answer();
    await waitUntil(() => microphones.given.length === 1 && microphones.areOff());
    expect(recorders).to.deep.equal([]);
  });

  it('ends with the signal it was opened with, and keeps what was recorded', async () => {
    const giveUp = new AbortController();
    const { recording } = await start(giveUp.signal);
    await aTimeout(500);
    giveUp.abort();
    expect(microphones.areOff()).to.equal(true);
    expect(await isLost(recording)).to.equal(false);
    expect(await durationOf(await recording.stop())).to.be.greaterThan(300);
  });

  const losses = {
    'is unplugged': microphones.unplug,
    breaks: () => void recorders[0]!.dispatchEvent(new Event('error')),
    'ends by itself': () => recorders[0]!.stop(),
  };
  for (const [name, lose] of Object.entries(losses)) {
    it(`tells when it ${name}, and keeps what was recorded`, async () => {
      const { recording } = await start();
      await aTimeout(1300);
      lose();
      await recording.lost;
      expect(microphones.areOff()).to.equal(true);
      expect(await durationOf(await recording.stop())).to.be.greaterThan(1000);
      expect(recorders.map(({ state }) => state)).to.deep.equal(['inactive']);
    });
  }

  it('does not begin anew after it broke', async () => {
    const { recording } = await start();
    recorders[0]!.stop(); // a recorder that breaks is inactive when it says so
    recorders[0]!.dispatchEvent(new Event('error'));
    await recording.stop();
    expect(starts).to.equal(1);
  });

  it('tells when the agent takes the permission away, and keeps what was recorded', async function () {
    if (isFirefox()) this.skip(); // its driver has no command for that
    const { recording } = await start();
    await aTimeout(1300);
    await setPermission('microphone', 'denied');
    try {
      await recording.lost;
      expect(microphones.areOff()).to.equal(true);
      const note = await toVoice(await recording.stop());
      expect(note.voice).to.equal(true);
      expect(note.durationMs).to.be.greaterThan(1000);
    } finally {
      await setPermission('microphone', 'granted');
    }
  });
});
