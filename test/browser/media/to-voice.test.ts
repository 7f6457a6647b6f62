import { expect } from '@open-wc/testing';
import {
  BlobSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  Input,
  OggOutputFormat,
  Output,
  WEBM,
  WebMOutputFormat,
  type EncodedPacket,
  type OutputFormat,
} from 'mediabunny';
import { toVoice } from '../../../src/browser/media/to-voice.js';
import { CaptureError } from '../../../src/domain/media-tools.js';
import { readOggOpus } from '../../../src/domain/ogg.js';
import { decode, pitchOf, probe, sampleOf } from '../../support/sounds.js';

const LENGTH_MS = 1500;
const TOLERANCE_MS = 100;

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

const problemOf = (made: Promise<unknown>): Promise<unknown> =>
  made.then(
    () => 'made',
    (error: unknown) => (error instanceof CaptureError ? error.code : error),
  );

/** The sample again and again, for so many seconds, by a clock that begins as told. */
const longer = async (
  name: string,
  seconds: number,
  format: OutputFormat,
  began = 0,
): Promise<Blob> => {
  const sample = new Input({ source: new BlobSource(await sampleOf(name)), formats: [WEBM] });
  const track = (await sample.getPrimaryAudioTrack())!;
  const decoderConfig = (await track.getDecoderConfig())!;
  const packets: EncodedPacket[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const source = new EncodedAudioPacketSource('opus');
  output.addAudioTrack(source);
  await output.start();
  for (let at = 0; at * 0.02 < seconds; at += 1) {
    const packet = packets[at % (packets.length - 1)]!;
    await source.add(packet.clone({ timestamp: began + at * 0.02, duration: 0.02 }), {
      decoderConfig,
    });
  }
  await output.finalize();
  return new Blob([target.buffer!]);
};

const { AudioEncoder: RealEncoder } = globalThis;
const withoutEncoder = (): void => void Reflect.deleteProperty(globalThis, 'AudioEncoder');

describe('toVoice', () => {
  afterEach(() => {
    globalThis.AudioEncoder = RealEncoder;
  });

  for (const name of [
    'mono-opus.ogg',
    'mono-opus.webm',
    'mono-opus.mp4',
    'stereo-opus.ogg',
    'stereo-opus.webm',
    'mono-aac.mp4',
    'stereo-aac.mp4',
    'mono-vorbis.ogg',
  ]) {
    it(`makes a voice note of ${name}`, async () => {
      const note = await toVoice(await sampleOf(name));
      expect(note.voice).to.equal(true);
      expect(note.blob.type).to.equal('audio/ogg; codecs=opus');
      expect(readOggOpus(await bytesOf(note.blob))).to.deep.equal({
        channels: 1,
        durationMs: note.durationMs,
      });
      expect(note.durationMs).to.be.closeTo(LENGTH_MS, TOLERANCE_MS);
      const heard = await decode(note.blob);
      expect(heard.duration * 1000).to.be.closeTo(LENGTH_MS, TOLERANCE_MS);
      expect(pitchOf(heard)).to.be.closeTo(440, 3);
      const told = await probe(note.blob);
      if (!told) return;
      expect(told.format.format_name).to.equal('ogg');
      expect(told.streams).to.have.lengthOf(1);
      expect(told.streams[0]).to.include({ codec_name: 'opus', channels: 1 });
      expect(Number(told.format.duration) * 1000).to.be.closeTo(LENGTH_MS, TOLERANCE_MS);
    });
  }

  it('leaves every byte of an Ogg with one channel as it is, whatever it is called', async () => {
    const recorded = new Blob([await sampleOf('mono-opus.ogg')], { type: 'audio/webm' });
    const { blob } = await toVoice(recorded);
    expect(await bytesOf(blob)).to.deep.equal(await bytesOf(recorded));
  });

  it('copies Opus of one channel without encoding it again', async () => {
    withoutEncoder();
    for (const name of ['mono-opus.webm', 'mono-opus.mp4']) {
      expect((await toVoice(await sampleOf(name))).voice, name).to.equal(true);
    }
  });

  it('gives back the recording where the browser cannot encode Opus', async () => {
    withoutEncoder();
    for (const name of ['stereo-opus.ogg', 'stereo-opus.webm', 'mono-aac.mp4']) {
      const recorded = await sampleOf(name);
      const note = await toVoice(recorded);
      expect(note.voice, name).to.equal(false);
      expect(note.blob, name).to.equal(recorded);
      expect(note.durationMs, name).to.be.closeTo(LENGTH_MS, TOLERANCE_MS);
      expect(note.waveform, name).to.have.lengthOf(64);
    }
  });

  it('draws a waveform of the sound', async () => {
    const { waveform } = await toVoice(await sampleOf('mono-opus.webm'));
    expect(waveform).to.have.lengthOf(64);
    expect(Math.max(...waveform)).to.equal(1);
    expect(Math.min(...waveform.slice(2, -2))).to.be.within(0.9, 1);
  });

  it('draws none of what is too long to decode at once, and still tells its length', async () => {
    const note = await toVoice(await longer('mono-opus.webm', 1100, new OggOutputFormat()));
    expect(note).to.deep.include({ waveform: [], voice: true });
    expect(note.durationMs).to.be.closeTo(1_100_000, TOLERANCE_MS);
    withoutEncoder();
    const sound = await toVoice(await longer('stereo-opus.webm', 1100, new WebMOutputFormat()));
    expect(sound).to.deep.include({ waveform: [], voice: false });
    expect(sound.durationMs).to.be.closeTo(1_100_000, TOLERANCE_MS);
  });

  it('counts no silence before a recording whose clock does not begin at zero', async () => {
    for (const name of ['mono-opus.webm', 'stereo-opus.webm']) {
      const note = await toVoice(await longer(name, 3, new WebMOutputFormat(), 5));
      expect(note.voice, name).to.equal(true);
      expect(note.durationMs, name).to.be.closeTo(3000, TOLERANCE_MS);
      expect((await decode(note.blob)).duration * 1000, name).to.be.closeTo(3000, TOLERANCE_MS);
    }
  });

  const damaged = {
    'nothing at all': new Blob([]),
    'one byte': new Blob(['O']),
    'a page': new Blob(['<!doctype html><p>OggS'], { type: 'audio/webm' }),
    'an Ogg that ends after its name': new Blob(['OggS'], { type: 'audio/ogg' }),
    'noise that is too long to decode at once': new Blob([new Uint8Array(5 * 2 ** 20).fill(7)]),
  };
  for (const [name, recorded] of Object.entries(damaged)) {
    it(`refuses ${name}`, async () => {
      expect(await problemOf(toVoice(recorded))).to.equal('failed');
    });
  }

  it('keeps what can be heard of a recording that is cut off', async () => {
    const whole = await sampleOf('mono-opus.ogg');
    const note = await toVoice(whole.slice(0, whole.size - 700));
    expect(note.voice).to.equal(true);
    expect((await decode(note.blob)).duration).to.be.greaterThan(0.5);
  });
});
